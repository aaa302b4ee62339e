"""A running meeting as the cockpit sees it: item, room, votes, and the forms for each."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.majority import (
    decides_charter,
    left_out,
    mayor_subject,
    required_shown,
    topic_of,
    voteless,
)
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.queries import alone
from ratsverbund.council.decisions.systems import system_at
from ratsverbund.council.meetings.queries import (
    afterwards,
    count_presence,
    moment_of,
    present_moment,
    rows_of,
    statutory_number,
    there_at,
    vote_barred,
)
from ratsverbund.council.sittings import forms, queries
from ratsverbund.kernel.errors import LawUnknown

KINDS = ("yes", "no", "abstentions")


@dataclass(frozen=True)
class Step:
    """A next step: a button (`act`), or the place on the page where it is taken (`to`)."""

    label: str
    act: str = ""
    item: int | None = None
    to: str = ""
    hint: str = ""


class Stage:
    """One meeting with its room; two statements, and everything else is counted from them."""

    def __init__(self, meeting: Any, method: str = "", hour: str = "") -> None:
        self.meeting = meeting
        self.method = method if method in forms.METHODS else Vote.Method.COUNTS
        self.sitting = getattr(meeting, "sitting", None)
        self.item: Any = self.sitting.item if self.sitting else None
        if self.item is not None:
            self.item.meeting = meeting
        self.afterwards = afterwards(meeting)
        self.now = self.shown_moment(hour)

    def shown_moment(self, hour: str) -> datetime:
        """The moment the page speaks of: now; afterwards the hour asked for, else the last kept."""
        clock = forms.HourForm({"zeit": hour})
        if self.afterwards and clock.is_valid() and clock.cleaned_data["zeit"]:
            return moment_of(self.meeting.starts_at, clock.cleaned_data["zeit"])
        return present_moment(self.meeting)

    @property
    def hour(self) -> str:
        """The hour that every button carries where a past meeting is entered; else none."""
        return f"{timezone.localtime(self.now):%H:%M}" if self.afterwards else ""

    @cached_property
    def places(self) -> list[Any]:
        """The seats, with who came on them."""
        return queries.room_of(self.meeting)

    @cached_property
    def offers(self) -> dict[int, list[Any]]:
        """Who may stand in for whom, by the rule."""
        return queries.offers(self.meeting, self.places)

    @cached_property
    def kept_out(self) -> set[int]:
        """The persons excluded from the item at hand."""
        return {each["person"] for each in self.meeting.kept_out}

    @cached_property
    def quorums(self) -> list[Any]:
        """Whether each organization can decide now."""
        return queries.quorums(self.meeting, self.places, self.now, self.kept_out)

    @cached_property
    def deciding(self) -> Any:
        """The organization that votes on the item; they differ where several meet jointly."""
        met = {place.seat.organization_id: place.seat.organization for place in self.places}
        station = self.item.consultation if self.item else None
        return met.get(station.organization_id if station else 0) or self.meeting.organization

    @cached_property
    def device(self) -> tuple[Any, Any]:
        """The voting system of those who decide, and what the law says to it."""
        try:
            system, act = system_at(self.meeting, self.deciding)
        except LawUnknown as error:
            return None, {"value": None, "reasons": [], "open_points": [str(error)]}
        return system if act.decision.value is True else None, act.decision.as_json()

    @cached_property
    def topic(self) -> str:
        """What the item at hand decides, as far as paper or title tell."""
        return topic_of(self.item)

    @cached_property
    def entitled(self) -> list[Any]:
        """Who may vote on the item now, in the order of the alphabet."""
        return self.entitled_on(self.topic) if self.item else []

    def entitled_on(self, topic: str) -> list[Any]:
        """Who may vote now if the item decides a topic."""
        out = self.kept_out | voteless(self.meeting, self.deciding, topic)
        rows = rows_of(self.deciding.pk, queries.arrivals(self.places))
        here = there_at(rows, self.now).values()
        names = {place.seat.person_id: place.seat.person.sort_key for place in self.places}
        free = (row for row in here if row.person_id not in out)
        return sorted(free, key=lambda row: names.get(row.person_id) or row.person.family_name)

    @property
    def persons(self) -> list[Any]:
        """Everyone who may be biased: those who are there, else those who could be."""
        rows = queries.arrivals(self.places)
        return [row.person for row in rows] + [place.seat.person for place in self.places]

    def noted(self, form: Any) -> Any:
        """The item a note was typed for; without one the item at hand."""
        asked = form.cleaned_data.get("item") if form.is_valid() else None
        return queries.one_item(self.meeting, asked) if asked else self.item

    @property
    def waiting(self) -> list[dict[str, Any]]:
        """The open items besides the one at hand."""
        here = self.item.pk if self.item else None
        agenda = self.meeting.agenda
        return [one for one in agenda if one["state"] == "open" and one["id"] != here]

    @property
    def dated(self) -> dict[str, str]:
        """What a form with an hour begins with."""
        return {"at": self.hour}

    @property
    def barred(self) -> str:
        """Why nothing is voted on here, if so."""
        return vote_barred(self.meeting, self.item.title) if self.item else ""

    @cached_property
    def demanded(self) -> dict[str, Any]:
        """The majority the item at hand needs, and why."""
        return required_shown(self.meeting, self.topic)

    @property
    def left_out(self) -> dict[str, Any] | None:
        """Why not everybody who is there votes, if so."""
        return left_out(self.meeting, self.count, mayor_subject(self.topic))

    @property
    def fixed(self) -> str:
        """The topic nobody may choose otherwise: what a charter paper decides."""
        return self.topic if decides_charter(self.item) else ""

    def vote_form(self, typed: Any = None) -> Any:
        """The form of the chosen way to vote."""
        method = typed.get("method", self.method) if typed else self.method
        kind = forms.FORMS.get(method, forms.FORMS[Vote.Method.COUNTS])
        topic = (typed.get("topic") if typed else "") or self.topic
        entitled = self.entitled if topic == self.topic else self.entitled_on(topic)
        return kind(
            typed, meeting=self.meeting, entitled=entitled, fixed=self.fixed,
            initial=self.dated | {"topic": self.topic},
        )  # fmt: skip

    def one_word_form(self, typed: Any) -> Any:
        """Everyone's yes in one click."""
        return forms.OneWordForm(
            typed, meeting=self.meeting, entitled=self.entitled, fixed=self.fixed
        )

    def presence_form(self, typed: Any = None) -> Any:
        """Who comes and goes."""
        return forms.PresenceForm(typed, meeting=self.meeting, initial=self.dated)

    def correction_form(self, typed: Any = None) -> Any:
        """A time put right."""
        return forms.CorrectionForm(typed, meeting=self.meeting, places=self.places)

    def bias_form(self, typed: Any = None) -> Any:
        """Who is kept out."""
        public = self.item.public if self.item else True
        return forms.BiasForm(typed, meeting=self.meeting, places=self.places, public=public)

    def close_form(self, typed: Any = None) -> Any:
        """The end."""
        return forms.CloseForm(typed, meeting=self.meeting, initial=self.dated)

    @property
    def ballots(self) -> list[dict[str, Any]]:
        """The votes on the item at hand, each with its picture."""
        return [vote | drawn(vote, self.meeting, self.deciding) for vote in self.meeting.ballots]

    @property
    def count(self) -> Any:
        """How many of those who decide are there and how many of them are kept out."""
        rows = rows_of(self.deciding.pk, queries.arrivals(self.places))
        out = voteless(self.meeting, self.deciding, self.topic) if self.item else set()
        return count_presence(rows, self.now, self.kept_out, out)

    @property
    def called_public(self) -> bool:
        """Whether the public may be there."""
        return self.sitting.public if self.sitting else True

    @property
    def step(self) -> Step:
        """What comes next; one thing at any time."""
        if self.sitting and self.sitting.paused_at:
            return Step(_("Sitzung fortsetzen"), act="resume")
        if not any(place.now for place in self.places):
            return Step(_("Anwesenheit festhalten"), to="#anwesenheit")
        if self.item is not None and self.item.state == "open":
            return Step(_("Abstimmen"), to="#abstimmung")
        if not self.waiting:
            return Step(_("Sitzung schließen"), to="#schluss")
        here = [one for one in self.waiting if one["public"] == self.called_public]
        following = (here or self.waiting)[0]
        if following["public"] != self.called_public:
            if self.called_public:
                return Step(_("Öffentlichkeit ausschließen"), act="dismiss")
            return Step(_("Öffentlichkeit herstellen"), act="readmit")
        label = _("TOP %(number)s aufrufen") % {"number": following["number"]}
        return Step(label, act="call", item=following["id"], hint=following["title"])


def drawn(vote: dict[str, Any], meeting: Any, organization: Any) -> dict[str, Any]:
    """The words of the method and the groups of the half circle, if anybody counted."""
    words = {"words": Vote.Method(vote["method"]).label}
    if vote["yes"] is None:
        return words | {"groups": []}
    try:
        members: int | None = statutory_number(alone(meeting, organization))
    except LawUnknown:
        members = None
    counts = {kind: vote[kind] for kind in KINDS}
    main = vote["purpose"] == Vote.Purpose.MAIN
    whole = [{"name": organization.short_name} | counts]
    groups = (list(meeting.parts) if main else []) or whole
    absent = max(members or 0, vote["present"]) - sum(counts.values())
    if absent > 0:
        groups = [*groups, {"name": _("ohne Stimme"), "absent": absent}]
    return words | {"groups": groups}
