"""How far the formation of a council is: a checklist from what is on record."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.charter.engine import Law
from ratsverbund.charter.rules.deputy_mayors import DeputyMayorFacts, deputy_mayors
from ratsverbund.charter.rules.districts import NoFacts, districts
from ratsverbund.council.elections.naming import full_name
from ratsverbund.council.formations.models import ChairTurn, Oath
from ratsverbund.people.bodies.models import Body, LegislativeTerm
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.organizations.queries import deputies_required

Type, Role = Organization.Type, Membership.Role
POINTS = (
    gettext_lazy("Einführung und Verpflichtung der Ratsmitglieder"),
    gettext_lazy("Wahl der stellvertretenden Bürgermeister"),
    gettext_lazy("Bildung der Ausschüsse"),
    gettext_lazy("Besetzung der Ausschüsse"),
    gettext_lazy("Vorsitze der Ausschüsse"),
    gettext_lazy("Wahl der Ortsvorsteher"),
    gettext_lazy("Vertretungen in anderen Gremien"),
)


@dataclass(frozen=True)
class Point:
    """One thing to do at the start of a term: how much of it is done, and what is missing."""

    key: str
    title: str
    done: int
    needed: int
    missing: list[str]
    basis: dict[str, Any] | None = None

    @property
    def unknown(self) -> bool:
        """Whether a rule was asked how many are needed and could not tell."""
        return self.basis is not None and self.needed == 0

    @property
    def state(self) -> str:
        """Whether it is done, begun or open."""
        if self.needed and self.done >= self.needed:
            return "done"
        return "current" if self.done else "open"


def council_seats(body: Body, day: date) -> QuerySet[Membership]:
    """The seats of the council on a day, whether under oath, names in order."""
    seats: QuerySet[Membership] = Membership.objects.on(day)
    return (
        seats.filter(organization__body=body, organization__organization_type=Type.COUNCIL)
        .select_related("person", "organization")
        .annotate(sworn=Exists(Oath.objects.filter(membership=OuterRef("pk"))))
        .order_by("person__sort_key")
    )


def committees_to_chair(body: Body, day: date) -> QuerySet[Organization]:
    """The committees whose chairs are shared out; the mayor chairs the main committee."""
    open_ones: QuerySet[Organization] = Organization.objects.on(day)
    return open_ones.filter(body=body, organization_type=Type.COMMITTEE).exclude(
        task=Organization.Task.MAIN
    )


def checklist(body: Body, day: date, seats: list[Any], deputies: int = 0) -> list[Point]:
    """The start of a term point by point; one statement besides what is given."""
    found = organizations_with_seats(body, day)
    committees = [each for each in found if each.organization_type == Type.COMMITTEE]
    heads = {
        each.short_name: each.heads for each in found if each.organization_type == Type.DISTRICT
    }
    law = law_of(body, day)
    named = districts(law, NoFacts())
    places = list(named.settled) if named.known else list(heads)
    chaired = [each for each in committees if each.chairs]
    filled = [each for each in committees if each.taken >= (each.seats or 1)]
    headed = [place for place in places if heads.get(place)]
    unsworn = [str(seat.person) for seat in seats if not seat.sworn and seat.role != Role.CHAIR]
    others = sum(seat.role != Role.CHAIR for seat in seats)
    return [
        Point(
            "oaths", _("Verpflichtung der Ratsmitglieder"), others - len(unsworn), others,
            unsworn,
        ),
        deputies_point(law, deputies),
        point("seats", _("Besetzung der Ausschüsse"), committees, filled),
        point("chairs", _("Vorsitze der Ausschüsse"), committees, chaired),
        *([stand_ins(committees)] if deputies_required(law) else []),
        Point(
            "heads", _("Ortsvorsteherinnen und Ortsvorsteher"), len(headed), len(places),
            [place for place in places if place not in headed],
        ),
    ]  # fmt: skip


def deputies_point(law: Law, elected: int) -> Point:
    """How many deputies of the mayor there are of those the law asks for; unknown is said."""
    decision = deputy_mayors(law, DeputyMayorFacts(elected))
    needed = decision.settled.number if decision.known else 0
    return Point(
        "deputies", _("Stellvertretende Bürgermeister"), elected, needed,
        [], decision.as_json() | {"value": None},
    )  # fmt: skip


def organizations_with_seats(body: Body, day: date) -> list[Any]:
    """Committees and districts with how many sit, deputise, chair and head; one statement."""
    sitting = Q(memberships__start__lte=day) & (
        Q(memberships__end=None) | Q(memberships__end__gte=day)
    )
    with_deputy = Membership.objects.on(day).filter(
        Exists(Deputy.objects.on(day).filter(membership=OuterRef("pk")))
    )
    open_ones: QuerySet[Organization] = Organization.objects.on(day)
    return list(
        open_ones.filter(body=body, organization_type__in=(Type.COMMITTEE, Type.DISTRICT))
        .annotate(
            taken=Count("memberships", filter=sitting & Q(memberships__voting_right=True)),
            chairs=Count("memberships", filter=sitting & Q(memberships__role=Role.CHAIR)),
            heads=Count("memberships", filter=sitting & Q(memberships__role=Role.HEAD)),
            with_deputy=Count(
                "memberships",
                filter=sitting & Q(memberships__voting_right=True) & Q(memberships__in=with_deputy),
            ),
        )
        .order_by("sort_key")
    )


def point(key: str, title: str, wanted: list[Any], done: list[Any]) -> Point:
    """A point about organizations: those that are not done are missing."""
    missing = [each.name for each in wanted if each not in done]
    return Point(key, title, len(done), len(wanted), missing)


def stand_ins(committees: list[Any]) -> Point:
    """How many members have a personal deputy, of all; asked where the charter wants it."""
    return Point(
        "stand_ins",
        _("Persönliche Vertretungen"),
        sum(each.with_deputy for each in committees),
        sum(each.taken for each in committees),
        lacking_deputies(committees),
    )


def lacking_deputies(committees: list[Any]) -> list[str]:
    """Each committee with members without a personal deputy, and how many."""
    return [
        f"{each.name} ({each.taken - each.with_deputy})"
        for each in committees
        if each.taken > each.with_deputy
    ]


def term_at(slug: str, day: date) -> LegislativeTerm | None:
    """The term of a body on a day with body, formation, deputies and picks; one statement."""
    terms: QuerySet[LegislativeTerm] = LegislativeTerm.objects.on(day)
    deputies = OfficeHolding.objects.on(day).filter(
        office__body=OuterRef("body"), office__kind=Office.Kind.DEPUTY_MAYOR
    )
    counted = deputies.order_by().values("office__body").annotate(n=Count("pk")).values("n")
    picks = ChairTurn.objects.filter(formation__term=OuterRef("pk")).annotate(
        person=full_name("membership__person")
    )
    return (
        terms.filter(body__slug=slug)
        .select_related("body", "formation__meeting", "formation__age_president")
        .annotate(
            deputies=Coalesce(Subquery(counted), 0),
            picks=ArraySubquery(
                picks.order_by("turn").values(
                    row=JSONObject(
                        pk="pk", turn="turn", quotient="quotient", lot="lot", person="person",
                        faction="faction_id", short="faction__short_name", name="faction__name",
                        organization="organization__name",
                    )
                )
            ),
        )
        .first()
    )  # fmt: skip


def seats_to_chair(body: Body, day: date) -> QuerySet[Membership]:
    """Council members on committees that have no chair yet."""
    seats: QuerySet[Membership] = Membership.objects.on(day)
    chaired = seats.filter(role=Role.CHAIR).values("organization")
    return (
        seats.filter(organization__in=committees_to_chair(body, day), role=Role.MEMBER)
        .exclude(organization__in=chaired)
        .select_related("organization", "person")
        .order_by("organization__sort_key", "person__sort_key")
    )
