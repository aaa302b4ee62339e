"""Who may know which part of a meeting: one condition for items, papers, files and books.

Meetings, agendas and the desk stand above papers, which ask here too; therefore everything is
read by the names of its relations.
"""

from datetime import date
from functools import lru_cache
from typing import Any, Literal

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from ratsverbund.charter.bundle import law_of, names
from ratsverbund.charter.engine import CharterError
from ratsverbund.charter.rules.committee_access import AccessFacts, committee_access
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.organizations.models import Deputy, Membership, Organization
from ratsverbund.people.persons.models import Person

Kind, Part, Type = Role.Kind, Membership.Role, Organization.Type
Listener = Literal["deputy", "council_member"]
PREPARERS = (Kind.CLERK, Kind.CHAIR, Kind.MAYOR)
# Who is called in for monuments only hears what the public hears, as long as no item names them.
MONUMENT_EXPERT = Q(role=Part.EXPERT_CITIZEN, voting_right=False)


def items_visible(actor: Any, item: str = "") -> Q:
    """The agenda items an actor may read, as a condition; `item` names the path to them."""
    public = Q(**{f"{item}public": True})
    return told(actor, item) & (public | closed_part(actor, f"{item}meeting__"))


def items_known(actor: Any, item: str = "") -> Q:
    """The items of which an actor may also read what is not public."""
    return told(actor, item) & closed_part(actor, f"{item}meeting__")


def told(actor: Any, item: str) -> Q:
    """The items an actor has been told of: of his meetings, without supplements nobody issued."""
    meeting = f"{item}meeting__"
    return visible(actor, meeting) & (preparing(actor, meeting) | ~Q(unissued(item)))


def unissued(item: str = "") -> Exists:
    """Whether an item waits in a supplement nobody has issued, as an expression on items."""
    waiting = Organization.objects.filter(
        meetings=OuterRef(f"{item}meeting"), meetings__supplements__issued_at=None,
        meetings__supplements__number=OuterRef(f"{item}supplement"),
    )  # fmt: skip
    return Exists(waiting)


def visible(actor: Any, meeting: str = "") -> Q:
    """The meetings an actor may see, as a condition; `meeting` names the path to them.

    Who prepares meetings sees them all; a member sees them from the invitation on.
    """
    seen = Q(pk__in=[])
    invited = Q(**{f"{meeting}convened_on__isnull": False})
    for role in roles_of(actor):
        if role["kind"] not in (*PREPARERS, Kind.MEMBER):
            continue
        own = within(role, meeting)
        seen |= own if role["kind"] in PREPARERS else own & invited
    return seen


def preparing(actor: Any, meeting: str = "") -> Q:
    """The meetings an actor prepares, as a condition; `meeting` names the path to them."""
    mine = Q(pk__in=[])
    for role in roles_of(actor):
        if role["kind"] in PREPARERS:
            mine |= within(role, meeting)
    return mine


def within(role: dict[str, Any], meeting: str) -> Q:
    """The meetings of a role's organization, also joint ones; without one all but Fraktionen's."""
    own = Q(**{f"{meeting}body": role["body"]})
    if role["organization"] is None:
        return own & ~Q(**{f"{meeting}kind": "faction"})
    joint = Organization.objects.filter(pk=role["organization"], joint_meetings__isnull=False)
    return own & (
        Q(**{f"{meeting}organization": role["organization"]})
        | Q(**{f"{meeting}pk__in": joint.values("joint_meetings")})
    )


def closed_part(actor: Any, meeting: str = "") -> Q:
    """The meetings whose non-public part an actor may know; `meeting` names the path to them.

    Who prepares the meeting, who sits in an organization that meets, also advising, who stands
    in there, and whom the law of the town lets listen in its committees. Members of another
    committee do not: nobody has said that the matter touches theirs.
    Source: GO NRW § 58 Abs. 1.
    """
    person = getattr(actor, "person_id", None)
    if person is None:
        return preparing(actor, meeting) | in_role(actor, meeting)
    there = seated(person, meeting) | standing_in(person, meeting) | listening(person, meeting)
    return preparing(actor, meeting) | there


def in_role(actor: Any, meeting: str) -> Q:
    """The meetings of the organizations for which an account without a person has its role."""
    own = [
        role["organization"] for role in roles_of(actor)
        if role["kind"] == Kind.MEMBER and role["organization"] is not None
    ]  # fmt: skip
    joint = Organization.objects.filter(pk__in=own, joint_meetings=OuterRef(f"{meeting}pk"))
    return Q(**{f"{meeting}organization__in": own}) | Q(Exists(joint))


def seated(person: int, meeting: str) -> Q:
    """The meetings at which somebody has a seat on that day, also an advising one."""
    joint = Organization.objects.filter(
        pk=OuterRef("organization"), joint_meetings=OuterRef(OuterRef(f"{meeting}pk"))
    )
    meets = Q(organization=OuterRef(f"{meeting}organization")) | Exists(joint)
    seats = Membership.objects.on(day_of(meeting)).filter(meets, person=person)
    return Q(Exists(seats.exclude(MONUMENT_EXPERT)))


def standing_in(person: int, meeting: str) -> Q:
    """The meetings at which somebody stands in, or has promised to."""
    who = Person.objects.filter(pk=person)
    there = who.filter(
        attendances__meeting=OuterRef(f"{meeting}pk"), attendances__deputises_for__isnull=False
    )
    promised = who.filter(
        substitute_requests__reply__meeting=OuterRef(f"{meeting}pk"),
        substitute_requests__state="accepted",
    )
    return Q(Exists(there)) | Q(Exists(promised))


def listening(person: int, meeting: str) -> Q:
    """The committees' meetings in which the law lets council members and deputies listen."""
    seats = Membership.objects.on(day_of(meeting)).filter(person=person, voting_right=True)
    council = seats.filter(
        organization__organization_type=Type.COUNCIL,
        organization__body=OuterRef(f"{meeting}body"),
    )
    deputies = Deputy.objects.on(day_of(meeting)).filter(
        person=person, membership__organization=OuterRef(f"{meeting}organization")
    )
    committee = Q(**{f"{meeting}organization__organization_type": Type.COMMITTEE})
    return committee & (
        law_admits("council_member", meeting) & Q(Exists(council))
        | law_admits("deputy", meeting) & Q(Exists(deputies))
    )


def law_admits(reader: Listener, meeting: str) -> Q:
    """The meetings of towns whose law admits a listener today; as `Body.law_bundle` names it."""
    bundles = admitting(reader, timezone.localdate())
    states = ["05"] if "de-nw" in bundles else []
    own = Q(**{f"{meeting}body__charter__in": bundles})
    return own | Q(**{f"{meeting}body__charter": "", f"{meeting}body__state_code__in": states})


@lru_cache(maxsize=8)
def admitting(reader: Listener, day: date) -> tuple[str, ...]:
    """The bundles of law that admit a listener on a day."""
    return tuple(name for name in names() if admits(name, reader, day))


def admits(bundle: str, reader: Listener, day: date) -> bool:
    """Whether a bundle of law admits a listener; a state that says nothing does not."""
    try:
        decision = committee_access(law_of(bundle, day), AccessFacts(reader))
    except CharterError:
        return False
    return bool(decision.known and decision.settled)


def day_of(meeting: str) -> Any:
    """The day of the outer row's meeting."""
    return OuterRef(f"{meeting}starts_at__date")
