"""Who reads the members' edition of a meeting book: who sits there, stands in, may listen."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from ratsverbund.charter.engine import CharterError, Decision
from ratsverbund.charter.rules.committee_access import AccessFacts, committee_access
from ratsverbund.council.invitations.models import Book
from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.council.meetings.queries import preparing
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Deputy, Membership, Organization

Part, Type = Membership.Role, Organization.Type
CHAIRS = (Part.CHAIR, Part.FIRST_DEPUTY, Part.DEPUTY)
DAY: Any = OuterRef("meeting__starts_at__date")


def opened_by(actor: Any) -> Q:
    """The books an account may open, as a condition on books.

    The public edition: whoever sees the meeting. The whole one: who prepares the meeting, who
    votes or presides in an organization that meets, and who stands in for such a member there.
    """
    public = Q(edition=Book.Edition.PUBLIC)
    person = getattr(actor, "person_id", None)
    theirs = in_role(actor) if person is None else seated(person) | standing_in(person)
    return public | preparing(actor, "meeting__") | theirs


def in_role(actor: Any) -> Q:
    """The meetings of the organizations for which an account without a person has its role."""
    own = [
        role["organization"] for role in roles_of(actor)
        if role["kind"] == Role.Kind.MEMBER and role["organization"] is not None
    ]  # fmt: skip
    joint = joint_meetings(OuterRef("meeting")).filter(organization__in=own)
    return Q(meeting__organization__in=own) | Q(Exists(joint))


def seated(person: int) -> Q:
    """The meetings at which somebody votes or presides on that day."""
    joint = joint_meetings(OuterRef(OuterRef("meeting")))
    meets = Q(organization=OuterRef("meeting__organization")) | Exists(
        joint.filter(organization=OuterRef("organization"))
    )
    seats = Membership.objects.on(DAY).filter(meets, person=person)
    return Q(Exists(seats.filter(Q(voting_right=True) | Q(role__in=CHAIRS))))


def standing_in(person: int) -> Q:
    """The meetings at which somebody stands in, or has promised to.

    The promise is read by the names of its relations, because the desk stands above invitations.
    """
    there = Attendance.objects.filter(
        meeting=OuterRef("meeting"), person=person, deputises_for__isnull=False
    )
    promised = Meeting.objects.filter(
        pk=OuterRef("meeting"), replies__requests__person=person,
        replies__requests__state="accepted",
    )  # fmt: skip
    return Q(Exists(there)) | Q(Exists(promised))


def joint_meetings(meeting: Any) -> Any:
    """Which organizations meet jointly with the inviting one."""
    return Meeting.partners.through.objects.filter(meeting=meeting)


def listening(actor: Any) -> dict[str, Q]:
    """In what part an account's person may listen in committees, as conditions on books."""
    person = getattr(actor, "person_id", None)
    if person is None:
        return {}
    committee = Q(meeting__organization__organization_type=Type.COMMITTEE)
    seats = Membership.objects.on(DAY).filter(person=person, voting_right=True)
    council = seats.filter(
        organization__organization_type=Type.COUNCIL, organization__body=OuterRef("meeting__body")
    )
    deputies = Deputy.objects.on(DAY).filter(
        person=person, membership__organization=OuterRef("meeting__organization")
    )
    return {
        "council_member": committee & Q(Exists(council)), "deputy": committee & Q(Exists(deputies)),
    }  # fmt: skip


def listener(actor: Any, book: Book) -> Decision[bool] | None:
    """What the law says of an account that may listen; none if nothing makes it a listener.

    Source: GO NRW § 58 Abs. 1 Satz 4.
    """
    meeting = book.meeting
    law = law_of(meeting.body, local_day(meeting.starts_at))
    for part, theirs in listening(actor).items():
        if Book.objects.filter(theirs, pk=book.pk).exists():
            try:
                return committee_access(law, AccessFacts(part))  # type: ignore[arg-type]
            except CharterError:
                return None  # this town's state says nothing of listeners
    return None
