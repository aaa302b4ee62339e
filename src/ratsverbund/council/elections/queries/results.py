"""What elections ended in, in words and counts: for the minutes, the cockpit and the pages."""

from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ratsverbund.council.elections.ballots import terms_of
from ratsverbund.council.elections.models import (
    CandidateList,
    Count,
    Election,
    Lot,
    Nomination,
    Round,
)
from ratsverbund.council.elections.naming import full_name
from ratsverbund.council.meetings.models import Meeting


@dataclass(frozen=True)
class Ballot:
    """One ballot: its counts, the sentence of the law, and the lots drawn on it."""

    number: int
    runoff: bool
    secret: bool
    present: int
    ballots: int
    valid: int
    no: int
    abstentions: int
    invalid: int
    votes: list[tuple[str, int]]
    result: str
    basis: dict[str, Any]
    lots: list[str]
    corrected: bool
    correction_reason: str

    @property
    def title(self) -> str:
        """Which ballot it was."""
        return (
            _("Stichwahl") if self.runoff else _("%(number)s. Wahlgang") % {"number": self.number}
        )

    @property
    def words(self) -> str:
        """The counts in one sentence."""
        votes = ", ".join(f"{name} {number}" for name, number in self.votes)
        rest = [
            (self.no, _("Nein")),
            (self.abstentions, _("Enthaltungen")),
            (self.invalid, _("ungültig")),
        ]
        others = "".join(f", {word} {number}" for number, word in rest if number)
        return _("%(title)s: abgegeben %(ballots)s, gültig %(valid)s; %(votes)s%(others)s.") % {
            "title": self.title,
            "ballots": self.ballots,
            "valid": self.valid,
            "votes": votes,
            "others": others,
        }


@dataclass(frozen=True)
class ElectionResult:
    """One election of a meeting as the minutes tell it."""

    pk: int
    item: int
    number: str
    public: bool
    title: str
    method: str
    secret: bool
    state: str
    formula: str
    undebated: bool = False
    ballots: list[Ballot] = field(default_factory=list)
    seats: list[tuple[str, int]] = field(default_factory=list)
    elected: list[str] = field(default_factory=list)

    @property
    def decided(self) -> bool:
        """Whether somebody is elected."""
        return self.state in (Election.State.ELECTED, Election.State.SEATED)

    @property
    def lines(self) -> list[str]:
        """The course and the outcome, sentence by sentence, corrected counts left out."""
        how = _("geheim mit Stimmzetteln") if self.secret else _("offen")
        said = [f"{self.title}: {self.method}, {how}."]
        if self.undebated:
            said.append(_("Gewählt wird ohne Aussprache."))
        for ballot in self.ballots:
            if not ballot.corrected:
                said += [ballot.words, *ballot.lots]
        if self.seats:
            shares = ", ".join(f"{name} {seats}" for name, seats in self.seats)
            said.append(_("Sitze: %(shares)s.") % {"shares": shares})
        return [*said, self.outcome]

    @property
    def outcome(self) -> str:
        """Who is elected, or that nobody is."""
        if self.elected:
            names = ", ".join(self.elected)
            return ngettext(
                "Gewählt ist %(names)s.", "Gewählt sind %(names)s.", len(self.elected)
            ) % {"names": names}
        if self.state == Election.State.FAILED:
            return _("Niemand ist gewählt.")
        return _("Die Wahl ist noch nicht abgeschlossen.")


def elections_of(meeting: Meeting) -> list[ElectionResult]:
    """The elections of a meeting in the order of its items, in words and counts; one statement.

    Non-public items are marked (`public`): leave them out of what strangers read.
    """
    return [told(election) for election in with_results(Election.objects.filter(
        item__meeting=meeting
    )).order_by("-item__public", "item__order", "pk")]  # fmt: skip


def with_results(elections: QuerySet[Election]) -> QuerySet[Election]:
    """Elections with candidates, lists, ballots and lots in the same row."""
    counts = Count.objects.filter(round=OuterRef("pk")).annotate(
        label=Coalesce("candidate_list__name", full_name("nomination__person"))
    )
    lots = Lot.objects.filter(round=OuterRef("pk"), void=False).annotate(by=full_name("drawn_by"))
    rounds = Round.objects.filter(election=OuterRef("pk")).annotate(
        votes=ArraySubquery(
            counts.order_by("pk").values(
                row=JSONObject(
                    name="label", votes="votes", nomination="nomination", list="candidate_list"
                )
            )
        ),
        drawn=ArraySubquery(
            lots.order_by("pk").values(
                row=JSONObject(
                    winner="winner", by="by", witnesses="witnesses", between="between",
                    procedure="procedure",
                )
            )
        ),
    ).order_by("number", "pk")  # fmt: skip
    lists = CandidateList.objects.filter(election=OuterRef("pk")).order_by("order")
    candidates = Nomination.objects.filter(election=OuterRef("pk")).annotate(
        label=full_name("person"), stand_in=full_name("deputy")
    )
    return elections.select_related(
        "item__meeting__organization", "item__meeting__body", "organization", "office"
    ).annotate(
        round_rows=ArraySubquery(rounds.values(row=JSONObject(
            pk="pk", number="number", runoff="runoff", behind="secret", present="present",
            ballots="ballots", no="no", abstentions="abstentions", invalid="invalid",
            result="result", basis="basis", corrected="corrected", reason="correction_reason",
            votes="votes", drawn="drawn",
        ))),
        list_rows=ArraySubquery(
            lists.values(row=JSONObject(pk="pk", name="name", seats="seats", faction="faction"))
        ),
        candidate_rows=ArraySubquery(
            candidates.order_by(F("place").asc(nulls_last=True), "order", "pk").values(
                row=JSONObject(
                    pk="pk", person="person", name="label", faction="faction__short_name",
                    list="candidate_list", role="role", deputy="stand_in", standing="standing",
                    place="place", basis="basis",
                )
            )
        ),
    )  # fmt: skip


def told(election: Any) -> ElectionResult:
    """Tell an election that came `with_results`."""
    return ElectionResult(
        pk=election.pk,
        item=election.item_id,
        number=election.item.number,
        public=election.item.public,
        title=str(election),
        method=str(election.get_method_display()),
        secret=election.secret,
        state=election.state,
        formula=election.formula,
        undebated=undebated(election),
        ballots=[ballot_of(row) for row in election.round_rows],
        seats=[
            (row["name"], row["seats"]) for row in election.list_rows if row["seats"] is not None
        ],
        elected=[named(row) for row in election.candidate_rows if row["place"]],
    )


def last_ballot(election: Any) -> tuple[Round, list[str]] | None:
    """The last ballot that counts and on whom its lots fell, of an election `with_results`."""
    rows = [row for row in election.round_rows if not row["corrected"]]
    if not rows:
        return None
    row = max(rows, key=itemgetter("number"))
    last = Round(pk=row["pk"], number=row["number"], runoff=row["runoff"], no=row["no"])
    return last, [lot["winner"] for lot in row["drawn"]]


def undebated(election: Election) -> bool:
    """Whether the law lets nobody speak to an election, as it does for deputies of the mayor."""
    decision = terms_of(election)
    return decision is not None and decision.known and not decision.settled.debate


def named(row: dict[str, Any]) -> str:
    """An elected person with the proposing Fraktion."""
    return f"{row['name']} ({row['faction']})" if row["faction"] else str(row["name"])


def ballot_of(row: dict[str, Any]) -> Ballot:
    """Read a ballot from its row."""
    valid = row["ballots"] - row["abstentions"] - row["invalid"]
    votes = [(count["name"], count["votes"]) for count in row["votes"]]
    return Ballot(
        number=row["number"],
        runoff=row["runoff"],
        secret=row["behind"],
        present=row["present"],
        ballots=row["ballots"],
        valid=valid,
        no=row["no"],
        abstentions=row["abstentions"],
        invalid=row["invalid"],
        votes=votes or [(_("Ja"), valid - row["no"])],
        result=row["result"],
        basis=readable(row["basis"]) or {},
        lots=[lot_words(lot) for lot in row["drawn"]],
        corrected=row["corrected"],
        correction_reason=row["reason"],
    )


def lot_words(lot: dict[str, Any]) -> str:
    """A lot as a sentence."""
    return _(
        "Losentscheid zwischen %(between)s: gezogen hat %(by)s vor %(witnesses)s, "
        "das Los fiel auf %(winner)s."
    ) % {
        "between": ", ".join(lot["between"]),
        "by": lot["by"],
        "witnesses": lot["witnesses"],
        "winner": lot["winner"],
    }


def readable(basis: dict[str, Any] | None) -> dict[str, Any] | None:
    """A stored decision for readers: the sentences say it all, nested values are left out."""
    if basis is None:
        return None
    reasons = [
        {**each, "value": each["value"] if isinstance(each["value"], (bool, str, int)) else None}
        for each in basis["reasons"]
    ]
    return {**basis, "value": None, "reasons": reasons}
