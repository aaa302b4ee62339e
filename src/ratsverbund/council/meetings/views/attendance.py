"""Who is in the room: who came, who left, who is kept out of an item."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.exclusion import BiasFacts
from ratsverbund.council.meetings import forms, operations, policies, queries
from ratsverbund.council.meetings.models import Exclusion, Meeting
from ratsverbund.council.meetings.views.reach import item_for, meeting_for, trail
from ratsverbund.kernel.policies import require
from ratsverbund.people.persons.models import Person
from ratsverbund.ui.submission import accepted, form_page


@login_required
def attendance(request, pk):
    """Show who is there and record who came: everyone but the exceptions in one go."""
    meeting = meeting_for(request, pk)
    require(policies.may_keep_record, request.user, meeting)
    seats = queries.seats_of(meeting)
    form = come_form(request.POST or None, meeting, seats)
    if accepted(form, partial(came, request.user, meeting, seats, form)):
        return redirect("meetings:attendance", pk)
    return attendance_page(request, meeting, seats, come=form)


def come_form(typed, meeting, seats):
    """The form of arrivals; before the first one all members are ticked."""
    choices = forms.absent_choices(seats)
    form = forms.MomentForm(typed, meeting=meeting, label=_("Anwesend"), choices=choices)
    if not any(seat.arrivals for seat in seats):
        form.fields["people"].initial = [key for key, _name in choices]
    return form


def came(actor, meeting, seats, form, *, people, **_when):
    """Record the ticked members."""
    members = {str(seat.membership.pk): seat.membership for seat in seats}
    return operations.admit_all(
        meeting, [members[key] for key in people], actor=actor, at=form.moment()
    )


@login_required
def leave(request, pk):
    """Record who left."""
    meeting = meeting_for(request, pk)
    require(policies.may_keep_record, request.user, meeting)
    seats = queries.seats_of(meeting)
    form = leave_form(request.POST or None, meeting, seats)
    rows = {str(row.pk): row for seat in seats for row in seat.arrivals}
    if accepted(
        form,
        lambda people, **_when: operations.dismiss_all(
            meeting, [rows[key] for key in people], actor=request.user, at=form.moment()
        ),
    ):
        return redirect("meetings:attendance", pk)
    return attendance_page(request, meeting, seats, go=form)


def leave_form(typed, meeting, seats):
    """The form of departures."""
    there = [
        (row.pk, str(row.person)) for seat in seats for row in seat.arrivals if row.left_at is None
    ]
    return forms.MomentForm(
        typed, meeting=meeting, label=_("Gegangen"), choices=there, prefix="gegangen"
    )


def attendance_page(request, meeting, seats, *, come=None, go=None):
    """Answer with both forms and the table of who is there."""
    arrivals = [row for seat in seats for row in seat.arrivals]
    there = queries.count_presence(arrivals, max(timezone.now(), meeting.starts_at))
    come = come or come_form(None, meeting, seats)
    go = go or leave_form(None, meeting, seats)
    context = {
        "meeting": meeting,
        "seats": seats,
        "there": there,
        "quorum": queries.quorum_shown(meeting, there),
        "running": meeting.state == Meeting.State.RUNNING,
        "come": come,
        "go": go,
        "breadcrumb": trail(meeting, _("Anwesenheit")),
    }
    status = 422 if come.errors or go.errors else 200
    return render(request, "meetings/attendance.html", context, status=status)


@login_required
def exclude(request, pk):
    """Keep a member out of an item."""
    item = item_for(request, pk)
    require(policies.may_keep_record, request.user, item.meeting)
    persons = persons_of(queries.seats_of(item.meeting))
    form = forms.ExclusionForm(request.POST or None, choices=persons.items())
    back = reverse("decisions:decide", args=[pk])
    if accepted(form, partial(excluded, request.user, item)):
        messages.success(request, _("Die Ausschließung ist festgehalten."))
        return redirect(back)
    return form_page(
        request, form, title=_("Mitglied ausschließen"), submit=_("Ausschließen"), back=back,
        breadcrumb=trail(item.meeting, str(item)),
        lead=_("Das Mitglied zählt zu diesem Punkt nicht als anwesend und stimmt nicht mit."),
    )  # fmt: skip


def excluded(actor, item, *, person, ties, reason, place):
    """Exclude the chosen person."""
    chosen = get_object_or_404(Person, pk=person)
    facts = BiasFacts(**dict.fromkeys(ties, True))
    return operations.exclude_member(item, chosen, reason, actor=actor, facts=facts, place=place)


def persons_of(seats):
    """Everyone who may take part: holders of seats and their deputies."""
    persons = {seat.membership.person_id: forms.named(seat) for seat in seats}
    for seat in seats:
        for each in seat.deputies:
            persons.setdefault(each["person"], f"{each['given']} {each['family']}")
    return persons


@login_required
def lift(request, pk):
    """Take back an exclusion before the item is decided."""
    exclusion = Exclusion.objects.select_related("person", "item").filter(pk=pk).first()
    if exclusion is None:
        raise Http404
    item = item_for(request, exclusion.item_id)
    form = forms.ReasonForm(request.POST or None)
    back = reverse("decisions:decide", args=[item.pk])
    if accepted(
        form, lambda reason: operations.lift_exclusion(exclusion, reason, actor=request.user)
    ):
        return redirect(back)
    title = _("Ausschließung aufheben: %(person)s") % {"person": exclusion.person}
    return form_page(
        request, form, title=title, submit=_("Aufheben"), back=back,
        breadcrumb=trail(item.meeting, str(item)),
    )  # fmt: skip
