"""What taking over an official list would do, row by row, before anything is done."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from ratsverbund.people.bodies.models import Body, MunicipalityKey, Population
from ratsverbund.people.bodies.register import RegisterReading, RegisterRow, RowProblem

FIELDS = ("name", "short_name", "designation", "state_code", "district")
LABELS = {name: str(Body._meta.get_field(name).verbose_name) for name in FIELDS}  # type: ignore[union-attr]
SHORTEST_WORD = 5

Change = dict[str, list[str]]


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    SKIPPED = "skipped"
    FAULTY = "faulty"


@dataclass(frozen=True)
class KnownKey:
    """A key in the database, and from when to when a body has it."""

    id: int
    body: Body
    key: str
    regional: str
    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Tell whether the key is the body's on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class PlannedRow:
    """One line of the list with its outcome, and the sentences a person should read."""

    number: int | None
    key: str
    name: str
    outcome: Outcome
    remarks: tuple[str, ...] = ()
    row: RegisterRow | None = None
    body: Body | None = None
    fields: Change = field(default_factory=dict)
    count: int | None = None  # a population that is new, or corrects `known_count`
    corrects: int | None = None  # the population row it corrects
    regional: int | None = None  # the key row that gets the regional key
    start: date | None = None  # first day of a new key, where an older one is known


@dataclass(frozen=True)
class RegisterPlan:
    """Every row with its outcome; nothing is taken over while one is faulty."""

    rows: list[PlannedRow]
    source: str
    remarks: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have which outcome."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome.value: counted[outcome] for outcome in Outcome}

    @property
    def faulty(self) -> list[PlannedRow]:
        """The rows that keep the list from being taken over."""
        return [row for row in self.rows if row.outcome is Outcome.FAULTY]


def plan_of(reading: RegisterReading, today: date, elsewhere: Collection[int] = ()) -> RegisterPlan:
    """Compare a list with what is known; one statement.

    Bodies kept elsewhere stay as their own administration keeps them.
    """
    known = Known(reading.rows, elsewhere)
    told = defaultdict(list)
    for problem in reading.problems:
        told[problem.row].append(problem)
    rows = []
    for row in reading.rows:
        notes = tuple(problem.sentence for problem in told.pop(row.number, ()))
        rows.append(planned(row, known, reading, today, notes))
    errors = {problem.row for problem in reading.errors}
    rows += [
        faulty(number, reading.kept_out.get(number or 0), told.pop(number))
        for number in errors & told.keys()
    ]
    remarks = tuple(problem.sentence for problems in told.values() for problem in problems)
    rows.sort(key=lambda row: row.number or 0)
    return RegisterPlan(rows, reading.source, remarks)


class Known:
    """The bodies a list may mean: by key, and by name."""

    def __init__(self, rows: Iterable[RegisterRow], elsewhere: Collection[int]) -> None:
        self.elsewhere = elsewhere
        self.by_key: dict[str, list[KnownKey]] = defaultdict(list)
        self.by_name: dict[tuple[str, str], list[Body]] = defaultdict(list)
        for body in bodies_meant(rows):
            self.by_name[body.short_name, body.state_code].append(body)
            for key in keys_of(body):
                self.by_key[key.key].append(key)


def bodies_meant(rows: Iterable[RegisterRow]) -> Iterator[Body]:
    """Load the bodies with one of the keys or names, with keys and populations in the row."""
    keys = MunicipalityKey.objects.filter(body=OuterRef("pk"))
    populations = Population.objects.filter(body=OuterRef("pk"))
    wanted = list(rows)
    by_key = MunicipalityKey.objects.filter(key__in={row.key for row in wanted}).values("body")
    by_name = Q(short_name__in={row.name for row in wanted}, kind=Body.Kind.MUNICIPALITY)
    return (
        Body.objects.filter(Q(pk__in=by_key) | by_name)
        .annotate(
            dated_keys=ArraySubquery(
                keys.values(
                    row=JSONObject(
                        id="pk", key="key", regional="regional_key", start="start", end="end"
                    )
                )
            ),
            dated_populations=ArraySubquery(
                populations.values(
                    row=JSONObject(id="pk", count="count", day="day", source="source")
                )
            ),
        )
        .iterator()
    )


def keys_of(body: Body) -> Iterator[KnownKey]:
    """Read the keys that came with a body."""
    for key in body.dated_keys:  # type: ignore[attr-defined]
        start, end = (parse_date(key[side] or "") for side in ("start", "end"))
        yield KnownKey(key["id"], body, key["key"], key["regional"], start, end)


def faulty(
    number: int | None, typed: tuple[str, str] | None, problems: list[RowProblem]
) -> PlannedRow:
    """A row that could not be read, with key and name as typed, and its sentences."""
    sentences = tuple(f"{p.column}: {p.sentence}" if p.column else p.sentence for p in problems)
    key, name = typed or ("", problems[0].value)
    return PlannedRow(number, key, name or problems[0].value, Outcome.FAULTY, sentences)


def planned(
    row: RegisterRow, known: Known, reading: RegisterReading, today: date, notes: tuple[str, ...]
) -> PlannedRow:
    """Decide what becomes of one row that could be read."""
    day = row.valid_on or reading.register_day or today
    keys = known.by_key[row.key]
    match = next((key for key in keys if key.holds(day)), None)
    if row.unincorporated:
        notes = (*notes, _("Gemeindefreies Gebiet, keine Gemeinde: wird ausgelassen."))
        return PlannedRow(row.number, row.key, row.name, Outcome.SKIPPED, notes, row)
    if match:
        found = existing(row, match, reading.source, notes)
        if found.outcome is Outcome.CHANGED and match.body.pk in known.elsewhere:
            said = _("Bleibt, wie es ist: Diese Angaben pflegt die eigene Administration.")
            notes = (*notes, said)
            return PlannedRow(row.number, row.key, row.name, Outcome.SKIPPED, notes, row)
        return found
    later = next((key for key in keys if key.start and key.start > day), None)
    if later:
        sentence = _(
            "Der Schlüssel gehört ab {start:%d.%m.%Y} zu {body}. Bitte den Stand der Liste prüfen."
        ).format(start=later.start, body=later.body)
        return PlannedRow(row.number, row.key, row.name, Outcome.FAULTY, (*notes, sentence), row)
    return new(row, known, keys, notes)


def new(row: RegisterRow, known: Known, keys: list[KnownKey], notes: tuple[str, ...]) -> PlannedRow:
    """A municipality nobody has entered; namesakes are shown and never merged."""
    ends = [key.end for key in keys if key.end]
    for namesake in known.by_name[row.name, row.state_code]:
        other = ", ".join(key.key for key in keys_of(namesake)) or _("keinem")
        notes = (
            *notes,
            _(
                "{name} gibt es schon, mit dem Schlüssel {key}. Ist es dieselbe Gemeinde, tragen "
                "Sie dort vorher den neuen Schlüssel ein; sonst entsteht eine zweite."
            ).format(name=namesake, key=other),
        )
    fields = {name: ["", value] for name, value in facts_of(row).items()}
    start = max(ends) + timedelta(days=1) if ends else None
    return PlannedRow(
        row.number, row.key, row.name, Outcome.NEW, notes, row,
        fields=fields, count=row.population, start=start,
    )  # fmt: skip


def existing(row: RegisterRow, key: KnownKey, source: str, notes: tuple[str, ...]) -> PlannedRow:
    """A municipality that is known: what differs, and whether its population is new."""
    body = key.body
    fields = {
        name: [getattr(body, name), value]
        for name, value in facts_of(row).items()
        if getattr(body, name) != value
    }
    told = [
        f"{LABELS[name]}: {before or '–'} → {after}" for name, (before, after) in fields.items()
    ]
    count, corrects, said = population_of(row, body, source)
    regional = key.id if row.regional_key and row.regional_key != key.regional else None
    if regional:
        told.append(_("Regionalschlüssel: {key}").format(key=row.regional_key))
    outcome = Outcome.CHANGED if told or count is not None else Outcome.SAME
    return PlannedRow(
        row.number, row.key, row.name, outcome, (*notes, *told, *said), row, body,
        fields, count, corrects, regional,
    )  # fmt: skip


def population_of(
    row: RegisterRow, body: Body, source: str
) -> tuple[int | None, int | None, list[str]]:
    """Tell the count to enter, the row it corrects, and the sentence on it."""
    if row.population is None or row.population_day is None:
        return None, None, []
    day = row.population_day
    for entry in body.dated_populations:  # type: ignore[attr-defined]
        if (entry["day"], entry["source"]) == (day.isoformat(), source):
            if entry["count"] == row.population:
                return None, None, []
            said = f"{entry['count']} → {row.population}"
            return row.population, entry["id"], [f"{_('Einwohner')} {day:%d.%m.%Y}: {said}"]
    return row.population, None, [f"{_('Einwohner')} {day:%d.%m.%Y}: {row.population}"]


def facts_of(row: RegisterRow) -> dict[str, str]:
    """What the list says about the body itself; empty cells say nothing."""
    facts = {
        "name": full_name(row),
        "short_name": row.name,
        "designation": row.kind,
        "state_code": row.state_code,
        "district": row.district,
    }
    return {name: value for name, value in facts.items() if value}


def full_name(row: RegisterRow) -> str:
    """Write "Heinsberg, Stadt" as "Stadt Heinsberg"; short forms such as "M" give way to a word."""
    title = row.official_name.partition(",")[2].strip()
    if len(title) < SHORTEST_WORD or "." in title:
        kind = row.kind.casefold()
        title = "Markt" if kind == "markt" else "Stadt" if "stadt" in kind else "Gemeinde"
    return f"{title} {row.name}"
