"""The demonstration's world: towns with their figures, networks, councils."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ratsverbund.config.demonstration.chamber import furnish
from ratsverbund.kernel.policies import System
from ratsverbund.network.dues.models import DuesMeasure
from ratsverbund.network.dues.operations import adopt_measure, adopt_scale
from ratsverbund.network.members.models import Network
from ratsverbund.network.members.operations import enrol_member, found_network, seat_chair
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.operations import (
    add_key,
    add_population,
    create_body,
    open_term,
)
from ratsverbund.people.bodies.queries import population_on
from ratsverbund.people.bodies.slugs import slug_of

HERE = Path(__file__).parent
DEMONSTRATION = System("Demonstration")
FICTIONAL = "für die Demonstration gewählt"
FOUND = "öffentliche Ratsvorlagen"
TERMS = (
    ("2014–2020", date(2014, 6, 1), date(2020, 10, 31)),
    ("2020–2025", date(2020, 11, 1), date(2025, 10, 31)),
    ("2025–2030", date(2025, 11, 1), None),
)
FIRST_COUNTED = date(2020, 11, 1)


@dataclass(frozen=True)
class World:
    """What the stories of the demonstration play in."""

    heinsberg: Body
    musterstadt: Body
    network: Network
    land: Body


def facts(name: str) -> dict[str, Any]:
    """Read one table of typed facts."""
    return tomllib.loads((HERE / f"{name}.toml").read_text())


def world() -> World | None:
    """Find the world if it has been built."""
    bodies = {body.slug: body for body in Body.objects.filter(slug__in=["heinsberg", "land-nrw"])}
    bodies |= {body.slug: body for body in Body.objects.filter(slug="musterstadt")}
    network = Network.objects.filter(body__slug="innenstadt-nrw").select_related("body").first()
    if network is None or len(bodies) < 3:
        return None
    return World(bodies["heinsberg"], bodies["musterstadt"], network, bodies["land-nrw"])


def build() -> World:
    """Build the world: towns, networks and two councils; nothing has been decided yet."""
    towns = build_towns(facts("municipalities"))
    for slug, network in facts("network_members")["networks"].items():
        build_network(slug, network, towns)
    land = create_body(
        "Land Nordrhein-Westfalen",
        actor=DEMONSTRATION,
        kind=Body.Kind.STATE,
        slug="land-nrw",
        state_code="05",
    )
    build_dues(Network.objects.get(body__slug="innenstadt-nrw"), land)
    build_council(towns["05370016"], 45)
    build_council(build_musterstadt(), 31)
    built = world()
    assert built is not None  # noqa: S101
    return built


def build_towns(table: dict[str, Any]) -> dict[str, Body]:
    """Enter the towns with their keys and dated figures."""
    sources = table["sources"]
    towns = {}
    for town in (row for rows in table["municipalities"].values() for row in rows):
        towns[town["ags"]] = body = create_body(
            f"{town['designation']} {town['name']}",
            actor=DEMONSTRATION,
            short_name=town["name"],
            designation=town["designation"],
            district=town["district"],
            state_code=town["ags"][:2],
            charter="heinsberg" if town["ags"] == "05370016" else "",
            address="Apfelstraße 60\n52525 Heinsberg" if town["ags"] == "05370016" else "",
        )
        add_key(body, town["ags"], start=None, regional_key=town["ars"], actor=DEMONSTRATION)
        for day, count in town["population"].items():
            add_population(
                body,
                count,
                day=date.fromisoformat(day),
                source=sources[day],
                actor=DEMONSTRATION,
            )
    return towns


def build_network(slug: str, table: dict[str, Any], towns: dict[str, Body]) -> None:
    """Found a network with its chairs, partners and members."""
    carrier = table.get("carrier")
    network = found_network(
        table["name"],
        table["legal_basis"],
        actor=DEMONSTRATION,
        slug=slug,
        carrier=partner(carrier) if carrier else None,
        minimum_years=table.get("minimum_years"),
        minimum_source=table.get("minimum_source", ""),
        aims=table.get("aims", ""),
        office_address=table.get("office_address", ""),
    )
    for chair in table.get("chairs", ()):
        seat_chair(
            network,
            towns[chair["ags"]],
            chair["start"],
            actor=DEMONSTRATION,
            end=chair.get("end"),
            source=chair.get("source", FOUND),
        )
    for row in table.get("partners", ()):
        enrol(network, partner(row), row)
    for row in table["members"]:
        enrol(network, towns[row["ags"]], row)


def partner(row: dict[str, Any]) -> Body:
    """A body that is no municipality: a chamber, an association, a company."""
    found = Body.objects.filter(slug=slug_of(row["name"])).first()
    return found or create_body(row["name"], actor=DEMONSTRATION, kind=row["kind"])


def enrol(network: Network, body: Body, row: dict[str, Any]) -> None:
    """Enter a member with the source of its joining day."""
    enrol_member(
        network,
        body,
        row["joined"],
        actor=DEMONSTRATION,
        source=FICTIONAL if row.get("joined_fictional") else FOUND,
        member_class="full" if "ags" in row else "partner",
        end=row.get("left"),
    )


def build_dues(network: Network, land: Body) -> None:
    """The scale and the years in which the Land paid the members' part."""
    adopt_scale(
        network,
        "Beitragsordnung",
        "Beschluss der Mitglieder, wiedergegeben in der Ratsvorlage Heinsberg 2021",
        date(2009, 7, 14),
        [(0, 100_000, Decimal("2000.00"))],
        actor=DEMONSTRATION,
    )
    adopt_measure(
        network,
        DuesMeasure.Kind.SUBSTITUTE_PAYER,
        2021,
        2023,
        "Entscheidung des Ministeriums für Heimat, Kommunales, Bau und Gleichstellung",
        actor=DEMONSTRATION,
        payer=land,
    )


def build_musterstadt() -> Body:
    """A town that does not exist, for what must not be said of a real one."""
    body = create_body(
        "Stadt Musterstadt (fiktiv)",
        actor=DEMONSTRATION,
        short_name="Musterstadt",
        slug="musterstadt",
        state_code="05",
        charter="musterstadt",
        address="Rathausplatz 1\n00000 Musterstadt",
        accent="green",
    )
    add_population(body, 21_500, day=date(2024, 12, 31), source="fiktiv", actor=DEMONSTRATION)
    return body


def build_council(body: Body, votes: int) -> None:
    """Open the terms and fill council, committees, Fraktionen and offices."""
    for name, start, end in TERMS:
        # No figure of 2020 is at hand: the earliest one lies in the same class (§ 9 EntschVO NRW).
        count = population_on(body, start) or body.populations.order_by("day").first()
        open_term(
            body, name, start=start, end=end, statutory_members=votes,
            population=count if start >= FIRST_COUNTED else None, actor=DEMONSTRATION,
        )  # fmt: skip
    furnish(body, facts("council")[body.slug], facts("council")["names"], DEMONSTRATION)
