"""Reserve lists: who stands on them, who declines, who moves up."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import SYSTEM, require
from ratsverbund.kernel.states import advance
from ratsverbund.people.mandates.events import MandatesChanged
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.mandates.operations.carrying import carry_out
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person
from ratsverbund.people.terms.models import ReserveEntry
from ratsverbund.people.terms.planning import succession
from ratsverbund.people.terms.policies import may_keep_reserve
from ratsverbund.people.terms.roles import faction_of, member_of

State = ReserveEntry.State


@operation("terms.add_entry")
def add_entry(faction: Organization, person: Person, position: int, *, actor: Any) -> ReserveEntry:
    """Enter a place on the reserve list of a Fraktion's party.

    Raises: NotAllowed, InvalidInput.
    """
    faction = Organization.objects.select_for_update().get(pk=faction.pk)
    require(may_keep_reserve, actor, faction)
    if faction.organization_type != Organization.Type.FACTION:
        raise InvalidInput(
            _("Bitte eine Fraktion wählen, zu deren Liste der Platz gehört."), "faction"
        )
    if faction.reserve_entries.filter(position=position).exists():
        raise InvalidInput(
            _("Platz {position} ist schon vergeben. Bitte einen anderen wählen.").format(
                position=position
            ),
            "position",
        )
    entry = ReserveEntry.objects.create(
        body_id=faction.body_id, faction=faction, person=person, position=position
    )
    record(add_entry, entry, actor=actor, change={"person": [None, person.pk]})
    return entry


@operation("terms.decline_entry")
def decline_entry(entry: ReserveEntry, reason: str, *, actor: Any) -> ReserveEntry:
    """Pass over a place whose holder declined, died or left the party.

    Source: § 45 KWahlG NRW.
    Raises: NotAllowed, InvalidInput, IllegalTransition.
    """
    entry = locked(entry, actor)
    if not reason.strip():
        raise InvalidInput(
            _("Bitte den Grund angeben, zum Beispiel Verzicht oder Parteiaustritt."), "reason"
        )
    change = advance(entry, State.DECLINED, reason=reason.strip()[:200])
    record(decline_entry, entry, actor=actor, change=change, reason=reason)
    return entry


@operation("terms.seat_successor")
def seat_successor(
    entry: ReserveEntry, *, day: date, confirmation: str, actor: Any
) -> MandateChange:
    """Seat the next on a reserve list, as the election officer has confirmed.

    Source: § 45 KWahlG NRW.
    Raises: NotAllowed, InvalidInput, IllegalTransition, Conflict.
    """
    entry = locked(entry, actor)
    refuse_out_of_turn(entry)
    if not confirmation.strip():
        raise InvalidInput(
            _("Bitte die Feststellung der Wahlleitung mit Tag angeben."),
            "confirmation",
        )
    change = carry_out(
        entry.body,
        MandateChange.Kind.SUCCESSION,
        day,
        _("{person} rückt nach").format(person=entry.person),
        confirmation,
        lambda roster: succession(
            roster, member_of(roster, entry.person), faction_of(roster, entry.faction), day
        ),
        actor=actor,
    )
    moved = advance(entry, State.SEATED, change=change)
    record(seat_successor, change, actor=actor, change={"entry": moved}, reason=confirmation)
    announce(MandatesChanged(change.pk))
    return change


@operation("terms.reopen_entries")
def reopen_entries(change: MandateChange, *, actor: Any = SYSTEM) -> int:
    """Let whoever moved up wait again after the change was undone; returns how many."""
    entries = list(ReserveEntry.objects.select_for_update().filter(change=change))
    for entry in entries:
        require(may_keep_reserve, actor, entry)
        advance(entry, State.WAITING, change=None)
    record(reopen_entries, change, actor=actor, change={"reopened": [0, len(entries)]})
    return len(entries)


def locked(entry: ReserveEntry, actor: Any) -> ReserveEntry:
    """The entry, locked, for who may keep the list. Raises: NotAllowed."""
    entry = (
        ReserveEntry.objects.select_for_update(of=("self",))
        .select_related("body", "faction", "person")
        .get(pk=entry.pk)
    )
    require(may_keep_reserve, actor, entry)
    return entry


def refuse_out_of_turn(entry: ReserveEntry) -> None:
    """Refuse to seat somebody while one with a better place waits. Raises: InvalidInput."""
    earlier = entry.faction.reserve_entries.filter(
        state=State.WAITING, position__lt=entry.position
    ).select_related("person").first()  # fmt: skip
    if earlier:
        raise InvalidInput(
            _(
                "Vorher ist {person} auf Platz {position} an der Reihe. Bitte zuerst eintragen, "
                "warum dieser Platz ausscheidet."
            ).format(person=earlier.person, position=earlier.position)
        )
