"""What has to be said about a paper after it was read."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ratsverbund.council.papers.reader.draft import Draft

AMOUNT = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,\d{1,3})?\s?(?:Mio\.?\s|Mrd\.?\s|T)?"
    r"(?:€|EUR\b|Euro\b)"
)
SHOWN_AMOUNTS = 5


def review(draft: Draft) -> None:
    """Add the warnings about what is missing, empty or ambiguous."""
    draft.warnings += filter(
        None,
        (
            _missing_title(draft),
            _missing_reasoning(draft),
            *_proposals(draft),
            _financial_effect(draft),
            _publicity(draft),
            _unplaced(draft),
        ),
    )


def publicity_of(draft: Draft) -> bool | None:
    """Return whether the paper is public; None when it says nothing or both."""
    closed_row = any(
        re.search(r"nicht[- ]?öffentlich", note, re.I) for note in draft.consultation_notes
    )
    votes = draft.publicity | ({False} if closed_row and draft.publicity else set())
    return votes.pop() if len(votes) == 1 else None


def _missing_title(draft: Draft) -> str:
    if draft.title:
        return ""
    return _("Es wurde keine Überschrift gefunden. Tragen Sie den Betreff ein.")


def _missing_reasoning(draft: Draft) -> str:
    if any(draft.reasoning):
        return ""
    return _("Es wurde keine Begründung (Sachverhalt) gefunden. Ordnen Sie den Text zu.")


def _proposals(draft: Draft) -> list[str]:
    if not draft.proposals:
        return [_("Es wurde kein Beschlussvorschlag gefunden. Ordnen Sie den Text zu.")]
    sentences = []
    if any(not proposal.organization for proposal in draft.proposals):
        sentences.append(
            _("Beim Beschlussvorschlag ist kein Gremium genannt. Wählen Sie das Gremium aus.")
        )
    for proposal in draft.proposals:
        if not proposal.text:
            sentences.append(
                _("Der Beschlussvorschlag für „%(body)s“ hat keinen Text. Ergänzen Sie ihn.")
                % {"body": proposal.organization}
            )
    return sentences


def _financial_effect(draft: Draft) -> str:
    if any(draft.financial_effect):
        return ""
    text = "\n".join([*draft.reasoning, *(proposal.text for proposal in draft.proposals)])
    amounts = list(dict.fromkeys(AMOUNT.findall(text)))
    if not amounts:
        return ""
    return _(
        "Ein Abschnitt „Finanzielle Auswirkungen“ fehlt, aber der Text nennt Beträge: %(amounts)s. "
        "Ergänzen Sie die finanziellen Auswirkungen."
    ) % {"amounts": ", ".join(amounts[:SHOWN_AMOUNTS])}


def _publicity(draft: Draft) -> str:
    if not draft.publicity or publicity_of(draft) is not None:
        return ""
    return _(
        "Ob die Vorlage öffentlich ist, steht nicht eindeutig fest. Sie gilt als nichtöffentlich, "
        "bis Sie es festlegen."
    )


def _unplaced(draft: Draft) -> str:
    count = len(draft.unplaced)
    if not count:
        return ""
    return ngettext(
        "%(count)s Textstelle wurde nicht zugeordnet. Prüfen Sie, wohin sie gehört.",
        "%(count)s Textstellen wurden nicht zugeordnet. Prüfen Sie, wohin sie gehören.",
        count,
    ) % {"count": count}
