"""What a claim says, in words for its page."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.ui.formats import write_day, write_money


def told(claim: LossClaim) -> list[tuple[str, Any]]:
    """The claimed facts as pairs of term and words."""
    facts = claim.facts
    spans = facts.get("absences") or [facts["care"]]
    pairs: list[tuple[str, Any]] = [
        (_("Gemeinde"), claim.body),
        (_("Eingereicht am"), write_day(claim.submitted_on)),
        *((_("Zeit"), clock(span)) for span in spans),
        *((_("Arbeitszeit"), clock(span)) for span in facts.get("working_time") or ()),
        *amounts(facts),
    ]
    if facts.get("statement_signed"):
        pairs.append((_("Erklärung"), _("Richtigkeit versichert")))
    if facts.get("household_persons"):
        pairs.append((_("Haushalt"), household(facts)))
    if facts.get("child_born"):
        pairs.append(
            (_("Geburtstag des Kindes"), write_day(date.fromisoformat(facts["child_born"])))
        )
    if claim.finding:
        pairs.append((_("Feststellung"), claim.finding))
    return pairs


def amounts(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """What was claimed in EUR."""
    labels = {
        "certified_rate": _("Bescheinigter Stundenlohn"),
        "declared_rate": _("Ausfall je Stunde"),
        "stand_in_cost": _("Vertretung im Haushalt"),
        "proven_cost": _("Bezahlte Betreuung"),
    }
    return [
        (label, write_money(Decimal(facts[name])))
        for name, label in labels.items()
        if facts.get(name)
    ]


def household(facts: dict[str, Any]) -> str:
    """The size of the household and the work outside it."""
    said = _("%(persons)s Personen, %(hours)s Wochenstunden Erwerbsarbeit") % {
        "persons": facts["household_persons"],
        "hours": facts["weekly_hours"],
    }
    care = _("ein Kind unter 14 Jahren oder eine pflegebedürftige Person")
    return f"{said}; {care}" if facts.get("person_in_care") else said


def clock(span: dict[str, str]) -> str:
    """From when to when."""
    start, end = (datetime.fromisoformat(span[side]) for side in ("start", "end"))
    return _("%(start)s bis %(end)s Uhr") % {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}
