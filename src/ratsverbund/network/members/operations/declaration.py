"""The second fact of an accession: the declaration, generated, then signed by the mayor."""

from datetime import date
from typing import Any

from django.utils import timezone

from ratsverbund.kernel.errors import InvalidInput, LawUnknown
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.network.members import letters
from ratsverbund.network.members.events import AccessionDeclared
from ratsverbund.network.members.models import Accession
from ratsverbund.network.members.policies import may_declare
from ratsverbund.network.members.queries import holder_of
from ratsverbund.people.bodies.queries import population_on
from ratsverbund.people.persons.models import Person

PDF = "application/pdf"


@operation("members.draft_declaration")
def draft_declaration(accession: Accession, *, actor: Any) -> Accession:
    """Write the Beitrittserklärung with delegate, population and billing address as a PDF."""
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    on = accession.authorised_on or timezone.localdate()
    content = letters.declaration(
        accession, delegate_of(accession, on), population_on(accession.body, on), on
    )
    name = f"Beitrittserklaerung-{accession.body.slug}.pdf"
    file = store_file(name, PDF, letters.letter(content, on))
    change = amend(accession, declaration=file)
    record(draft_declaration, accession, actor=actor, change=change)
    return accession


def delegate_of(accession: Accession, on: date) -> Person | None:
    """Who is to vote on that day; a vacant office stays open in the letter."""
    if accession.delegate_person:
        return accession.delegate_person
    if accession.delegate_office is None:
        return None
    try:
        return holder_of(accession.delegate_office, on)
    except LawUnknown:
        return None


@operation("members.sign_declaration")
def sign_declaration(
    accession: Accession,
    *,
    actor: Any,
    on: date | None = None,
    effective_on: date | None = None,
    scan: tuple[str, bytes] | None = None,
) -> Accession:
    """Sign the declaration: by the mayor's account, or with the scan of the signed letter.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    require(may_declare, actor, accession)
    on = on or timezone.localdate()
    if accession.authorised_on and on < accession.authorised_on:
        raise InvalidInput(
            f"Die Erklärung kann nicht vor dem Beschluss vom {accession.authorised_on:%d.%m.%Y} "
            "unterzeichnet sein.",
            "on",
        )
    signed = None
    if scan is not None:
        if not scan[1].startswith(b"%PDF-"):
            raise InvalidInput("Die unterschriebene Erklärung muss eine PDF-Datei sein.", "scan")
        signed = store_file(scan[0], PDF, scan[1])
    change = advance(
        accession,
        Accession.State.DECLARED,
        declared_on=on,
        signed_by=str(actor),
        signed_declaration=signed,
        effective_on=effective_on,
    )
    record(sign_declaration, accession, actor=actor, change=change)
    announce(AccessionDeclared(accession.pk))
    return accession
