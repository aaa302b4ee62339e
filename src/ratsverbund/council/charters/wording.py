"""The paper of an amendment in words: what is to be resolved, Synopse, financial effect."""

from datetime import date
from typing import Any

from ratsverbund.charter.show import shown
from ratsverbund.charter.works import Bundle
from ratsverbund.council.charters.effects import readable, readable_changes
from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.wording import Proposal, Wording, longest
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization


def paper_wording(
    amendment: CharterAmendment,
    council: Organization,
    reasons: str,
    office: str,
    day: date,
) -> Wording:
    """Write the paper with which the council decides on an amendment."""
    simulation = amendment.simulation or {}
    return Wording(
        title=amendment.title[: longest("title")],
        day=day,
        paper_type=Paper.Type.CHARTER,
        office=office,
        reasoning="\n\n".join([reasons, *synopsis(simulation.get("comparison", {}))]),
        financial_effect="\n".join(financial_effect(simulation)),
        proposals=(Proposal(council, by_law(amendment, day)),),
    )


def by_law(amendment: CharterAmendment, day: date) -> str:
    """Write what the council is asked to resolve, article by article."""
    law, draft = law_of(amendment.body, day), amendment.overlay
    bundle = law.bundle
    changes = [
        f"{bundle.norms[bundle.parameters[key].norm].label}, {bundle.parameters[key].title}: "
        f"{readable(f'{shown(value)} {bundle.parameters[key].unit}'.strip())}"
        for key, value in sorted(draft.figures.items(), key=lambda pair: place_of(bundle, pair[0]))
    ]
    changes += [
        f"{bundle.norms[bundle.choices[key].norm].label}, {bundle.choices[key].question} "
        f"{bundle.choices[key].options[answer]}"
        for key, answer in draft.choices.items()
    ]
    texts = sorted(draft.texts.items(), key=lambda pair: place_of(bundle, pair[0]))
    changes += [f"{bundle.norms[norm].label} lautet: „{text}“" for norm, text in texts]
    start = (
        f"Diese Satzung tritt am {draft.in_force:%d.%m.%Y} in Kraft."
        if draft.in_force
        else "Diese Satzung tritt am Tag nach der Bekanntmachung in Kraft."
    )
    return "\n\n".join(
        [
            f"Der Rat beschließt die folgende Satzung: {amendment.title}.",
            "Artikel 1: Die Hauptsatzung wird wie folgt geändert.",
            *(f"{place}. {change}" for place, change in enumerate(changes, 1)),
            f"Artikel 2: {start}",
        ]
    )


def place_of(bundle: Bundle, key: str) -> int:
    """Where in the law a norm stands, or the norm of a figure."""
    parameter = bundle.parameters.get(key)
    return list(bundle.norms).index(parameter.norm if parameter else key)


def synopsis(comparison: dict[str, Any]) -> list[str]:
    """Set old and new side by side, wording first (Synopse)."""
    figures = readable_changes(comparison.get("figures", []))
    changes = [*comparison.get("texts", []), *figures, *comparison.get("choices", [])]
    lines = [f"{one['title']}\nbisher: {one['before']}\nkünftig: {one['after']}" for one in changes]
    return ["Synopse", *lines] if lines else []


def financial_effect(simulation: dict[str, Any]) -> list[str]:
    """The financial block of the paper, written when the year was replayed."""
    return list(simulation.get("financial_effect", []))
