"""My feed, my e-mails; and what a body's administration releases."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.desk import operations, queries
from ratsverbund.council.desk.forms import PreferenceForm, ReleaseForm
from ratsverbund.ui.submission import accepted, form_page


@login_required
def calendar(request):
    """Show the feed; on POST, make a fresh secret (shown once) or revoke it."""
    address = ""
    if request.POST.get("act") == "make":
        secret = operations.make_feed(actor=request.user)
        address = request.build_absolute_uri(reverse("desk:feed", args=[secret]))
    elif request.method == "POST":
        operations.revoke_feed(actor=request.user)
        messages.success(request, _("Die Adresse gilt nicht mehr."))
        return redirect("desk:calendar")
    context = {"feed": queries.feed_of(request.user), "address": address}
    answer = render(request, "desk/calendar.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@login_required
def preference(request):
    """Say when to get an e-mail."""
    known = queries.preference_of(request.user)
    initial = {name: getattr(known, name) for name in ("rhythm", "invitation", "late", "result")}
    form = PreferenceForm(request.POST or None, initial=initial)
    if accepted(form, lambda **typed: operations.set_preference(actor=request.user, **typed)):
        messages.success(request, _("Ihre Einstellung ist gespeichert."))
        return redirect("desk:preference")
    lead = _(
        "Die Mail nennt Sitzung und Zahl der Neuigkeiten, keinen Inhalt. Die Ladung selbst kommt "
        "immer auf Ihrem Zustellweg, unabhängig von dieser Einstellung."
    )
    return form_page(
        request, form, title=_("Benachrichtigung"), submit=_("Speichern"), lead=lead,
        back=reverse("desk:mine"),
    )  # fmt: skip


@login_required
def releases(request):
    """Show which of my bodies let non-public papers be kept on devices."""
    return render(request, "desk/releases.html", {"bodies": queries.held_bodies(request.user)})


@login_required
def release(request, pk):
    """Release a body's non-public papers for taking along, or end it."""
    body = get_object_or_404(queries.held_bodies(request.user), pk=pk)
    known = getattr(body, "offline_release", None)
    if known and request.POST.get("act") == "end":
        operations.end_offline(known, actor=request.user)
        return redirect("desk:releases")
    form = ReleaseForm(request.POST or None)
    if accepted(form, lambda reason: operations.release_offline(body, reason, actor=request.user)):
        messages.success(request, _("Die Freigabe ist eingetragen."))
        return redirect("desk:releases")
    lead = _(
        "Danach dürfen Mitglieder auch nichtöffentliche Unterlagen auf ihrem Gerät mitnehmen. "
        "Sie liegen dort so sicher wie das Gerät selbst."
    )
    return form_page(
        request, form, title=_("Freigeben: %(name)s") % {"name": body}, submit=_("Freigeben"),
        lead=lead, back=reverse("desk:releases"),
    )  # fmt: skip
