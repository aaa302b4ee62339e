"""The headings under which German council papers stand, and how to know one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ratsverbund.council.papers.reader.lines import narrowed
from ratsverbund.council.papers.reader.organizations import is_organization, nominative

HEADINGS = {
    "reasoning": (
        r"(?:kurze )?(?:sachliche darstellung|sachdarstellung)(?: (?:und|mit) begründung)?",
        r"darstellung des sachverhalt(?:e?s)?",
        r"sachverhalt(?:sdarstellung)?(?: ?(?:/|und|,) ?begründung)?(?: und rechtslage)?",
        r"sach- und rechtslage|sachbericht|sachstand|problem(?:stellung|beschreibung)?",
        r"begründung(?: ?(?:/|und) ?(?:sachverhalt|erläuterungen?|sachdarstellung))?",
        r"begründung (?:der vorlage|des antrage?s|zum beschluss(?:vorschlag|entwurf)?)",
        r"erläuterung(?:en)?(?: ?(?:/|und) ?begründung)?|inhalt der mitteilung",
    ),
    "proposals": (
        r"beschluss(?:vorschlag|vorschläge|entwurf|entwürfe|empfehlung|empfehlungen|antrag|text)",
        r"beschlußvorschlag|beschlußempfehlung|beschlußentwurf|vorschlag der verwaltung",
    ),
    "finance": (
        r"(?:finanzielle|finanzwirtschaftliche|haushaltsrechtliche|haushaltsmäßige|"
        r"haushaltswirtschaftliche) auswirkung(?:en)?(?: und folgekosten)?",
        r"auswirkungen auf den haushalt|haushaltsauswirkungen|finanzielle folgen|finanzierung",
        r"kosten(?: ?(?:/|und) ?finanzierung)?",
    ),
    "attachments": (r"anlagen?(?:verzeichnis)?|anlage/n|anlage\(n\)|anlagen zur vorlage",),
    "consultations": (r"beratungsfolge|gremienfolge|beratungsgang|beratungsverlauf",),
    "other": (
        r"klimarelevanz|klimacheck|(?:auswirkungen auf (?:das|den) )?klima(?:schutz|auswirkungen)?",
        r"auswirkungen auf (?:die umwelt|den stellenplan)|personelle auswirkungen|alternativen",
        r"(?:rechts|entscheidungs)grundlagen?|abstimmungsergebnis|beratungsergebnis|gleichstellung",
        r"(?:beteiligte|mitzeichnende) (?:ämter|fachbereiche|stellen)|mitzeichnung|inklusion",
        r"demogra(?:f|ph)ische auswirkungen|beteiligung der öffentlichkeit",
    ),
}
WEAK = {"proposals": r"beschluss|beschluß", "finance": r"kosten"}
KNOWN = [(kind, re.compile("|".join(forms))) for kind, forms in HEADINGS.items()]
WEAK_KNOWN = [(kind, re.compile(forms)) for kind, forms in WEAK.items()]
NUMBERING = r"(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}\.|[A-Za-z][.)])\s+)?"
SHAPE = re.compile(
    rf"\s*(?P<mark>#{{1,6}}\s+)?[*_]{{0,2}}{NUMBERING}(?P<name>[^:*\t]{{4,160}}?)\s*[*_]{{0,2}}\s*"
    r"(?:(?P<colon>:|\t|\s{3,})[*_]{0,2}(?P<rest>.*))?"
)
FOR_BODY = re.compile(r"(.+?)\s+(?:(?:für|an) (?:den|die|das) |des |der |im )?([A-ZÄÖÜ].*)")
PARENTHESIS = re.compile(r"\s*\([^()]*\)$")
NUMBERED_ATTACHMENT = re.compile(r"\s*Anlage\s+(?:\d{1,2}|[A-Z])\s*(?:[:–—-]\s|\s{2,}).*")
ENDED = re.compile(r"[.:!?)“”\"»|]\s*$")


@dataclass(frozen=True)
class Heading:
    """A heading found in a line: its kind, the body it names, and the text after its colon."""

    kind: str
    label: str
    organization: str = ""
    rest: str = ""
    weak: bool = False


def find_heading(lines: Sequence[str], index: int) -> Heading | None:
    """Return the heading that the line is, if it is one."""
    line = lines[index].rstrip()
    if len(line) > 2_000 or not line:
        return None
    if NUMBERED_ATTACHMENT.fullmatch(line) and not "".join(lines[index - 1 : index]).strip():
        return Heading("attachments", "", "", line.strip())
    shape = SHAPE.fullmatch(narrowed(line))
    if not shape:
        return None
    rest = (shape["rest"] or "").strip()
    known = _known(shape["name"])
    if not known:
        return None
    kind, organization, weak = known
    if weak and not (shape["colon"] or shape["mark"]):
        return None
    if not (shape["colon"] or shape["mark"]) and not _stands_free(lines, index):
        return None
    label = line[: len(line) - len(rest)].strip() if rest else line.strip()
    return Heading(kind, label, organization, rest, weak)


def _known(name: str) -> tuple[str, str, bool] | None:
    """Return kind, body and weakness of a heading's name."""
    plain = PARENTHESIS.sub("", name).lower()
    for weak, forms in ((True, WEAK_KNOWN), (False, KNOWN)):
        for kind, form in forms:
            if form.fullmatch(plain):
                return kind, "", weak
    return _known_for_body(name)


def _known_for_body(name: str) -> tuple[str, str, bool] | None:
    """Know "Beschlussempfehlung an den Rat" and "Beschlussvorschlag des Hauptausschusses"."""
    named = FOR_BODY.fullmatch(name)
    if not named or not is_organization(named[2]):
        return None
    known = _known(named[1])
    return (
        ("proposals", nominative(named[2]), known[2]) if known and known[0] == "proposals" else None
    )


def _stands_free(lines: Sequence[str], index: int) -> bool:
    """A line that is only a heading's word must not be the wrapped middle of a sentence."""
    before = lines[index - 1].strip() if index else ""
    after = lines[index + 1].strip() if index + 1 < len(lines) else ""
    return not before or not after or bool(ENDED.search(before)) or len(before) < len(lines[index])
