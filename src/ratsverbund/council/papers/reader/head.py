"""The head of a paper: title, reference, date, office, public or not."""

import re
from collections.abc import Callable, Iterator, Sequence

from ratsverbund.council.papers.reader.days import day_of_line
from ratsverbund.council.papers.reader.draft import Draft
from ratsverbund.council.papers.reader.lines import HASHES, RULE, Wrapping

PAPER_TYPE = (
    r"(?:(?:beschluss|beschluß|sitzungs|mitteilungs|informations|berichts|verwaltungs|tisch|rats|"
    r"ausschuss|ergänzungs|dringlichkeits)vorlage|antrag|anfrage|mitteilung|bericht)"
)
NUMBER_LABEL = rf"(?:vorlagen?|drucksachen?|ds|{PAPER_TYPE})[ -]*(?:nr\.?|nummer)?"
LABELS = {
    "title": r"betreff|betrifft|titel|gegenstand(?: der vorlage)?|beratungsgegenstand|thema",
    "reference": NUMBER_LABEL,
    "date": r"datum|erstellungsdatum|erstellt am|stand|vom",
    "office": r"federführende[rs]? [a-zäöüß]+|federführung|federführend|fachbereich|fachdienst|amt|"
    r"dezernat|organisationseinheit|verantwortlich|sachgebiet|abteilung",
    "paper_type": r"(?:vorlagen?|drucksachen?)[ -]?art|art der vorlage",
    "publicity": r"status|öffentlichkeits(?:status|charakter)|öffentlichkeit|"
    r"sitzungsteil|behandlung",
}
LABELLED = [
    (name, re.compile(rf"(?P<label>{form})\s*(?:(?P<colon>:)\s*(?P<rest>.*))?", re.IGNORECASE))
    for name, form in LABELS.items()
]
REFERENCE = r"(?P<reference>[\w-]*\d[\w.-]*(?:\s?/\s?[\w.-]+)*)"
REFERENCE_LINE = re.compile(
    rf"(?P<label>(?:zu )?{NUMBER_LABEL}\s*[:–-]?)\s*{REFERENCE}(?P<rest>(?:[\s,(].*)?)",
    re.IGNORECASE,
)
REFERENCE_ALONE = re.compile(rf"{REFERENCE}(?P<rest>(?:[\s,(].*)?)")
OFFICE_LINE = re.compile(
    r"(?:Fachbereich|Fachdienst|Amt|Dezernat|Sachgebiet|Abteilung)\s+(?:\d|[IVX]+\b|für\s).{0,80}|"
    r"[A-ZÄÖÜ][\wäöüß-]*(?:amt|kämmerei|referat)"
)
LETTERHEAD = re.compile(
    r"(?:(?:Stadt|Gemeinde|Kreis|Hansestadt|Kreisstadt|Universitätsstadt|Landkreis|Samtgemeinde|"
    r"Verbandsgemeinde|Markt)\s+[A-ZÄÖÜ][\w .()-]{1,40}|STADT|GEMEINDE|KREIS|"
    r"(?:Der|Die) (?:Ober)?(?:[Bb]ürgermeister(?:in)?|Landrat|Landrätin|Gemeindedirektor)|"
    r".*\b\d{5} [A-ZÄÖÜ].*)",
)
OTHER_LABEL = re.compile(
    r"(?:az\.?|aktenzeichen|(?:zu )?(?:ö\s)?top\b.{0,12}|bearbeite(?:r|rin|t von)|sachbearbeit\w*|"
    r"auskunft(?: erteilt)?|telefon|tel\.?|fax|e-?mail|verfasser(?:in)?|berichterstatt\w*|"
    r"initiator|ansprechpartner(?:in)?|zimmer|raum|durchwahl|(?:mein|ihr) zeichen|"
    r"beteiligte \w+|mitzeichnung|sitzung am|sitzungstermin|bezug|bezüglich)\s*(?::.*|_+)",
    re.IGNORECASE,
)
BOX = r"[\[(]\s?[xX]?\s?[\])]|[☒☑■☐□]"
PUBLICITY = re.compile(
    rf"(?P<box>{BOX})?\s*(?P<not>nicht[- ]?)?öffentlich"
    r"(?:e?r?\s+(?:Sitzung|Teil|Vorlage))?\s*[,;/]?\s*",
    re.IGNORECASE,
)
CELLS = re.compile(r"\t|\s{3,}|\s*\|\s*")
LONGEST_TITLE = 300


def read_head(lines: Sequence[str], draft: Draft, wrapping: Wrapping) -> None:
    """Place the lines before the first section; the first free lines are the title."""
    free: list[str] = []
    Placing(list(_cells(lines)), draft, free.append).run()
    _place_title(free, draft, wrapping)


def read_beside(text: str, draft: Draft) -> bool:
    """Take facts from a passage beside the text; tell whether it was used up."""
    free: list[str] = []
    trial = Draft(reference=draft.reference, date=draft.date, office=draft.office, title="-")
    trial.paper_type = draft.paper_type
    Placing(list(_cells(text.split("\n"))), trial, free.append).run()
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

    def __init__(self, cells: list[str], draft: Draft, keep: Callable[[str], None]) -> None:
        self.cells = cells
        self.draft = draft
        self.keep = keep

    def run(self) -> None:
        """Place every cell; what is none of the known things is kept as free."""
        while self.cells:
            cell = self.cells.pop(0)
            if not cell or not self._place(cell):
                self.keep(cell)

    def _place(self, cell: str) -> bool:
        plain = cell.strip("*_ ")
        return (
            self._publicity(plain)
            or self._labelled(plain)
            or self._reference(plain, REFERENCE_LINE)
            or self._bare(plain)
        )

    def _labelled(self, cell: str) -> bool:
        for name, form in LABELLED:
            found = form.fullmatch(cell)
            if not found:
                continue
            value = (found["rest"] or "").strip()
            label = f"{found['label']}:" if found["colon"] else found["label"]
            if value:
                return self._fill(name, label, value)
            return self._from_next(name, label, bool(found["colon"]))
        return False

    def _from_next(self, name: str, label: str, colon: bool) -> bool:
        """Take the value of a label that stands alone from the next cell."""
        following = self.cells[0] if self.cells else ""
        if not following or any(form.fullmatch(following) for _name, form in LABELLED):
            if colon:
                self.draft.labels.append(label)
            return colon
        if not self._fill(name, label, following):
            return False
        self.cells.pop(0)
        if name == "title":
            self._continue_title()
        return True

    def _fill(self, name: str, label: str, value: str) -> bool:
        if name == "reference":
            return self._reference(value, REFERENCE_ALONE, label)
        if name == "date":
            return self._date(value, label)
        if name == "publicity":
            return self._publicity(value, label)
        if getattr(self.draft, name):
            return False
        setattr(self.draft, name, HASHES.sub("", value))
        self.draft.labels.append(label)
        if name == "title":
            self._continue_title()
        return True

    def _continue_title(self) -> None:
        """A title after its label goes on to the next blank line or known cell."""
        while self.cells and self.cells[0] and len(self.draft.title) < LONGEST_TITLE:
            following = self.cells.pop(0)
            if self._place(following):
                return
            self.draft.title = f"{self.draft.title} {following}"

    def _reference(self, cell: str, form: re.Pattern[str], label: str = "") -> bool:
        found = form.fullmatch(cell)
        if not found or self.draft.reference or day_of_line(found["reference"]):
            return False
        self.draft.reference = found["reference"].strip()
        self.draft.labels.append(label or self._typed(found["label"]))
        if rest := found["rest"].strip():
            self.cells.insert(0, rest)
        return True

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

    def _bare(self, cell: str) -> bool:
        """Place what is known by its form alone."""
        if not self.draft.paper_type and re.fullmatch(PAPER_TYPE, cell, re.IGNORECASE):
            self.draft.paper_type = cell
        elif self._date(cell, ""):
            pass
        elif not self.draft.office and OFFICE_LINE.fullmatch(cell):
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
