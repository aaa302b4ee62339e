"""The head of a paper: title, reference, date, office, public or not."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from ratsverbund.council.papers.reader.days import day_of_line
from ratsverbund.council.papers.reader.draft import Draft
from ratsverbund.council.papers.reader.head_forms import (
    CELLS,
    LABELLED,
    LETTERHEAD,
    OFFICE_LINE,
    OTHER_LABEL,
    PAPER_TYPE,
    PUBLICITY,
    REFERENCE_ALONE,
    REFERENCE_LINE,
)
from ratsverbund.council.papers.reader.lines import HASHES, RULE, Wrapping, narrowed

HEADS_OF_COLUMNS = {"reference", "date", "publicity", "office"}
LONGEST_TITLE = 300
LONGEST_FACT = 500


def read_head(lines: Sequence[str], draft: Draft, wrapping: Wrapping) -> None:
    """Place the lines before the first section; the first free lines are the title."""
    free: list[str] = []
    Placing(_cells(lines), draft, free.append).run()
    _place_title(free, draft, wrapping)


def read_beside(text: str, draft: Draft) -> bool:
    """Take facts from a passage beside the text; tell whether it was used up."""
    free: list[str] = []
    trial = Draft(reference=draft.reference, date=draft.date, office=draft.office, title="-")
    trial.paper_type = draft.paper_type
    Placing(_cells(text.split("\n")), trial, free.append).run()
    if any(map(str.strip, free)) or trial.unplaced:
        return False
    draft.reference, draft.date, draft.office = trial.reference, trial.date, trial.office
    draft.paper_type = trial.paper_type
    draft.publicity |= trial.publicity
    draft.labels += trial.labels
    return True


def _cells(lines: Sequence[str]) -> Iterator[str]:
    """Yield the cells of head tables one by one, and blank lines as they are."""
    for line in lines:
        if RULE.fullmatch(line):
            yield ""
        else:
            yield from (cell.strip() for cell in CELLS.split(line) if cell.strip())


class Placing:
    """Walks through the cells of a head and places each."""

    def __init__(self, cells: Iterable[str], draft: Draft, keep: Callable[[str], None]) -> None:
        self.cells = deque(cells)
        self.draft = draft
        self.keep = keep
        self.awaited: set[str] = set()

    def run(self) -> None:
        """Place every cell; what is none of the known things is kept as free."""
        while self.cells:
            cell = self.cells.popleft()
            if not cell or len(cell) > LONGEST_FACT or not self._place(cell):
                self.keep(cell)

    def _place(self, cell: str) -> bool:
        plain = narrowed(cell.strip("*_ "))
        return (
            self._publicity(plain)
            or self._paper_type(plain)
            or self._labelled(plain)
            or self._reference(plain, REFERENCE_LINE)
            or self._bare(plain)
        )

    def _labelled(self, cell: str) -> bool:
        for name, form in LABELLED:
            found = form.fullmatch(cell)
            if not found:
                continue
            value = (found["rest"] or "").strip("*_ ")
            label = f"{found['label']}:" if found["colon"] else found["label"]
            if value:
                return self._fill(name, label, value)
            return self._from_next(name, label, bool(found["colon"]))
        return False

    def _from_next(self, name: str, label: str, colon: bool) -> bool:
        """Take the value of a label that stands alone from the next cell."""
        following = self.cells.popleft() if self.cells else ""
        known = any(form.fullmatch(following) for _name, form in LABELLED)
        if following and not known and self._fill(name, label, following):
            return True
        if self.cells or following:
            self.cells.appendleft(following)
        if not colon and name not in HEADS_OF_COLUMNS:
            return False
        self.awaited.add(name)
        self.draft.labels.append(label)
        return True

    def _fill(self, name: str, label: str, value: str) -> bool:
        if name == "reference":
            return self._reference(value, REFERENCE_ALONE, label)
        if name == "date":
            return self._date(value, label)
        if name == "publicity":
            return self._publicity(value, label)
        if getattr(self.draft, name) or self._is_known(value):
            return False
        setattr(self.draft, name, HASHES.sub("", value))
        self.draft.labels.append(label)
        if name == "title":
            self._continue_title()
        return True

    def _is_known(self, value: str) -> bool:
        """Tell whether a supposed value is the next fact of the head."""
        number = REFERENCE_LINE.fullmatch(value) or re.fullmatch(r"[\d/.-]+", value)
        return bool(number or day_of_line(value))

    def _continue_title(self) -> None:
        """A title after its label goes on to the next blank line or known cell."""
        while self.cells and self.cells[0] and len(self.draft.title) < LONGEST_TITLE:
            following = self.cells.popleft()
            if self._place(following):
                return
            self.draft.title = f"{self.draft.title} {following}"

    def _reference(self, cell: str, form: re.Pattern[str], label: str = "") -> bool:
        found = form.fullmatch(cell)
        if not found or self.draft.reference or day_of_line(found["reference"]):
            return False
        self.draft.reference = found["reference"].strip()
        self.draft.labels.append(label or self._typed(found.groupdict().get("label", "")))
        if rest := found["rest"].strip():
            self.cells.appendleft(rest)
        return True

    def _awaited_reference(self, cell: str) -> bool:
        """Take a number that stands below the head of its column."""
        return "reference" in self.awaited and self._reference(cell, REFERENCE_ALONE)

    def _typed(self, label: str) -> str:
        """Take the kind of paper out of "Beschlussvorlage Nr."."""
        kind = re.match(PAPER_TYPE, label, re.IGNORECASE)
        if not kind or self.draft.paper_type:
            return label
        self.draft.paper_type = kind[0]
        return label[kind.end() :].strip()

    def _date(self, value: str, label: str) -> bool:
        day = day_of_line(value)
        if not day or self.draft.date:
            return False
        self.draft.date = day
        self.draft.labels.append(f"{label} {value}".strip())
        return True

    def _publicity(self, value: str, label: str = "") -> bool:
        """Read "öffentlich", "nichtöffentlich" or both with boxes to tick."""
        found = list(PUBLICITY.finditer(value))
        if not found or PUBLICITY.sub("", value).strip():
            return False
        boxed = any(match["box"] for match in found)
        for match in found:
            if not boxed or re.search(r"[xX☒☑■]", match["box"] or ""):
                self.draft.publicity.add(not match["not"])
        self.draft.labels.append(f"{label} {value}".strip())
        return True

    def _paper_type(self, cell: str) -> bool:
        if self.draft.paper_type or not re.fullmatch(PAPER_TYPE, cell, re.IGNORECASE):
            return False
        self.draft.paper_type = cell
        return True

    def _bare(self, cell: str) -> bool:
        """Place what is known by its form alone."""
        if self._date(cell, "") or self._awaited_reference(cell):
            return True
        if not self.draft.office and OFFICE_LINE.fullmatch(cell):
            self.draft.office = cell
        elif LETTERHEAD.fullmatch(cell) or OTHER_LABEL.fullmatch(cell):
            self.draft.unplaced.append(cell)
        else:
            return False
        return True


def _place_title(free: list[str], draft: Draft, wrapping: Wrapping) -> None:
    """Make the first free block the title unless a label gave it; keep the rest unplaced."""
    marked = next((line for line in free if re.match(r"#\s", line)), None)
    if marked and not draft.title:
        free[free.index(marked)] = ""
        draft.title = HASHES.sub("", marked).strip("*_ ")
    text = wrapping.text(free)
    for paragraph in filter(None, text.split("\n\n")):
        joined = paragraph.replace("\n", " ").strip("*_ ")
        if not draft.title and _is_title(joined):
            draft.title = joined
        else:
            draft.unplaced.append(paragraph)


def _is_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and not (text.endswith(".") and len(text) > 100)
