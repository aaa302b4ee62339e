"""The house wording of what was recorded; minutes are written in German."""

from datetime import datetime
from typing import Any

from django.utils import timezone

Values = dict[str, Any]
METHODS = {
    "counts": "nach Stimmenzahl",
    "factions": "nach Fraktionen",
    "roll_call": "namentlich",
    "secret": "geheim",
    "unopposed": "ohne Widerspruch",
    "device": "elektronisch",
}


def clock(value: str | None) -> str:
    """A moment as an hour: 18:30 Uhr."""
    return f"{timezone.localtime(datetime.fromisoformat(value)):%H:%M} Uhr" if value else "–"


def day(value: str | None) -> str:
    """A moment as a day: 25.03.2026."""
    return f"{timezone.localtime(datetime.fromisoformat(value)):%d.%m.%Y}" if value else "–"


def stays(row: Values, begun: str | None, ended: str | None) -> str:
    """When somebody was there, said only where it was not all the time."""
    said = []
    for arrived, left in row["stays"]:
        late = bool(begun and arrived and moment(arrived) > moment(begun))
        early = bool(left and (not ended or moment(left) < moment(ended)))
        if late and early:
            said.append(f"{clock(arrived)} bis {clock(left)}")
        elif late:
            said.append(f"ab {clock(arrived)}")
        elif early:
            said.append(f"bis {clock(left)}")
    return ", ".join(said) or "ganze Sitzung"


def moment(value: str) -> datetime:
    """Read a moment."""
    return datetime.fromisoformat(value)


def counts(vote: Values) -> str:
    """The counts of a vote; nothing where nobody counted."""
    if vote["yes"] is None or vote.get("method") == "unopposed":
        return ""
    word = "Enthaltung" if vote["abstentions"] == 1 else "Enthaltungen"
    said = f"{vote['yes']} Ja, {vote['no']} Nein, {vote['abstentions']} {word}"
    return f"{said}, {vote['invalid']} ungültig" if vote["invalid"] else said


def with_counts(label: str, vote: Values) -> str:
    """A result with its counts, if anybody counted."""
    said = counts(vote)
    return f"{label} ({said})" if said else label


def vote_lines(vote: Values) -> list[str]:
    """A vote in sentences: what was asked, how, the counts and the result."""
    asked = "Abstimmung" if vote["main"] else vote["purpose"]
    subject = f" „{vote['subject']}“" if vote["subject"] else ""
    how = METHODS[vote["method"]]
    stricter = f", {vote['majority']}" if vote["majority"] else ""
    lines = [f"{asked}{subject} ({how}{stricter}): {with_counts(vote['label'], vote)}."]
    there = f"Stimmberechtigt anwesend: {vote['present']}"
    if vote["excluded"]:
        there += f", davon ausgeschlossen: {vote['excluded']}"
    if vote.get("barred"):
        there += f", davon hier ohne Stimmrecht (§ 40 Abs. 2 GO NRW): {vote['barred']}"
    if vote["ballots"] is not None:
        there += f"; abgegebene Stimmzettel: {vote['ballots']}"
    lines.append(f"{there}.")
    if vote["corrected"]:
        lines.append(f"Diese Auszählung ist berichtigt: {vote['reason']}")
    return lines


def motion_line(motion: Values, *, public: bool) -> str:
    """A motion on procedure in one sentence; the public does not read who moved it."""
    mover = "" if public else f", gestellt von {motion['mover']}"
    text = f" „{motion['text']}“" if motion["text"] else ""
    word = "angenommen" if motion["carried"] else "abgelehnt"
    if motion["yes"] is None:
        return f"Antrag zur Geschäftsordnung: {motion['kind']}{text}{mover}: {word}."
    votes = {"invalid": 0} | {kind: motion[kind] or 0 for kind in ("yes", "no", "abstentions")}
    return f"Antrag zur Geschäftsordnung: {motion['kind']}{text}{mover}: {word} ({counts(votes)})."


def speakers_line(speakers: list[Values]) -> str:
    """Who spoke, each once, in the order of the first speech."""
    called = [f"{each['name']} ({each['party']})" if each["party"] else each["name"]
              for each in speakers]  # fmt: skip
    return f"Es sprachen: {', '.join(dict.fromkeys(called))}." if called else ""


def outcome(item: Values) -> str:
    """Result and votes of an item in one sentence, to compare before and after a correction."""
    valid = [vote for vote in item["votes"] if vote["main"] and not vote["corrected"]]
    label = item["resolution"]["label"] if item["resolution"] else ""
    return with_counts(label, valid[0]) if valid else label


def before_and_after(text: str) -> tuple[str, str]:
    """Part "Ada Meier gekommen: 18:10 Uhr statt 18:00 Uhr" into what was held and what is right."""
    new, _word, old = text.rpartition(" statt ")
    if not new:
        return "", text
    what, colon, _time = new.rpartition(": ")
    return f"{what}{colon}{old}", new
