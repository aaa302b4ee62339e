"""What of a body's law its own council may change: the charter's figures and wordings."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.citations import NORM_ID
from ratsverbund.charter.decision import Unknown
from ratsverbund.charter.law import Law
from ratsverbund.charter.show import figure_text
from ratsverbund.charter.works import Bundle, Figure, Work
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.people.bodies.models import Body

OWN = "charter"  # the rank of the work a council changes by this way


@dataclass(frozen=True)
class FigureNow:
    """A figure of the charter as it is in force, or why that is not known."""

    key: str
    title: str
    place: str
    norm: str
    unit: str
    status: str
    text: str
    value: Figure | None


@dataclass(frozen=True)
class WordingNow:
    """One sentence of the charter as it is in force."""

    norm: str
    label: str
    section: str
    text: str


@dataclass(frozen=True)
class ChoiceNow:
    """An open question with its possible answers, and the one that holds."""

    key: str
    question: str
    norm: str
    label: str
    options: dict[str, str]
    value: str
    resolved: bool


def charter_of(body: Body, day: date) -> Work:
    """The charter of a body, if its bundle has one.

    Raises: LawUnknown.
    """
    bundle = bundle_of(body.law_bundle)
    own = [work for work in bundle.works.values() if work.rank == OWN]
    if not own:
        raise LawUnknown(
            _(
                "Für %(body)s ist keine Hauptsatzung hinterlegt. Tragen Sie bei der Körperschaft "
                "das Satzungspaket ein oder legen Sie mit „ratsverbund law new“ eines an."
            )
            % {"body": body}
        )
    return own[0]


def figures_of(law: Law) -> list[FigureNow]:
    """The figures of the charter on the day of a law, in the order of its norms."""
    bundle = law.bundle
    order = {norm: place for place, norm in enumerate(bundle.norms)}
    own = [one for one in bundle.parameters.values() if owns(bundle, one.norm)]
    found = []
    for one in sorted(own, key=lambda parameter: order[parameter.norm]):
        version = law.version_of(one)
        known = None if isinstance(version, Unknown) else version
        value = None if known is None or isinstance(known.value, Unknown) else known.value
        found.append(
            FigureNow(
                one.key,
                one.title,
                one.norm,
                bundle.norms[one.norm].label,
                one.unit,
                known.status if known else "",
                figure_text(law, one),
                value,
            )
        )
    return found


def wordings_of(law: Law) -> list[WordingNow]:
    """The sentences of the charter that are in force on the day of a law."""
    found = []
    for norm in law.bundle.norms.values():
        text = law.text_of(norm).value
        if owns(law.bundle, norm.id) and not isinstance(text, Unknown):
            found.append(WordingNow(norm.id, norm.label, section_of(norm.id), text))
    return found


def choices_of(law: Law) -> list[ChoiceNow]:
    """The open questions a town answers, by their number, with what holds today."""
    found = sorted(law.bundle.choices.values(), key=lambda choice: choice.number)
    now = [law.choice_of(choice.key) or choice for choice in found]
    return [
        ChoiceNow(one.key, one.question, one.norm, law.bundle.norms[one.norm].label, one.options,
                  one.value, bool(one.resolution))
        for one in now
    ]  # fmt: skip


def owns(bundle: Bundle, norm: str) -> bool:
    """Say whether a norm is the charter's, so that the council may change it."""
    found = bundle.norms.get(norm)
    return found is not None and bundle.works[found.work].rank == OWN


def section_of(norm: str) -> str:
    """The section a norm lies in, such as "§ 8"."""
    found = NORM_ID.match(norm)
    return f"§ {found['section']}" if found and found["section"] else _("Eingang")
