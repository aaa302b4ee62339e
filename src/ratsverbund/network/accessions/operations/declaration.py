"""The second fact of an accession: the declaration, generated, then signed by the mayor."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import IllegalTransition, InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.network.accessions import leitweg, letters
from ratsverbund.network.accessions.policies import may_bill, may_declare, may_prepare
from ratsverbund.network.accessions.queries import delegate_of, head_of
from ratsverbund.network.members.events import AccessionAmended, AccessionDeclared
from ratsverbund.network.members.letters import letter
from ratsverbund.network.members.models import Accession
from ratsverbund.people.bodies.queries import population_on

PDF = "application/pdf"
LARGEST = 20_000_000
State = Accession.State


@operation("accessions.draft_declaration")
def draft_declaration(accession: Accession, *, actor: Any) -> Accession:
    """Write the Beitrittserklärung with delegate, population and billing address as a PDF.

    Signed in this house it is written once more, with day and name; a scan replaces it. The same
    content is not stored twice.
    """
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    require(may_prepare, actor, accession.body)
    on = accession.declared_on or accession.authorised_on
    if on is None or accession.signed_declaration_id:
        record(draft_declaration, accession, actor=actor, reason="kein Schreiben zu entwerfen")
        return accession
    content = letters.declaration(
        accession,
        delegate_of(accession, on),
        population_on(accession.body, on),
        head_of(accession.body, on),
        on,
    )
    file = kept(
        accession.declaration, f"Beitrittserklaerung-{accession.body.slug}.pdf", content, on
    )
    change = amend(accession, declaration=file)
    record(draft_declaration, accession, actor=actor, change=change)
    return accession


def kept(before: StoredFile | None, name: str, content: dict[str, Any], on: date) -> StoredFile:
    """Store a letter unless the one before says the same."""
    pdf = letter(content, on)
    if before is not None and before.sha256 == StoredFile.fingerprint(pdf):
        return before
    return store_file(name, PDF, pdf)


@operation("accessions.set_billing")
def set_billing(
    accession: Accession, address: str, buyer_reference: str, *, actor: Any
) -> Accession:
    """Enter where the network sends its invoices; an unsigned declaration is written again.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    require(may_bill, actor, accession)
    if accession.state in (State.REJECTED, State.WITHDRAWN):
        raise IllegalTransition(
            _("{accession} ist {state}; Rechnungen gibt es dazu keine.").format(
                accession=accession, state=accession.get_state_display()
            )
        )
    change = amend(
        accession,
        billing_address=address.strip(),
        buyer_reference=leitweg.checked(buyer_reference),
    )
    record(set_billing, accession, actor=actor, change=change)
    if accession.state == State.AUTHORISED:
        announce(AccessionAmended(accession.pk))
    return accession


@operation("accessions.sign_declaration")
def sign_declaration(
    accession: Accession,
    *,
    actor: Any,
    on: date | None = None,
    effective_on: date | None = None,
    scan: tuple[str, bytes] | None = None,
    checked: bool = False,
) -> Accession:
    """Sign the declaration: by the mayor's account, or with the scan of the signed letter.

    A basis that was only recognised in the paper must be `checked`, if no clerk has done so.
    Source: § 63 Abs. 1 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    require(may_declare, actor, accession)
    on = on or timezone.localdate()
    check_days(accession, on, effective_on)
    check_reading(accession, checked)
    change = advance(
        accession,
        State.DECLARED,
        declared_on=on,
        signed_by=str(actor),
        signed_declaration=stored_scan(scan) if scan else None,
        effective_on=effective_on,
        recognised=False,
    )
    record(sign_declaration, accession, actor=actor, change=change)
    announce(AccessionDeclared(accession.pk))
    return accession


def check_days(accession: Accession, on: date, effective_on: date | None) -> None:
    """Refuse a signature, or an effect, that comes before the resolution. Raises: InvalidInput."""
    resolved = accession.authorised_on
    if resolved and on < resolved:
        raise InvalidInput(
            _(
                "Die Erklärung kann nicht vor dem Beschluss vom {resolved:%d.%m.%Y} "
                "unterzeichnet sein."
            ).format(resolved=resolved),
            "on",
        )
    if resolved and effective_on and effective_on < resolved:
        raise InvalidInput(
            _(
                "Der Beitritt kann nicht vor dem Beschluss vom {resolved:%d.%m.%Y} wirksam werden."
            ).format(resolved=resolved),
            "effective_on",
        )


def check_reading(accession: Accession, checked: bool) -> None:
    """Refuse to sign for what nobody compared with the paper. Raises: InvalidInput."""
    if accession.recognised and not checked:
        raise InvalidInput(
            _(
                "Die Grundlage wurde nur im Text der Vorlage erkannt. Vergleichen Sie Netzwerk, "
                "Beschlussvorschläge und Vertretung mit der Vorlage und bestätigen Sie das hier."
            ),
            "checked",
        )


def stored_scan(scan: tuple[str, bytes]) -> StoredFile:
    """Keep the scan of the signed letter. Raises: InvalidInput."""
    name, content = scan
    if not content.startswith(b"%PDF-"):
        raise InvalidInput(_("Die unterschriebene Erklärung muss eine PDF-Datei sein."), "scan")
    if len(content) > LARGEST:
        raise InvalidInput(
            _(
                "Die Datei ist größer als {size} MB. Scannen Sie sie mit geringerer Auflösung."
            ).format(size=LARGEST // 1_000_000),
            "scan",
        )
    return store_file(name, PDF, content)
