"""Who reads the members' edition of a meeting book."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from ratsverbund.council.invitations.models import Book
from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.council.meetings.queries import preparing
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.organizations.models import Membership

Part = Membership.Role
CHAIRS = (Part.CHAIR, Part.FIRST_DEPUTY, Part.DEPUTY)


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
    day: Any = OuterRef("meeting__starts_at__date")
    joint = joint_meetings(OuterRef(OuterRef("meeting")))
    meets = Q(organization=OuterRef("meeting__organization")) | Exists(
        joint.filter(organization=OuterRef("organization"))
    )
    seats = Membership.objects.on(day).filter(meets, person=person)
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
