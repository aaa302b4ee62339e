"""A council on a day: seats by Fraktion, committees, gaps, and what the law asks for."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.council_limits import FactionSizeFacts, faction_minimum
from ratsverbund.charter.rules.districts import HeadFacts, district_head
from ratsverbund.people.bodies.models import LegislativeTerm
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.mandates.changes.checks import headless
from ratsverbund.people.mandates.roster import Roster, Type, runs
from ratsverbund.people.organizations.models import Office, Organization
from ratsverbund.people.organizations.queries import deputies_required


@dataclass(frozen=True)
class Gap:
    """Something that is vacant: what, why it matters, and where it is filled."""

    title: str
    reason: str
    address: str
    verb: str


@dataclass
class Overview:
    """What the page about a term shows."""

    roster: Roster
    day: date
    term: LegislativeTerm | None = None
    council: Organization | None = None
    factions: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    matrix: list[list[Any]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)


def overview_of(roster: Roster, day: date) -> Overview:
    """Look at a council on a day."""
    found = Overview(roster, day, council=roster.council(day))
    found.term = next((term for term in roster.terms if runs(term, day)), None)
    law = law_of(roster.body, day)
    for faction in roster.of_type(Type.FACTION, day):
        size = len(roster.seats_in(faction, day))
        decision = faction_minimum(law, FactionSizeFacts(size))
        enough = decision.settled if decision.known else None
        found.factions.append(
            {"faction": faction, "size": size, "enough": enough, "why": decision.as_json()}
        )
    found.factions.sort(key=lambda row: -row["size"])
    found.groups = groups_of(found)
    found.matrix = matrix_of(found)
    found.gaps = [
        *empty_seats(found),
        *headless_districts(found),
        *uncovered(found),
        *vacant(found),
    ]
    return found


def groups_of(found: Overview) -> list[dict[str, Any]]:
    """The seats of the council by the Fraktion in which their holders sit today."""
    if found.council is None:
        return []
    counts = {row["faction"].short_name: 0 for row in found.factions}
    alone = _("ohne Fraktion")
    for seat in found.roster.seats_in(found.council, found.day):
        joined = found.roster.faction_seat(seat.person, found.day)
        name = joined.organization.short_name if joined else alone
        counts[name] = counts.get(name, 0) + 1
    return [{"name": f"{name} {n}", "yes": n} for name, n in counts.items() if n]


def matrix_of(found: Overview) -> list[list[Any]]:
    """Committees with their voting seats by proposing Fraktion; the last column sums up."""
    rows = []
    for committee in found.roster.of_type(Type.COMMITTEE, found.day):
        seats = found.roster.seats_in(committee, found.day)
        voting = [seat for seat in seats if seat.voting_right]
        by_faction = [
            sum(1 for seat in voting if seat.on_behalf_of is row["faction"])
            for row in found.factions
        ]
        others = len(voting) - sum(by_faction)
        rows.append([committee, *by_faction, others, len(voting), committee.seats])
    return rows


def empty_seats(found: Overview) -> list[Gap]:
    """Seats of the council that nobody has."""
    if found.council is None or found.term is None:
        return []
    seats = found.roster.seats_in(found.council, found.day)
    missing = found.term.statutory_members - len(seats)
    if missing <= 0:
        return []
    return [
        Gap(
            _("Im Rat sind %(count)s Sitze frei") % {"count": missing},
            _("Wer auf der Reserveliste folgt, stellt die Wahlleitung fest (§ 45 KWahlG NRW)."),
            reverse("terms:reserve", args=[found.roster.body.slug]),
            _("Zur Reserveliste"),
        )
    ]


def headless_districts(found: Overview) -> list[Gap]:
    """Districts without a head."""
    law = law_of(found.roster.body, found.day)
    places = found.roster.of_type(Type.DISTRICT, found.day)
    by_name = {name: place for place in places for name in (place.name, place.short_name)}
    gaps = []
    for name in headless(found.roster, found.day):
        place = by_name.get(name)
        citation = ""
        if law.regulates("districts.names"):
            citation = district_head(law, HeadFacts(name)).citation
        address = (
            reverse("organizations:seat", args=[place.pk])
            if place
            else reverse("organizations:create", args=[found.roster.body.slug])
        )
        gaps.append(
            Gap(
                _("%(name)s hat niemanden im Ortsvorsteheramt") % {"name": name},
                _("Der Rat wählt (%(citation)s).") % {"citation": citation}
                if citation
                else _("Das Amt hat heute niemand."),
                address,
                _("Eintragen"),
            )
        )
    return gaps


def uncovered(found: Overview) -> list[Gap]:
    """Committees with voting members for whom nobody stands in, where the charter asks for it."""
    if not deputies_required(law_of(found.roster.body, found.day)):
        return []
    covered = {id(d.membership) for d in found.roster.deputies if runs(d, found.day)}
    gaps = []
    for committee in found.roster.of_type(Type.COMMITTEE, found.day):
        missing = [
            str(seat.person)
            for seat in found.roster.seats_in(committee, found.day)
            if seat.voting_right and seat.on_behalf_of and id(seat) not in covered
        ]
        if missing:
            gaps.append(
                Gap(
                    _("%(name)s: persönliche Vertretung fehlt") % {"name": committee},
                    ", ".join(missing),
                    reverse("organizations:organization_page", args=[committee.pk]),
                    _("Eintragen"),
                )
            )
    return gaps


def vacant(found: Overview) -> list[Gap]:
    """Offices without a holder, and Beigeordnete the charter asks for."""
    held = {id(h.office) for h in found.roster.holdings if runs(h, found.day)}
    gaps = [
        Gap(
            _("%(office)s: unbesetzt") % {"office": office},
            office.get_kind_display(),
            reverse("organizations:appoint", args=[office.pk]),
            _("Besetzen"),
        )
        for office in found.roster.offices
        if id(office) not in held
    ]
    law = law_of(found.roster.body, found.day)
    if law.regulates("senior_officers.maximum"):
        known = sum(1 for o in found.roster.offices if o.kind == Office.Kind.ALDERMAN)
        maximum = law.number("senior_officers.maximum")
        if known < maximum:
            gaps.append(
                Gap(
                    _("Es gibt %(known)s von %(maximum)s Ämtern für Beigeordnete")
                    % {"known": known, "maximum": maximum},
                    str(law.reason("senior_officers.maximum", "").citation),
                    reverse("organizations:create_office", args=[found.roster.body.slug]),
                    _("Amt eintragen"),
                )
            )
    return gaps
