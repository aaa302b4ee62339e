"""Fill a council of the demonstration with fictional persons."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from typing import Any

from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Office, Organization
from ratsverbund.people.organizations.operations import (
    appoint_holder,
    create_office,
    create_organization,
    name_deputy,
    seat_member,
)
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.operations import create_person

START = date(2020, 11, 1)
CHANGE = date(2024, 9, 1)  # the technical alderman changes; the delegation stays
Role = Membership.Role
Type = Organization.Type


def furnish(body: Body, table: dict[str, Any], names: dict[str, Any], actor: Any) -> None:
    """Make persons, and seat them in Fraktionen, council, committees, districts and offices."""
    persons = invent(names, body.slug, actor)
    holders = fill_offices(body, table["offices"], persons, actor)
    council = create_organization(
        body,
        f"Rat der {body.name}",
        actor=actor,
        organization_type=Type.COUNCIL,
        short_name="Rat",
        seats=sum(row["seats"] for row in table["factions"]) + 1,
        start=START,
    )
    mayor = holders["mayor"]
    seat_member(council, mayor, start=START, role=Role.CHAIR, actor=actor)
    factions = [fill_faction(body, council, row, persons, actor) for row in table["factions"]]
    for place, row in enumerate(table["committees"]):
        fill_committee(body, row, place, factions, mayor, actor)
    for place, name in enumerate(table["districts"]):
        head = factions[place % len(factions)][1][place // len(factions)]
        fill_district(body, name, head, actor)


def invent(names: dict[str, Any], seed: str, actor: Any) -> Iterator[Person]:
    """Invent persons, women and men in turn, each family name once."""
    families = names["families"] if seed == "heinsberg" else list(reversed(names["families"]))
    forms = cycle([("ms", names["women"]), ("mr", names["men"])])
    for place, family in enumerate(families):
        form, given = next(forms)
        yield create_person(
            given[(place * 5 + len(seed)) % len(given)],
            family,
            form_of_address=form,
            title="Dr." if place % 11 == 4 else "",
            fictional=True,
            actor=actor,
        )


def fill_offices(
    body: Body, rows: list[dict[str, Any]], persons: Iterator[Person], actor: Any
) -> dict[str, Person]:
    """Create the offices and appoint their holders; the technical alderman changes once."""
    holders: dict[str, Person] = {}
    for row in rows:
        office = create_office(
            body, row["name"], kind=row["kind"], name_feminine=row["feminine"], actor=actor
        )
        holder = next(persons)
        appoint_holder(office, holder, start=START, actor=actor)
        holders.setdefault(row["kind"], holder)
        if office.kind == Office.Kind.ALDERMAN and office.name.startswith("Technischer"):
            appoint_holder(office, next(persons), start=CHANGE, actor=actor)
    return holders


def fill_faction(
    body: Body,
    council: Organization,
    row: dict[str, Any],
    persons: Iterator[Person],
    actor: Any,
) -> tuple[Organization, list[Person]]:
    """Form a Fraktion and seat its members in it and in the council."""
    faction = create_organization(
        body,
        row["name"],
        actor=actor,
        organization_type=Type.FACTION,
        short_name=row["short"],
        color=row["color"],
        start=START,
    )
    members = list(islice(persons, row["seats"]))
    leading = {0: Role.CHAIR, 1: Role.FIRST_DEPUTY}
    for place, person in enumerate(members):
        role = leading.get(place, Role.MEMBER)
        seat_member(faction, person, start=START, role=role, actor=actor)
        seat_member(council, person, start=START, on_behalf_of=faction, actor=actor)
    return faction, members


def fill_committee(
    body: Body,
    row: dict[str, Any],
    place: int,
    factions: list[tuple[Organization, list[Person]]],
    mayor: Person,
    actor: Any,
) -> None:
    """Form a committee, seat each Fraktion's share, and name a personal deputy for each seat."""
    led_by_mayor = row.get("mayor", False)
    committee = create_organization(
        body,
        row["name"],
        actor=actor,
        organization_type=Type.COMMITTEE,
        short_name=row["short"],
        task=row.get("task", ""),
        special_statute=row.get("special", False),
        seats=sum(row["seats"]) + led_by_mayor,
        start=START,
    )
    if led_by_mayor:
        seat_member(committee, mayor, start=START, role=Role.CHAIR, actor=actor)
    for number, ((faction, members), seats) in enumerate(zip(factions, row["seats"], strict=True)):
        turned = list(islice(cycle(members), place, place + 2 * seats))
        for seat, person in enumerate(turned[:seats]):
            chair = not led_by_mayor and number == seat == 0
            membership = seat_member(
                committee,
                person,
                start=START,
                role=Role.CHAIR if chair else Role.MEMBER,
                on_behalf_of=faction,
                actor=actor,
            )
            deputy = turned[seats + seat]
            if deputy != person:
                name_deputy(membership, deputy, start=START, actor=actor)
            if row.get("second") and len(members) >= 2 * seats > 2:
                following = turned[seats + (seat + 1) % seats]
                name_deputy(membership, following, start=START, rank=2, actor=actor)


def fill_district(body: Body, name: str, head: Person, actor: Any) -> None:
    """Form a district (Ortschaft) and elect its head."""
    district = create_organization(
        body,
        f"Ortschaft {name}",
        actor=actor,
        organization_type=Type.DISTRICT,
        short_name=name,
        start=START,
    )
    seat_member(district, head, start=START, role=Role.HEAD, actor=actor)
