"""Documents of an election as PDF."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from ratsverbund.council.elections.models import Election
from ratsverbund.kernel.pdf import render

HERE = Path(__file__).parent
BLANK = 8


def ballot_papers(election: Election, names: list[str], voters: int) -> bytes:
    """Set one ballot paper a voter, all alike, without number or mark."""
    alone = len(names) < 2 and election.method != Election.Method.LISTS
    choices = [*names, *(["Nein"] if names else ["Ja", "Nein"])] if alone else names
    content = labelled(election, "Stimmzettel") | {
        "choices": choices,
        "number": max(voters, 1),
        "method": str(election.get_method_display()),
    }
    return render(HERE / "ballots.typ", content, title=content["title"], created=today())


def counting_sheet(election: Election, names: list[str]) -> bytes:
    """Set the sheet on which tellers tick each vote."""
    rest = ["Nein", "Enthaltung", "ungültig", "abgegeben zusammen"]
    rows = [[name, "", ""] for name in [*(names or ["Ja"]), *rest]]
    note = "Gezählt von: ____________________   und: ____________________"
    head = ["Wahlvorschlag", "Striche", "Summe"]
    return table_sheet(election, "Zählliste", head, rows, note, tall=True)


def table_sheet(
    election: Election,
    title: str,
    head: list[str],
    rows: list[list[str]],
    note: str,
    *,
    tall: bool = False,
) -> bytes:
    """Set a sheet with one table about an election; `tall` rows leave room to write."""
    content = labelled(election, title) | {"head": head, "rows": rows, "note": note, "tall": tall}
    return render(HERE / "sheet.typ", content, title=content["title"], created=today())


def labelled(election: Election, title: str) -> dict[str, Any]:
    """What stands at the head of each sheet."""
    meeting = election.item.meeting
    return {
        "body": meeting.body.name,
        "title": f"{title}: {election.subject or election.kind_name}",
        "subject": str(election),
        "public": election.item.public,
        "labels": [
            ["Wahl", str(election)],
            [
                "Sitzung",
                f"{meeting.organization}, {timezone.localtime(meeting.starts_at):%d.%m.%Y}",
            ],
            ["Punkt", f"{election.item.number} {election.item.title}"],
        ],
    }


def today() -> Any:
    """The day the sheet is made."""
    return timezone.localdate()
