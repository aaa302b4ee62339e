"""The way of a petition: what comes next, and the stations behind it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.petitions.models import Petition

State, Route = Petition.State, Petition.Route


@dataclass(frozen=True)
class Next:
    """The one next step: its page, the verb on the button, the kind of task, and why."""

    page: str
    verb: str
    kind: str
    reason: str


def next_of(
    state: str, route: str, *, placed: bool, invited: bool, over: bool, decided: bool = True
) -> Next | None:
    """Tell the next step from where a petition stands; none once it is closed."""
    if state == State.RECEIVED:
        return Next("triage", _("Einordnen"), "decide",
                    _("Die Eingabe ist noch nicht eingeordnet."))  # fmt: skip
    if state == State.TRIAGED:
        return sorted_out(route)
    if state == State.COMMITTEE:
        if not placed:
            return Next("schedule", _("Neu auf die Tagesordnung setzen"), "prepare",
                        _("Der Tagesordnungspunkt ist entfallen."))  # fmt: skip
        if over:
            return Next("hearing", _("Anhörung festhalten"), "prepare",
                        _("Die Sitzung des Ausschusses war."))  # fmt: skip
        if not invited:
            return Next("invite", _("Zur Anhörung einladen"), "inform",
                        _("Die Eingabe steht auf der Tagesordnung."))  # fmt: skip
        return None
    if state == State.HEARD:
        return Next("outcome", _("Überweisung festhalten"), "prepare",
                    _("Der Ausschuss hat die Eingabe beraten."))  # fmt: skip
    if state in {State.REFERRED, State.REFRAINED}:
        return Next("answer", _("Petenten benachrichtigen"), "inform",
                    _("Über die Stellungnahme wird unterrichtet."))  # fmt: skip
    if state == State.ANSWERED and not decided:
        return Next("decision", _("Entscheidung eintragen"), "inform",
                    _("Die zuständige Stelle hat noch nicht entschieden."))  # fmt: skip
    return None


def sorted_out(route: str) -> Next:
    """The next step by the decision on the way."""
    found = {
        Route.INCOMPLETE: Next("complete", _("Ergänzung eintragen"), "prepare",
                               _("Form oder Name fehlt noch.")),
        Route.FORWARD: Next("forward", _("Weiterleiten"), "inform",
                            _("Die zuständige Stelle hat die Eingabe noch nicht.")),
        Route.REFRAIN: Next("refrain", _("Absehen festhalten"), "decide",
                            _("Wer entscheidet, ist noch nicht eingetragen.")),
        Route.COMMITTEE: Next("schedule", _("Auf die Tagesordnung setzen"), "prepare",
                              _("Der Beschwerdeausschuss prüft die Eingabe.")),
    }  # fmt: skip
    return found[Route(route)]


@dataclass(frozen=True)
class Stop:
    """One station of the way."""

    key: str
    title: str
    state: str
    day: date | None = None
    deadline: date | None = None


def stops_of(petition: Petition, hearing: Any, referral: Any) -> list[Stop]:
    """The stations so far, the current one, and those that will follow."""
    sorted_now = "done" if petition.triaged_on and petition.route else "current"
    if petition.state == State.WITHDRAWN and sorted_now == "current":
        sorted_now = "void"
    stops = [
        Stop("received", _("Eingegangen"), "done", petition.received_on),
        Stop("triage", _("Einordnung"), sorted_now, petition.triaged_on),
    ]
    if petition.route == Route.FORWARD:
        stops.append(stop(petition, "forward", _("Weiterleitung"), State.FORWARDED))
    elif petition.route == Route.REFRAIN:
        stops.append(stop(petition, "refrain", _("Absehen von der Prüfung"), State.REFRAINED))
        stops.append(replied(petition))
    elif petition.route == Route.COMMITTEE:
        stops += committee(petition, hearing, referral)
    if petition.state == State.WITHDRAWN:
        stops.append(Stop("withdrawn", _("Rücknahme"), "void", petition.moved_on))
    return stops


def stop(petition: Petition, key: str, title: str, reached: str) -> Stop:
    """The station that ends with a state."""
    if petition.state == reached:
        return Stop(key, title, "done", petition.moved_on)
    waiting = petition.state == State.TRIAGED
    past = petition.state == State.ANSWERED
    return Stop(key, title, "current" if waiting else "done" if past else "void")


def replied(petition: Petition) -> Stop:
    """The reply to the petitioner."""
    if petition.answered_on:
        return Stop("answer", _("Nachricht"), "done", petition.answered_on)
    now = petition.state in {State.REFERRED, State.REFRAINED}
    state = "void" if petition.state == State.WITHDRAWN else "current" if now else "open"
    return Stop("answer", _("Nachricht"), state, deadline=petition.answer_until)


def committee(petition: Petition, hearing: Any, referral: Any) -> list[Stop]:
    """Agenda, hearing, referral, reply and decision."""
    held = hearing.held_on if hearing else None
    day = hearing.item.meeting.starts_at.date() if hearing and hearing.item else None
    open_ = "void" if petition.state == State.WITHDRAWN else "open"

    def at(state: str) -> str:
        return "current" if petition.state == state else open_

    agenda = "done" if hearing else at(State.TRIAGED)
    decided = referral.decided_on if referral else None
    return [
        Stop("agenda", _("Tagesordnung des Ausschusses"), agenda, day),
        Stop("hearing", _("Anhörung"), "done" if held else at(State.COMMITTEE), held),
        Stop("referral", _("Überweisung"), "done" if referral else at(State.HEARD),
             referral.referred_on if referral else None),
        replied(petition),
        Stop("decision", _("Entscheidung der zuständigen Stelle"),
             "done" if decided else at(State.ANSWERED), decided),
    ]  # fmt: skip
