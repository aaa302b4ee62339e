"""Honours: conferred by the council, revoked by the council."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.competence import CompetenceFacts, competence
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.registers.events import HonourConferred
from ratsverbund.people.registers.models import Honour
from ratsverbund.people.registers.policies import may_keep_registers


@operation("registers.confer_honour")
def confer_honour(
    body: Body,
    *,
    kind: str,
    name: str,
    conferred_on: date,
    resolution: str,
    merits: str = "",
    actor: Any,
) -> Honour:
    """Enter an honour that the council has conferred; it is public at once.

    Source: the charter's norm on honours, institution `competence`.
    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_keep_registers, actor, body)
    if not name.strip():
        raise InvalidInput(_("Bitte den Namen eintragen."), "name")
    if conferred_on > timezone.localdate():
        raise InvalidInput(_("Der Tag liegt in der Zukunft. Bitte prüfen."), "conferred_on")
    decision = competence(law_of(body, conferred_on), CompetenceFacts("honour"))
    if not resolution.strip():
        raise InvalidInput(
            " ".join(
                [
                    *(f"{reason.says} ({reason.citation})" for reason in decision.reasons),
                    _("Bitte den Beschluss mit Nummer und Tag angeben."),
                ]
            ),
            "resolution",
        )
    if body.honours.filter(kind=kind, name=name.strip(), revoked_on=None).exists():
        raise InvalidInput(_("{name} ist damit schon geehrt.").format(name=name), "name")
    honour = Honour.objects.create(
        body=body,
        kind=kind,
        name=name.strip(),
        conferred_on=conferred_on,
        resolution=resolution.strip(),
        merits=merits,
        published_at=timezone.now(),
    )
    change = {"name": [None, honour.name]}
    record(confer_honour, honour, actor=actor, change=change, basis=decision, reason=resolution)
    announce(HonourConferred(honour.pk))
    return honour


@operation("registers.revoke_honour")
def revoke_honour(honour: Honour, *, revoked_on: date, revocation: str, actor: Any) -> Honour:
    """Enter that the council has revoked an honour; the entry stays with the mark.

    Source: § 34 GO NRW.
    Raises: NotAllowed, InvalidInput, Conflict.
    """
    honour = Honour.objects.select_for_update().get(pk=honour.pk)
    require(may_keep_registers, actor, honour)
    if honour.revoked_on:
        raise Conflict(
            _("{honour} ist schon entzogen. Bitte die Seite neu laden.").format(honour=honour)
        )
    if not revocation.strip():
        raise InvalidInput(
            _("Den Entzug beschließt der Rat. Bitte den Beschluss mit Nummer und Tag angeben."),
            "revocation",
        )
    if revoked_on < honour.conferred_on:
        raise InvalidInput(_("Der Tag liegt vor der Verleihung. Bitte prüfen."), "revoked_on")
    change = amend(honour, revoked_on=revoked_on, revocation=revocation.strip()[:200])
    record(revoke_honour, honour, actor=actor, change=change, reason=revocation)
    return honour
