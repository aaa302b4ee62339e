"""What strangers see of a running meeting, read and drawn."""

import json
from datetime import datetime
from typing import Any

from django.db import connection
from django.template.loader import render_to_string
from django.utils import timezone, translation

QUERY = "select live_state(%s)"
MOMENTS = ("starts_at", "ends_at", "paused_at")
LANGUAGES = ("de", "en")
NOTHING = dict.fromkeys(LANGUAGES, b"data: \n\n")  # strangers see no such meeting, or no longer
State = dict[str, Any]


def state_of(meeting: int) -> State | None:
    """The state of a meeting; None when strangers see no such meeting. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(QUERY, [meeting])
        (found,) = cursor.fetchone()
    return revived(found)


def revived(found: Any) -> State | None:
    """The state as the database gave it, with real moments."""
    if found is None:
        return None
    state: State = json.loads(found) if isinstance(found, str) else found
    for name in MOMENTS:
        state[name] = moment(state[name])
    if state["speaker"]:
        state["speaker"]["started_at"] = moment(state["speaker"]["started_at"])
    return state


def moment(written: str | None) -> datetime | None:
    """A moment from JSON."""
    return datetime.fromisoformat(written) if written else None


def drawn(state: State) -> str:
    """The part of the page that changes, in the language of the reader."""
    return render_to_string("live/_state.html", {"live": state, "at": timezone.localtime()})


def events(state: State) -> dict[str, bytes]:
    """The state as an event of the stream, in each language."""
    found = {}
    for code in LANGUAGES:
        with translation.override(code):
            lines = drawn(state).split("\n")
        found[code] = ("".join(f"data: {line}\n" for line in lines) + "\n").encode()
    return found
