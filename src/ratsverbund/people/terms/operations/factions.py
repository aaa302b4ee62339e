"""Fraktionen form, merge and dissolve; members switch between them."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.mandates.events import MandatesChanged
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.mandates.operations.carrying import carry_out
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person
from ratsverbund.people.terms import planning
from ratsverbund.people.terms.roles import faction_of, member_of

Kind = MandateChange.Kind


@operation("terms.switch_faction")
def switch_faction(
    body: Body, person: Person, target: Organization | None, *, day: date, reason: str, actor: Any
) -> MandateChange:
    """Let a member join another Fraktion or none; seats stay with the one that proposed.

    Source: § 13 Abs. 3 Satz 3 Hauptsatzung Heinsberg.
    Raises: NotAllowed, InvalidInput, Conflict.
    """
    into = str(target) if target else _("keine Fraktion")
    change = carry_out(
        body, Kind.SWITCH, day, f"{person}: {into}", reason,
        lambda roster: planning.switch(
            roster, member_of(roster, person), faction_of(roster, target) if target else None, day
        ),
        actor=actor,
    )  # fmt: skip
    record(switch_faction, change, actor=actor, change=change.changes["changed"], reason=reason)
    announce(MandatesChanged(change.pk))
    return change


@operation("terms.form_faction")
def form_faction(
    body: Body,
    name: str,
    short_name: str,
    members: list[Person],
    chair: Person,
    *,
    day: date,
    reason: str,
    actor: Any,
) -> MandateChange:
    """Form a Fraktion; its members leave the ones before.

    Source: § 56 Abs. 1 GO NRW.
    Raises: NotAllowed, InvalidInput, Conflict.
    """
    change = carry_out(
        body, Kind.FORMATION, day, name, reason,
        lambda roster: planning.formation(
            roster, name, short_name, [member_of(roster, each) for each in members],
            member_of(roster, chair), day,
        ),
        actor=actor,
    )  # fmt: skip
    record(form_faction, change, actor=actor, change=change.changes["changed"], reason=reason)
    announce(MandatesChanged(change.pk))
    return change


@operation("terms.merge_factions")
def merge_factions(
    body: Body,
    factions: list[Organization],
    name: str,
    short_name: str,
    *,
    day: date,
    reason: str,
    actor: Any,
) -> MandateChange:
    """Join Fraktionen into a new one from a day on.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    change = carry_out(
        body, Kind.MERGER, day, name, reason,
        lambda roster: planning.merger(
            roster, [faction_of(roster, each) for each in factions], name, short_name, day
        ),
        actor=actor,
    )  # fmt: skip
    record(merge_factions, change, actor=actor, change=change.changes["changed"], reason=reason)
    announce(MandatesChanged(change.pk))
    return change


@operation("terms.dissolve_faction")
def dissolve_faction(
    body: Body, faction: Organization, *, day: date, reason: str, actor: Any
) -> MandateChange:
    """Dissolve a Fraktion; its members keep their seats.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    change = carry_out(
        body, Kind.DISSOLUTION, day, str(faction), reason,
        lambda roster: planning.dissolution(roster, faction_of(roster, faction), day),
        actor=actor,
    )  # fmt: skip
    record(dissolve_faction, change, actor=actor, change=change.changes["changed"], reason=reason)
    announce(MandatesChanged(change.pk))
    return change
