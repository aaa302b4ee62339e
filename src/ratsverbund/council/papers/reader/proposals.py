"""The proposed resolutions of a paper, each with the body it is meant for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ratsverbund.council.papers.reader.lines import HASHES, Wrapping
from ratsverbund.council.papers.reader.organizations import is_organization
from ratsverbund.council.papers.reader.paper import ReadProposal

SUBHEADING = re.compile(
    r"\s*(?P<before>(?:#{1,6}\s+)?[*_]{0,2}(?:(?:\d{1,2}|[a-zA-Z]|[IVX]{1,4})[.)]\s+)?"
    r"(?:(?:Für|Im|Beschluss) (?:den |die |das |des |der )?|(?:Der|Die|Das) )?)"
    r"(?P<body>[^:*\t]{3,120}?)\s*[*_]{0,2}(?:(?P<colon>:|\t)[*_]{0,2}(?P<rest>.*))?"
)
VERBS = re.compile(
    r"\s(?:beschließt|beschließen|empfiehlt|empfehlen|nimmt|stimmt|beauftragt|wählt|bestimmt|fasst|"
    r"genehmigt|ermächtigt|billigt|bestellt|erlässt|stellt|verweist|entscheidet|spricht|befürwortet|"
    r"wolle|möge|bittet|lehnt|hebt|benennt|entsendet|setzt|ändert|schlägt)\b"
)
SENTENCE = re.compile(r"(?:(?:\d{1,2}|[a-zA-Z]|[IVX]{1,4})[.)]\s+)?(?:Der|Die|Das)\s+")


@dataclass
class Part:
    """The lines under one sub-heading."""

    organization: str
    inferred: bool = False
    lines: list[str] = field(default_factory=list)


def read_proposals(
    lines: Sequence[str], organization: str, wrapping: Wrapping
) -> tuple[list[ReadProposal], list[str]]:
    """Return the proposals of one section, and the words of sub-headings beside the bodies."""
    parts = [Part(organization, bool(organization))]
    labels = []
    for index, line in enumerate(lines):
        found = _subheading(line, index == 0 or not lines[index - 1].strip())
        if not found:
            parts[-1].lines.append(line)
            continue
        before, body, rest = found
        if re.search(r"\w", before):
            labels.append(before)
        parts.append(Part(body, lines=[rest] if rest else []))
    proposals = [proposal for part in parts for proposal in _proposals_of(part, wrapping)]
    return proposals, labels


def _subheading(line: str, free: bool) -> tuple[str, str, str] | None:
    """Split "1. Für den Bauausschuss: Text" into what precedes, body and text."""
    if len(line) > 2_000:
        return None
    shape = SUBHEADING.fullmatch(line)
    if not shape or not is_organization(shape["body"]):
        return None
    rest = (shape["rest"] or "").strip()
    emphatic = shape["colon"] or HASHES.match(line) or line.lstrip().startswith("**")
    if not emphatic and not free:
        return None
    return shape["before"].strip("#*_ \t"), shape["body"].strip(), rest


def _proposals_of(part: Part, wrapping: Wrapping) -> list[ReadProposal]:
    """Make the proposals of a part; without a sub-heading its sentences name the bodies."""
    text = wrapping.text(part.lines)
    if part.organization:
        return [ReadProposal(part.organization, text, part.inferred)]
    proposals: list[ReadProposal] = []
    for paragraph in filter(None, text.split("\n\n")):
        body = body_of_sentence(paragraph)
        last = proposals[-1] if proposals else None
        if last and (not body or body == last.organization or last.text.endswith(":")):
            joined = f"{last.text}\n\n{paragraph}"
            proposals[-1] = ReadProposal(last.organization, joined, last.inferred)
        else:
            proposals.append(ReadProposal(body, paragraph, bool(body)))
    return proposals


def body_of_sentence(paragraph: str) -> str:
    """Return the body that decides in "Der Rat der Stadt beschließt ...", else nothing."""
    start = SENTENCE.match(paragraph)
    if not start:
        return ""
    verb = VERBS.search(paragraph, start.end() - 1, start.end() + 150)
    if not verb:
        return ""
    phrase = " ".join(paragraph[start.end() : verb.start()].split())
    return phrase if is_organization(phrase) else ""
