"""Staff at a meeting: the mayor names them, the chair of a committee agrees (§ 18 HS)."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.staff_attendance import StaffFacts, staff_attendance
from ratsverbund.council.invitations.models import StaffAttendance
from ratsverbund.council.invitations.policies import may_answer_staff, may_name_staff
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization

State = StaffAttendance.State


@operation("invitations.name_staff")
def name_staff(
    meeting: Meeting, name: str, *, actor: Any, office: str = "", email: str = ""
) -> StaffAttendance:
    """Name somebody of the staff to attend; in the council that settles it.

    Source: § 18 Hauptsatzung. Raises: NotAllowed, InvalidInput, IllegalTransition.
    """
    meeting = Meeting.objects.select_related("organization", "body").get(pk=meeting.pk)
    require(may_name_staff, actor, meeting)
    check_open(meeting)
    if not name.strip():
        raise InvalidInput(_("Nennen Sie den Namen."), "name")
    if meeting.staff.filter(name=name.strip()).exists():
        raise InvalidInput(_("Diese Person ist schon genannt."), "name")
    decision = attending(meeting, [name.strip()], None)
    final = decision.known and name.strip() in decision.settled
    staff = StaffAttendance.objects.create(
        meeting=meeting, name=name.strip(), office=office.strip(), email=email.strip(),
        named_by=str(actor), basis=decision.as_json(),
        state=State.AGREED if final else State.ASKED,
    )  # fmt: skip
    change = {"name": staff.name, "state": staff.state}
    record(name_staff, staff, actor=actor, change=change, basis=decision)
    return staff


@operation("invitations.answer_staff")
def answer_staff(staff: StaffAttendance, *, agreed: bool, actor: Any) -> StaffAttendance:
    """Agree, or refuse to agree, that somebody of the staff attends.

    Source: § 18 Hauptsatzung. Raises: NotAllowed, IllegalTransition.
    """
    staff = (
        StaffAttendance.objects.select_for_update(of=("self",))
        .select_related("meeting__organization", "meeting__body")
        .get(pk=staff.pk)
    )
    require(may_answer_staff, actor, staff)
    check_open(staff.meeting)
    decision = attending(staff.meeting, [staff.name], [staff.name] if agreed else [])
    change = advance(
        staff, State.AGREED if agreed else State.REFUSED, answered_by=str(actor),
        answered_at=timezone.now(), basis=decision.as_json(),
    )  # fmt: skip
    record(answer_staff, staff, actor=actor, change=change, basis=decision)
    return staff


def attending(
    meeting: Meeting, named: list[str], agreed: list[str] | None
) -> Decision[tuple[str, ...]]:
    """Who attends by the law of the meeting's day."""
    day = local_day(meeting.starts_at)
    council = meeting.organization.organization_type == Organization.Type.COUNCIL
    facts = StaffFacts(
        "council" if council else "committee", tuple(named),
        None if agreed is None else tuple(agreed), (day - timezone.localdate()).days,
    )  # fmt: skip
    return staff_attendance(law_of(meeting.body, day), facts)


def check_open(meeting: Meeting) -> None:
    """Refuse to change who attends a meeting that is over. Raises: IllegalTransition."""
    if meeting.state in (Meeting.State.CLOSED, Meeting.State.CANCELLED):
        raise IllegalTransition(
            _("Die Sitzung ist %(state)s; wer teilnimmt, steht fest.")
            % {"state": meeting.get_state_display()}
        )
