"""The way of an amendment as its page draws it: stops with their state, and who is next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.calendar import local_day

State = CharterAmendment.State
ORDER = [State.DRAFTED, State.SUBMITTED, State.ADOPTED, State.ORDERED, State.IN_FORCE]
ENDED = (State.REJECTED, State.WITHDRAWN)
MARKS = {"done": "done", "pointless": "void", "scheduled": "open", "pending": "open"}


@dataclass(frozen=True)
class Stop:
    """One station of the way."""

    kind: str  # draft, paper, consultation, vote, order, notice or force
    title: str
    state: str  # done, current, open, failed or void
    day: date | None = None
    who: str | None = None
    station: Any = None


@dataclass(frozen=True)
class Next:
    """Who acts next, and what there is to do."""

    who: str
    what: str


def stops_of(amendment: CharterAmendment, stations: Iterable[Any]) -> list[Stop]:
    """Lay the whole way: draft, paper, consultations, resolution, signature, notice, in force."""
    mayor, administration = _("Bürgermeisteramt"), _("Verwaltung")
    filed = amendment.paper.day if amendment.paper else None
    return [
        Stop("draft", _("Entwurf"), mark(amendment, 0), who=administration),
        Stop("paper", _("Vorlage"), mark(amendment, 1, submitted=True), filed, administration),
        *(consultation(station) for station in stations if not station.authoritative),
        Stop("vote", _("Beschluss des Rates"), mark(amendment, 1), amendment.adopted_on,
             _("Mehrheit der gesetzlichen Zahl der Mitglieder")),
        Stop("order", _("Ausfertigung"), mark(amendment, 2), amendment.signed_on, mayor),
        Stop("notice", _("Bekanntmachung"), mark(amendment, 3), amendment.noticed_on,
             administration),
        Stop("force", _("Inkrafttreten"), mark(amendment, 4), amendment.in_force_on),
    ]  # fmt: skip


def mark(amendment: CharterAmendment, place: int, *, submitted: bool = False) -> str:
    """Whether a station lies behind, is where the amendment is, or was never reached."""
    state = State(amendment.state)
    if state in ENDED:
        if submitted or place == 0:
            return "done" if amendment.paper_id or place == 0 else "void"
        return "failed" if place == 1 and state == State.REJECTED else "void"
    here = ORDER.index(state)
    if state == State.IN_FORCE or place < here or (submitted and here >= 1):
        return "done"
    if submitted:
        return "open"
    return "current" if place == here else "open"


def consultation(station: Any) -> Stop:
    """An organization that advises before the council decides."""
    day = None
    if station.meeting and (start := parse_datetime(station.meeting["starts_at"])):
        day = local_day(start)
    title = _("Vorberatung: %(name)s") % {"name": station.organization}
    return Stop("consultation", title, MARKS[station.state], day, station=station)


def next_of(amendment: CharterAmendment) -> Next | None:
    """Who acts next; nobody once it is over."""
    administration = _("Verwaltung")
    if amendment.state == State.DRAFTED:
        what = _("als Vorlage einbringen") if amendment.simulation else _("Jahr durchrechnen")
        return Next(administration, what)
    if amendment.state == State.SUBMITTED and amendment.paper is not None:
        if amendment.paper.state != Paper.State.RELEASED:
            return Next(administration, _("Vorlage zur Beratung freigeben"))
        return Next(_("Rat"), _("mit der Mehrheit der gesetzlichen Mitgliederzahl beschließen"))
    return {
        State.ADOPTED: Next(_("Bürgermeisteramt"), _("ausfertigen, Bekanntmachung anordnen")),
        State.ORDERED: Next(administration, _("bekannt machen und den Vollzug eintragen")),
    }.get(State(amendment.state))
