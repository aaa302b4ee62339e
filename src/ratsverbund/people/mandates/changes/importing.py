"""What a list of seats and offices would change: each row compared with what is known."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.sorting import name_sort_key, sort_key
from ratsverbund.people.mandates.changes.known import Known, cell
from ratsverbund.people.mandates.changes.plan import Line, Outcome, Plan
from ratsverbund.people.mandates.roster import Type
from ratsverbund.people.mandates.sheets import meanings
from ratsverbund.people.mandates.sheets.meanings import Misunderstood
from ratsverbund.people.mandates.sheets.reading import Reading, Row
from ratsverbund.people.mandates.sheets.shape import (
    FORMS,
    KINDS,
    ROLES,
    SEAT_TYPES,
    TASKS,
    TYPES,
    YES_NO,
    plain,
)
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person

STEP = 25  # rows between two signs of life


class Importing(Known):
    """Compares the rows of a file with a roster and plans what would change."""

    def read(self, reading: Reading, progress: Callable[[int], None] | None = None) -> Plan:
        """Plan every row; then check what only the whole can tell."""
        self.plan.warn(reading.remarks)
        for done, row in enumerate(reading.rows):
            if progress and done % STEP == 0:
                progress(done)
            line = Line(
                " · ".join(str(v) for v in list(row.cells.values())[:2] if v not in (None, "")),
                Outcome.SAME,
                row.sheet.title,
                row.number,
            )
            self.plan.lines.append(line)
            try:
                getattr(self, ROWS.get(row.sheet.key, "seat_row"))(row, line)
            except Misunderstood as error:
                column, sentence = error.args if len(error.args) > 1 else ("", error.args[0])
                line.refuse(sentence, column)
        self.checks.run()
        self.plan.warn(self.checks.warnings())
        return self.plan

    def person_row(self, row: Row, line: Line) -> None:
        """A person: new, renamed, or as known."""
        name = cell(row, "Name", meanings.name, row.cells)
        form = cell(row, "Anrede", meanings.choice, row.cells.get("Anrede"), FORMS) or ""
        if name is None:
            raise Misunderstood("Name", _("Bitte den Namen eintragen."))
        person = self.known(name)
        if person is None and (person := self.linked(name, line)) is None:
            person = Person(
                family_name=name.family,
                given_name=name.given,
                title=name.title,
                form_of_address=form,
                sort_key=name_sort_key(name.family, name.given),
                entered_by=self.roster.body,
            )
            self.roster.persons.append(person)
            self.by_name.setdefault(name.key, []).append(person)
            line.outcome = Outcome.NEW
            self.plan.make(person)
            return
        fields = {"title": name.title, "form_of_address": form}
        given = {field: value for field, value in fields.items() if value}
        self.compare(person, line, given)

    def organization_row(self, row: Row, line: Line) -> None:
        """A council, committee, Fraktion or district."""
        name = cell(row, "Gremium", meanings.text, row.cells.get("Gremium"))
        kind = cell(row, "Art", meanings.choice, row.cells.get("Art"), TYPES)
        short = cell(row, "Kürzel", meanings.text, row.cells.get("Kürzel"))
        if not name or kind is None:
            raise Misunderstood("Gremium" if not name else "Art", _("Bitte ausfüllen."))
        fields = {
            "short_name": (short or name)[:30],
            "task": cell(row, "Aufgabe", meanings.choice, row.cells.get("Aufgabe"), TASKS) or "",
            "seats": cell(row, "Sitze", meanings.number, row.cells.get("Sitze")),
            "start": cell(row, "von", meanings.day, row.cells.get("von")),
            "end": cell(row, "bis", meanings.day, row.cells.get("bis")),
        }
        fields = {
            f: v for f, v in fields.items() if COLUMNS.get(f, f) in row.cells or f == "short_name"
        }
        known = next(
            (o for o in self.roster.organizations if plain(o.name) == plain(name)
             and o.organization_type == kind), None,
        )  # fmt: skip
        if known is None:
            known = Organization(
                body=self.roster.body, name=name, organization_type=kind, sort_key=sort_key(name),
                published_at=timezone.now(), **fields,
            )  # fmt: skip
            self.roster.organizations.append(known)
            line.outcome = Outcome.NEW
            self.plan.make(known)
        else:
            self.compare(known, line, fields)
        self.organizations[plain(name)] = self.organizations[plain(fields["short_name"])] = known

    def seat_row(self, row: Row, line: Line) -> None:
        """A seat in the council, a Fraktion, a committee or a district."""
        kind = SEAT_TYPES[row.sheet.key]
        organization = self.place(row, kind)
        person = self.present(row, "Name")
        role = cell(row, "Funktion", meanings.choice, row.cells.get("Funktion"), ROLES)
        role = role or (Membership.Role.HEAD if kind == Type.DISTRICT else Membership.Role.MEMBER)
        votes = cell(
            row, "stimmberechtigt", meanings.choice, row.cells.get("stimmberechtigt"), TRUTH
        )
        start, end = days(row)
        proposer = None if kind == Type.FACTION else self.faction(row)
        fields = {
            "role": role,
            "voting_right": role != Membership.Role.EXPERT_RESIDENT if votes is None else votes,
            "on_behalf_of": proposer,
            "end": end,
        }
        seat = next(
            (s for s in self.roster.seats if s.organization is organization
             and s.person is person and s.start == start), None,
        )  # fmt: skip
        if seat is None:
            seat = Membership(
                organization=organization, person=person, start=start,
                published_at=timezone.now(), **fields,
            )  # fmt: skip
            self.roster.seats.append(seat)
            line.outcome = Outcome.NEW
            self.plan.make(seat)
        else:
            self.compare(seat, line, fields)
        self.checks.seats.append((seat, line))

    def deputy_row(self, row: Row, line: Line) -> None:
        """A personal deputy of one seat."""
        organization = self.place(row, None)
        member, person = self.present(row, "Mitglied"), self.present(row, "Vertretung")
        rank = cell(row, "Rang", meanings.number, row.cells.get("Rang"))
        start, end = days(row)
        seats = [
            s for s in self.roster.seats if s.organization is organization and s.person is member
        ]
        seat = next(
            (s for s in seats if s.start <= start and (s.end is None or start <= s.end)), None
        )
        if seat is None:
            raise Misunderstood(
                "Mitglied",
                _(
                    "{member} hat am {day:%d.%m.%Y} dort keinen Sitz. Bitte Sitz oder Tag prüfen."
                ).format(member=member, day=start),
            )
        deputy = next(
            (d for d in self.roster.deputies if d.membership is seat and d.start == start
             and d.person is person), None,
        )  # fmt: skip
        if deputy is None:
            deputy = Deputy(
                membership=seat, person=person, rank=rank or 1, start=start, end=end,
                published_at=timezone.now(),
            )  # fmt: skip
            self.roster.deputies.append(deputy)
            line.outcome = Outcome.NEW
            self.plan.make(deputy)
        else:
            self.compare(deputy, line, {"end": end} | ({"rank": rank} if rank else {}))
        self.checks.deputies.append((deputy, line))

    def office_row(self, row: Row, line: Line) -> None:
        """An office and who holds it."""
        title = cell(row, "Amt", meanings.text, row.cells.get("Amt"))
        kind = cell(row, "Art", meanings.choice, row.cells.get("Art"), KINDS)
        if not title or kind is None:
            raise Misunderstood("Amt" if not title else "Art", _("Bitte ausfüllen."))
        feminine = cell(row, "weibliche Form", meanings.text, row.cells.get("weibliche Form"))
        office = next((o for o in self.roster.offices if plain(o.name) == plain(title)), None)
        if office is None:
            office = Office(
                body=self.roster.body, name=title[:120], kind=kind, name_feminine=feminine[:120],
                published_at=timezone.now(),
            )  # fmt: skip
            self.roster.offices.append(office)
            line.outcome = Outcome.NEW
            self.plan.make(office)
        else:
            self.compare(
                office, line, {"kind": kind} | ({"name_feminine": feminine} if feminine else {})
            )
        if row.cells.get("Name") not in (None, ""):
            self.holding_row(row, line, office)

    def holding_row(self, row: Row, line: Line, office: Office) -> None:
        """Who holds an office."""
        person = self.present(row, "Name")
        start, end = days(row)
        holding = next(
            (h for h in self.roster.holdings if h.office is office and h.person is person
             and h.start == start), None,
        )  # fmt: skip
        if holding is None:
            holding = OfficeHolding(
                office=office, person=person, start=start, end=end, published_at=timezone.now()
            )
            self.roster.holdings.append(holding)
            line.outcome = Outcome.NEW
            self.plan.make(holding)
        else:
            self.compare(holding, line, {"end": end})
        self.checks.holdings.append((holding, line))

    def compare(self, known: Any, line: Line, fields: dict[str, Any]) -> None:
        """Take what differs from a known record."""
        ended = fields.get("end") is not None and known.end is None if "end" in fields else False
        before = line.outcome
        if self.plan.amend(known, **fields) and before is Outcome.SAME:
            line.outcome = Outcome.ENDED if ended else Outcome.CHANGED


ROWS = {
    "persons": "person_row",
    "organizations": "organization_row",
    "deputies": "deputy_row",
    "offices": "office_row",
}
TRUTH = dict(zip(YES_NO, (True, False), strict=True))
COLUMNS = {"task": "Aufgabe", "seats": "Sitze", "start": "von", "end": "bis"}


def days(row: Row) -> tuple[Any, Any]:
    """First and last day of a row. Raises: Misunderstood."""
    start = cell(row, "von", meanings.day, row.cells.get("von"))
    end = cell(row, "bis", meanings.day, row.cells.get("bis"))
    if start is None:
        raise Misunderstood("von", _("Bitte den ersten Tag eintragen."))
    if end and end < start:
        raise Misunderstood("bis", _("Der letzte Tag liegt vor dem ersten. Bitte prüfen."))
    return start, end
