"""Two wordings side by side, part by part under German headings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.papers.models import Paper


@dataclass(frozen=True)
class Passage:
    """A part of a wording under its German heading, before and after."""

    heading: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the two texts differ."""
        return self.before != self.after


def passages(before: dict[str, Any], after: dict[str, Any]) -> list[Passage]:
    """Set two kept wordings side by side, heading by heading."""
    old, new = dict(_parts(before)), dict(_parts(after))
    headings = [*old, *(heading for heading in new if heading not in old)]
    return [Passage(each, old.get(each, ""), new.get(each, "")) for each in headings]


def _parts(wording: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """Give each part its German heading and its readable text."""
    day = date.fromisoformat(wording["day"])
    yield _("Betreff"), wording["title"]
    yield _("Art"), str(Paper.Type(wording["paper_type"]).label)
    yield _("Federführendes Amt"), wording["office"]
    yield _("Datum"), f"{day:%d.%m.%Y}"
    yield _("Sichtbarkeit"), _("öffentlich") if wording["public"] else _("nichtöffentlich")
    yield _("Nachtrag"), _("ja") if wording["late"] else _("nein")
    yield _("Sachverhalt und Begründung"), wording["reasoning"]
    yield _("Finanzielle Auswirkungen"), wording["financial_effect"]
    seen: dict[str, int] = {}
    for proposal in wording["proposals"]:
        name = proposal["organization_name"] or _("ohne Gremium")
        seen[name] = seen.get(name, 0) + 1
        number = f" ({seen[name]})" if seen[name] > 1 else ""
        heading = _("Beschlussvorschlag für: %(organization)s") % {"organization": name}
        yield heading + number, proposal["text"]
