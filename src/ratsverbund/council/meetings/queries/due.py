"""What meetings ask of somebody: to invite, to open, to record, to come."""

from datetime import timedelta
from typing import Any

from django.db.models import Case, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.access import within
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.roles import KEEPERS, PREPARERS
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.due import Due
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.organizations.models import Membership
from ratsverbund.ui.formats import write_date, write_time

AHEAD = timedelta(weeks=6)
State = Meeting.State


def due(actor: Any) -> list[Due]:
    """Meetings to convene, open, record or come to, in the order of their days; one statement."""
    now = timezone.now()
    # An agenda with items that nobody has released is released first; agendas asks for that.
    waits = Q(four_eyes=True, released_at=None, pk__in=AgendaItem.objects.values("meeting"))
    planned = Q(state=State.PLANNED, starts_at__lte=now + AHEAD) & ~waits
    begun = Q(state=State.RUNNING) | Q(
        state=State.CONVENED, starts_at__date__lte=timezone.localdate()
    )
    invited = Q(state=State.CONVENED, starts_at__gte=now, starts_at__lte=now + AHEAD) & seat(actor)
    mine = coming = Q(pk__in=[])
    for role in roles_of(actor):
        own = within(role, "")
        if role["kind"] in PREPARERS:
            mine |= own & planned
        if role["kind"] in KEEPERS:
            mine |= own & begun
        if role["kind"] == Role.Kind.MEMBER:
            coming |= own & invited
    meetings = (
        Meeting.objects.filter(mine | coming)
        .annotate(to_act=Case(When(mine, then=True), default=False))
        .select_related("organization")
        .order_by("starts_at")
    )
    return [line(each) if each.to_act else invitation(each) for each in meetings]


def seat(actor: Any) -> Q:
    """The meetings in which the account's person has a seat; all, if it belongs to no person."""
    if getattr(actor, "person_id", None) is None:
        return Q()
    seats = Membership.objects.on(timezone.localdate()).filter(person=actor.person_id)
    return Q(organization__in=seats.values("organization"))


def invitation(meeting: Meeting) -> Due:
    """One meeting a member is invited to."""
    day = local_day(meeting.starts_at)
    title = f"{meeting.organization}, {write_date(day)}"
    reason = _("Sie sind eingeladen: %(time)s, %(place)s.") % {
        "time": write_time(meeting.starts_at), "place": meeting.place,
    }  # fmt: skip
    address = reverse("meetings:meeting", args=[meeting.pk])
    return Due("read", _("Meine nächsten Sitzungen"), title, address, _("Lesen"), day, reason)


def line(meeting: Meeting) -> Due:
    """One meeting as a line of the start page."""
    day = local_day(meeting.starts_at)
    title = f"{meeting.organization}, {write_date(day)}"
    if meeting.state == State.PLANNED and meeting.kind == Meeting.Kind.ASSEMBLY:
        reason = _("Zeit und Ort stehen fest; eingeladen wird durch öffentliche Bekanntmachung.")
        address = reverse("agendas:announce", args=[meeting.pk])
        return Due(
            "prepare", _("Einwohnerversammlung"), title, address, _("Bekanntmachen"), None, reason
        )
    if meeting.state == State.PLANNED:
        if meeting.unreleased:
            reason = _("Noch steht kein Punkt auf der Tagesordnung.")
            address = reverse("agendas:agenda", args=[meeting.pk])
            verb = _("Tagesordnung aufstellen")
            return Due("prepare", _("Sitzung"), title, address, verb, meeting.invite_until, reason)
        reason = _("Die Ladungsfrist ist nicht erfasst; prüfen Sie die Geschäftsordnung.")
        if meeting.invite_until:
            reason = _("Die Einladung muss spätestens am %(day)s hinausgehen.") % {
                "day": write_date(meeting.invite_until)
            }
        address = reverse("invitations:invite", args=[meeting.pk])
        return Due(
            "prepare", _("Sitzung"), title, address, _("Einladen"), meeting.invite_until, reason
        )
    address = reverse("meetings:meeting", args=[meeting.pk])
    if meeting.state == State.RUNNING:
        reason = _("Die Sitzung läuft; Ergebnisse fehlen noch oder sie ist nicht geschlossen.")
        return Due("prepare", _("Sitzung"), title, address, _("Ergebnisse erfassen"), day, reason)
    reason = _("Die Einladung ist hinausgegangen, die Sitzung beginnt.")
    return Due("prepare", _("Sitzung"), title, address, _("Sitzung eröffnen"), day, reason)
