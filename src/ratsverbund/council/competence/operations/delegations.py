"""Keep the register of what is given to the mayor or kept back from him."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.utils.translation import gettext as _

from ratsverbund.charter.rules.competence import COUNCILS_OWN, CompetenceFacts, competence
from ratsverbund.charter.rules.competence import Matter as Kind
from ratsverbund.council.competence.models import Delegation
from ratsverbund.council.competence.policies import may_keep_competence
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization


@operation("competence.enter_delegation")
def enter_delegation(organization: Organization, *, actor: Any, **facts: Any) -> Delegation:
    """Enter what an organization delegated or reserved, with limit in EUR and first day.

    Source: § 41 Abs. 2, 3 GO NRW. Raises: NotAllowed, InvalidInput.
    """
    delegation = written(organization, actor, facts)
    record(enter_delegation, delegation, actor=actor, change=facts)
    return delegation


@operation("competence.import_delegations")
def import_delegations(
    rows: Sequence[tuple[Organization, dict[str, Any]]], *, actor: Any
) -> list[Delegation]:
    """Enter several at once, all or none. Raises: NotAllowed, InvalidInput."""
    if not rows:
        raise InvalidInput(_("Die Tabelle enthält keine neue Zeile. Es wurde nichts übernommen."))
    made = []
    for organization, facts in rows:
        delegation = written(organization, actor, facts)
        record(import_delegations, delegation, actor=actor, change=facts)
        made.append(delegation)
    return made


def written(organization: Organization, actor: Any, facts: dict[str, Any]) -> Delegation:
    """Write one entry of the register."""
    delegation = Delegation(body=organization.body, organization=organization, **facts)
    require(may_keep_competence, actor, delegation)
    if delegation.end and delegation.end < delegation.start:
        raise InvalidInput(_("Das Ende liegt vor dem Beginn. Prüfen Sie beide Tage."), field="end")
    if delegation.limit is not None and delegation.limit <= Decimal(0):
        raise InvalidInput(
            _("Die Wertgrenze muss über 0,00 € liegen; leer heißt ohne Grenze."), field="limit"
        )
    refuse_unlawful(delegation)
    delegation.save()
    return delegation


def refuse_unlawful(delegation: Delegation) -> None:
    """Refuse what the council must keep, and what no reservation reaches."""
    given_away = delegation.direction == Delegation.Direction.DELEGATED
    if given_away and delegation.matter in COUNCILS_OWN:
        facts = CompetenceFacts(matter=cast("Kind", delegation.matter))
        decision = competence(law_of(delegation.body, delegation.start), facts)
        raise InvalidInput(
            _("%(matter)s: Das kann der Rat nicht übertragen (%(citation)s).")
            % {"matter": delegation.get_matter_display(), "citation": decision.citation},
            field="matter",
        )
    if not given_away and delegation.matter != "day_to_day":
        raise InvalidInput(
            _("Vorbehalten wird nur ein Geschäft der laufenden Verwaltung (§ 41 Abs. 3 GO NRW)."
              " Wer eine Übertragung zurücknehmen will, beendet ihren Eintrag."),
            field="matter",
        )  # fmt: skip


@operation("competence.end_delegation")
def end_delegation(delegation: Delegation, *, end: date, end_reason: str, actor: Any) -> Delegation:
    """End an entry with its last day and the reason (Widerruf).

    Raises: NotAllowed, RuleViolated, InvalidInput.
    """
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    require(may_keep_competence, actor, delegation)
    if delegation.end is not None:
        raise RuleViolated(
            _("Dieser Eintrag endet schon am %(day)s.") % {"day": f"{delegation.end:%d.%m.%Y}"}
        )
    if end < delegation.start:
        raise InvalidInput(_("Das Ende liegt vor dem Beginn. Prüfen Sie den Tag."), field="end")
    change = amend(delegation, end=end, end_reason=end_reason)
    record(end_delegation, delegation, actor=actor, change=change, reason=end_reason)
    return delegation
