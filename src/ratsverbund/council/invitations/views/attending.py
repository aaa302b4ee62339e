"""Who else attends: staff, the equality officer; and where persons get their post."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.invitations import operations, policies, queries
from ratsverbund.council.invitations.addressees import addressees
from ratsverbund.council.invitations.forms import (
    ClaimForm,
    ContactForm,
    OpinionForm,
    StaffForm,
    TagForm,
)
from ratsverbund.council.invitations.models import Contact
from ratsverbund.council.invitations.views.inviting import meeting_for
from ratsverbund.council.invitations.views.reach import trail
from ratsverbund.kernel.policies import require
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted, form_page


@login_required
def staff(request, pk):
    """Show who of the staff attends; name somebody, or agree."""
    meeting = meeting_for(request, pk)
    may_name = policies.may_name_staff(request.user, meeting)
    form = StaffForm(request.POST or None)
    if request.method == "POST":
        require(policies.may_name_staff, request.user, meeting)
    if accepted(form, lambda **typed: operations.name_staff(meeting, actor=request.user, **typed)):
        return redirect("invitations:staff", pk)
    context = {
        "meeting": meeting,
        "staff": queries.staff_for(request.user).filter(meeting=meeting),
        "may_name": may_name,
        "may_answer": policies.may_answer_staff(request.user, meeting),
        "form": form,
        "breadcrumb": trail(meeting, _("Verwaltung")),
    }
    return render(request, "invitations/staff.html", context, status=422 if form.errors else 200)


@login_required
def consent(request, pk):
    """Agree to somebody of the staff, or refuse."""
    found = get_object_or_404(queries.staff_for(request.user), pk=pk)
    if request.method == "POST":
        agreed = request.POST.get("antwort") == "ja"
        operations.answer_staff(found, agreed=agreed, actor=request.user)
        messages.success(request, _("Ihre Antwort ist festgehalten."))
    return redirect("invitations:staff", found.meeting_id)


@login_required
def equality(request, pk):
    """Show how a paper concerns the equality officer; tag, claim or comment on it."""
    paper = get_object_or_404(queries.equality_papers(request.user), pk=pk)
    show_body(request, paper.body_id)
    matter = queries.matter_of(paper)
    may_claim = policies.may_claim(request.user, paper)
    act = request.POST.get("akt")
    tags = TagForm(
        request.POST if act == "tags" else None, words=queries.matters(paper),
        initial={"tags": matter.tags},
    )  # fmt: skip
    claim = ClaimForm(request.POST if act == "claim" else None)
    opinion = OpinionForm(request.POST if act == "opinion" else None)
    acts = (
        (tags, lambda tags: operations.tag_paper(paper, tags, actor=request.user)),
        (claim, lambda reason: operations.claim_paper(paper, reason, actor=request.user)),
        (opinion, lambda statement: operations.state_opinion(paper, statement, actor=request.user)),
    )
    if any(accepted(form, run) for form, run in acts):
        return redirect("invitations:equality", pk)
    context = {
        "paper": paper,
        "matter": matter,
        "decision": queries.involvement(matter).as_json(),
        "forms": {"tags": tags, "claim": claim, "opinion": opinion},
        "may_claim": may_claim,
    }
    return render(request, "invitations/equality.html", context, status=422 if act else 200)


@login_required
def contact(request, pk):
    """Say where somebody gets invitations."""
    person = get_object_or_404(addressees(request.user).select_related("contact"), pk=pk)
    known = getattr(person, "contact", None) or Contact(person=person)
    initial = {"channel": known.channel, "email": known.email, "address": known.address}
    form = ContactForm(request.POST or None, initial=initial)
    if accepted(form, lambda **typed: operations.set_contact(person, actor=request.user, **typed)):
        messages.success(request, _("Der Zustellweg ist gespeichert."))
        return redirect("persons:person_page", pk)
    return form_page(
        request, form, title=_("Zustellweg: %(name)s") % {"name": person},
        submit=_("Speichern"), back=reverse("persons:person_page", args=[pk]),
    )  # fmt: skip
