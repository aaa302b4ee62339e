"""What a departure, a successor or a new Fraktion would change; nothing is written here."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.council_limits import FactionSizeFacts, faction_minimum
from ratsverbund.charter.rules.successor import VacancyFacts, successor
from ratsverbund.kernel.sorting import sort_key
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.mandates.changes.checks import wrong_seat
from ratsverbund.people.mandates.changes.plan import Line, Outcome, Plan
from ratsverbund.people.mandates.roster import Roster, Type, exists, lasts, runs
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person

ONE_DAY = timedelta(days=1)
Role = Membership.Role
# Offices that only a council member holds; the others are held whatever becomes of a seat.
HONORARY = (Office.Kind.DEPUTY_MAYOR,)


def departure(roster: Roster, person: Person, day: date) -> Plan:
    """End every seat, deputyship and honorary office of a person together."""
    plan = Plan()
    for held in list(roster.running_after(person, day)):
        if isinstance(held, OfficeHolding) and held.office.kind not in HONORARY:
            plan.warn(
                [
                    _("{office} bleibt besetzt; das Amt hängt nicht am Mandat.").format(
                        office=held.office
                    )
                ]
            )
            continue
        end(plan, held, day)
    for deputy in roster.deputies:
        if deputy.membership.person is person and lasts(deputy, day):
            end(plan, deputy, day)
    plan.warn(
        _("{organization} braucht einen neuen Vorsitz.").format(organization=seat.organization)
        for seat in roster.seats
        if seat.person is person and seat.role == Role.CHAIR and runs(seat, day)
    )
    plan.warn(too_small(roster, day + ONE_DAY))
    return plan


def succession(roster: Roster, person: Person, faction: Organization, day: date) -> Plan:
    """Seat a successor in the council, and in the Fraktion of the list."""
    plan = Plan()
    council = roster.council(day)
    if council is None:
        line = Line(str(person), Outcome.FAULTY)
        line.refuse(_("An diesem Tag gibt es keinen Rat. Bitte den Tag prüfen."))
        plan.lines.append(line)
        return plan
    seat(plan, roster, council, person, day, on_behalf_of=faction)
    if exists(faction, day):
        seat(plan, roster, faction, person, day)
    plan.warn([committee_seats(roster, day)])
    return plan


def committee_seats(roster: Roster, day: date) -> str:
    """Say how the seats in committees are filled again. Source: § 50 Abs. 3 GO NRW."""
    decision = successor(law_of(roster.body, day), VacancyFacts())
    if not decision.known:
        return _("Sitze in Ausschüssen gehen nicht über. Wer sie besetzt, ist hier nicht erfasst.")
    return _("Sitze in Ausschüssen gehen nicht über. {way} ({citation})").format(
        way=decision.label, citation=decision.citation
    )


def switch(roster: Roster, person: Person, target: Organization | None, day: date) -> Plan:
    """Let a member leave one Fraktion and join another, or none."""
    plan = Plan()
    leave(plan, roster, [person], day)
    if target is not None:
        seat(plan, roster, target, person, day)
    keep_proposals(plan, roster, [person], day)
    plan.warn(too_small(roster, day))
    return plan


def formation(
    roster: Roster, name: str, short_name: str, members: list[Person], chair: Person, day: date
) -> Plan:
    """Form a Fraktion of members, who leave the ones before."""
    plan = Plan()
    leave(plan, roster, members, day)
    found_faction(plan, roster, name, short_name, members, day, chair=chair)
    keep_proposals(plan, roster, members, day)
    plan.warn(too_small(roster, day))
    return plan


def merger(
    roster: Roster, factions: list[Organization], name: str, short_name: str, day: date
) -> Plan:
    """Join Fraktionen into a new one; the old ones end the day before."""
    plan = Plan()
    members = [s.person for f in factions for s in roster.seats_in(f, day)]
    for faction in factions:
        dissolve(plan, roster, faction, day - ONE_DAY)
    found_faction(plan, roster, name, short_name, members, day)
    keep_proposals(plan, roster, members, day)
    plan.warn([_("Bitte danach den Vorsitz der neuen Fraktion eintragen.")])
    return plan


def dissolution(roster: Roster, faction: Organization, day: date) -> Plan:
    """Dissolve a Fraktion; its members keep their seats in the council and committees."""
    plan = Plan()
    members = [s.person for s in roster.seats_in(faction, day)]
    dissolve(plan, roster, faction, day)
    keep_proposals(plan, roster, members, day)
    return plan


def end(plan: Plan, held: Any, day: date) -> None:
    """Plan the last day of a seat, deputyship or office."""
    line = Line(told(held), Outcome.ENDED)
    if held.start > day:
        line.refuse(
            _("beginnt erst am {day:%d.%m.%Y}. Bitte einen späteren Tag wählen.").format(
                day=held.start
            )
        )
        plan.lines.append(line)
    else:
        plan.amend(held, line, end=day)


def leave(plan: Plan, roster: Roster, members: Iterable[Person], day: date) -> None:
    """End the seats in Fraktionen the day before."""
    for person in members:
        before = roster.faction_seat(person, day)
        if before is not None:
            end(plan, before, day - ONE_DAY)


def seat(
    plan: Plan, roster: Roster, organization: Organization, person: Person, day: date, **fields: Any
) -> None:
    """Plan a seat from a day on."""
    made = Membership(
        organization=organization, person=person, start=day, published_at=timezone.now(), **fields
    )
    roster.seats.append(made)
    line = Line(told(made), Outcome.NEW)
    plan.make(made, line)
    there = [s for s in roster.seats if s.organization is organization]
    factions = [
        s for s in roster.seats
        if s.person is person and s.organization.organization_type == Type.FACTION
    ]  # fmt: skip
    for sentence in wrong_seat(made, there, factions):
        line.refuse(sentence)


def found_faction(
    plan: Plan,
    roster: Roster,
    name: str,
    short_name: str,
    members: list[Person],
    day: date,
    chair: Person | None = None,
) -> None:
    """Plan a Fraktion with its members."""
    made = Organization(
        body=roster.body,
        organization_type=Type.FACTION,
        name=name,
        short_name=short_name,
        sort_key=sort_key(name),
        start=day,
        published_at=timezone.now(),
    )
    roster.organizations.append(made)
    line = Line(_("Fraktion „{name}“").format(name=name), Outcome.NEW)
    plan.make(made, line)
    if any(o.name == name and o.end is None for o in roster.organizations if o is not made):
        line.refuse(_("Diesen Namen gibt es schon. Bitte einen anderen wählen."))
    if not members:
        line.refuse(_("Die Fraktion hätte keine Mitglieder. Bitte Mitglieder wählen."))
    for person in members:
        role = Role.CHAIR if person is chair else Role.MEMBER
        seat(plan, roster, made, person, day, role=role)


def dissolve(plan: Plan, roster: Roster, faction: Organization, day: date) -> None:
    """Plan the last day of a Fraktion and of everyone in it."""
    for each in roster.seats:
        if each.organization is faction and lasts(each, day):
            end(plan, each, day)
    plan.amend(faction, Line(_("Fraktion „{name}“").format(name=faction), Outcome.ENDED), end=day)


def keep_proposals(plan: Plan, roster: Roster, members: Iterable[Person], day: date) -> None:
    """Say which seats stay with the Fraktion that proposed. Source: § 13 Abs. 3 HS Heinsberg."""
    moved = {id(person) for person in members}
    plan.lines += [
        Line(
            _("{seat}: bleibt auf Vorschlag von {faction}").format(
                seat=told(each), faction=each.on_behalf_of
            ),
            Outcome.SAME,
        )
        for each in roster.seats
        if id(each.person) in moved and each.on_behalf_of and runs(each, day)
    ]


def too_small(roster: Roster, day: date) -> list[str]:
    """Fraktionen that have fewer members than the law asks for, or that nobody can tell.

    Source: § 56 Abs. 1 GO NRW.
    """
    law = law_of(roster.body, day)
    found = []
    for faction in roster.of_type(Type.FACTION, day):
        size = len(roster.seats_in(faction, day))
        decision = faction_minimum(law, FactionSizeFacts(size))
        if not decision.known:
            return [
                _(
                    "Ob die Fraktionen danach groß genug sind, ist nicht geprüft: Die geltende "
                    "Mindestgröße ist hier nicht erfasst."
                )
            ]
        if not decision.settled:
            found.append(f"{faction}: {decision.reasons[0].says} ({decision.citation})")
    return found


def told(held: Any) -> str:
    """A seat, deputyship or office with its role in words."""
    if isinstance(held, Membership):
        role = "" if held.role == Role.MEMBER else f" ({held.role_name})"
        return f"{held.person}: {held.organization}{role}"
    if isinstance(held, Deputy):
        return _("{deputy} in „{organization}“").format(
            deputy=held, organization=held.membership.organization
        )
    return str(held)
