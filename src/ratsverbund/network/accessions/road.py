"""The way of an accession as its page draws it: stops with their state, and who is next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.calendar import local_day
from ratsverbund.network.members.models import Accession

State = Accession.State
ENDED = (State.REJECTED, State.WITHDRAWN)
MARKS = {
    "adopted": "done",
    "rejected": "failed",
    "pointless": "void",
    "noted": "done",
    "adjourned": "open",
    "referred": "open",
}


@dataclass(frozen=True)
class Stop:
    """One station of the way."""

    kind: str  # paper, consultation, declaration, confirmation or membership
    title: str
    state: str  # done, current, open, failed or void
    day: date | None = None
    word: str | None = None
    who: str | None = None
    row: Any = None  # the resolution that stands
    earlier: tuple[Any, ...] = ()  # what it replaced
    station: Any = None


@dataclass(frozen=True)
class Next:
    """Who acts next, and what there is to do."""

    who: str
    what: str


def stops_of(case: Accession, stations: Iterable[Any], insider: bool) -> list[Stop]:
    """Lay the whole way: paper, organizations, declaration, confirmation, membership.

    Whoever is no insider of the body learns nothing of a paper that is not public but that it is.
    """
    way = [paper(case, insider)] if case.paper else []
    way += [consultation(case, station, insider) for station in stations]
    return [*way, declaration(case), confirmation(case), membership(case)]


def paper(case: Any, insider: bool) -> Stop:
    """The paper the way begins with."""
    if not (insider or case.paper_open):
        return Stop("paper", _("Nichtöffentliche Vorlage"), "done", case.paper.day)
    word = case.paper.get_state_display()
    return Stop("paper", str(case.paper), "done", case.paper.day, word, case.paper.office or None)


def consultation(case: Accession, station: Any, insider: bool) -> Stop:
    """An organization that is asked, with what it resolved or when it meets."""
    if not (insider or open_to_all(case, station)):
        state = "done" if station.resolved else "open"  # "beraten", whatever came of it
        return Stop("consultation", str(station.organization), state, station=station)
    standing = [row for row in station.resolved if not row["superseded"]]
    row = standing[-1] if standing else None
    earlier = tuple(each for each in station.resolved if each is not row)
    title = str(station.organization)
    if row is None:
        day = met(station.meeting)
        state = "void" if case.state in ENDED else "current" if day else "open"
        word = _("auf der Tagesordnung") if day and state == "current" else None
        return Stop("consultation", title, state, day, word, None, None, earlier, station)
    day = date.fromisoformat(row["day"])
    who, label = tally(row), row["label"]
    state = MARKS[row["result"]]
    return Stop("consultation", title, state, day, _(label), who, row, earlier, station)


def open_to_all(case: Any, station: Any) -> bool:
    """Say whether everybody may read what came of a station, or that it is still to come."""
    if not station.resolved:
        return bool(case.paper_open)
    return all(row["public"] and row["published"] for row in station.resolved)


def met(meeting: dict[str, Any] | None) -> date | None:
    """The day of a meeting that came with a station."""
    return local_day(datetime.fromisoformat(meeting["starts_at"])) if meeting else None


def tally(row: dict[str, Any]) -> str | None:
    """The counts of a vote in short."""
    return f"{row['yes']} : {row['no']} : {row['abstentions']}" if row["yes"] is not None else None


def declaration(case: Accession) -> Stop:
    """The signature under the declaration."""
    state = mark(case, case.declared_on, State.AUTHORISED)
    return Stop(
        "declaration",
        _("Beitrittserklärung"),
        state,
        case.declared_on,
        {"done": _("unterzeichnet"), "current": turn(signer(case))}.get(state),
        case.signed_by or None,
    )


def confirmation(case: Accession) -> Stop:
    """The confirmation by the network's office, or its refusal."""
    declined = case.state == State.REJECTED and case.declared_on is not None
    state = "failed" if declined else mark(case, case.confirmed_on, State.DECLARED)
    words = {"done": _("bestätigt"), "failed": _("abgelehnt"), "current": turn(office(case))}
    title = _("Bestätigung durch die Geschäftsstelle")
    who = case.confirmed_by or None
    return Stop("confirmation", title, state, case.confirmed_on, words.get(state), who)


def membership(case: Accession) -> Stop:
    """The membership the way leads to."""
    member = getattr(case, "member", None)
    title = _("Mitglied im %(network)s") % {"network": case.network.titled}
    if member is None:
        return Stop("membership", title, "void" if case.state in ENDED else "open")
    return Stop("membership", title, "done", member.start, _("Mitglied seit"))


def mark(case: Accession, day: date | None, due: str) -> str:
    """The state of a step that is done on a day and due in one state of the case."""
    if day is not None:
        return "done"
    if case.state in ENDED:
        return "void"
    return "current" if case.state == due else "open"


def signer(case: Accession) -> str:
    """Who signs the declaration."""
    return _("Bürgermeisteramt, %(body)s") % {"body": case.body}


def office(case: Accession) -> str:
    """Who confirms the membership."""
    return _("Geschäftsstelle, %(network)s") % {"network": case.network}


def turn(who: str) -> str:
    """Whose turn it is, as a station says it."""
    return _("an der Reihe: %(who)s") % {"who": who}


def next_of(case: Accession, stops: list[Stop]) -> Next | None:
    """Say who acts next and on what; none when the way has ended."""
    if case.state == State.PREPARED:
        return awaited(case, stops)
    if case.state == State.AUTHORISED:
        return Next(signer(case), _("Beitrittserklärung unterzeichnen"))
    if case.state == State.DECLARED:
        return Next(office(case), _("Mitgliedschaft bestätigen"))
    return None


def awaited(case: Accession, stops: list[Stop]) -> Next:
    """While the organizations decide: the clerk checks, then the next organization decides."""
    clerk = _("Verwaltung, %(body)s") % {"body": case.body}
    if case.recognised:
        return Next(clerk, _("prüfen, was in der Vorlage erkannt wurde"))
    for stop in stops:
        if stop.kind == "consultation" and stop.state in ("open", "current"):
            return Next(stop.title, _("beraten und beschließen"))
    return Next(clerk, _("Grundlage berichtigen: Ein nötiger Beschluss fehlt"))
