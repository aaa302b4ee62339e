"""The declaration: written, completed, signed."""

from datetime import date

import pytest

from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry, StoredFile
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.accessions import operations
from ratsverbund.network.members.models import Accession

State = Accession.State
SCAN = ("Erklärung.pdf", b"%PDF-1.7 unterschrieben")


def test_the_declaration_is_a_pdf_and_not_stored_twice(authorised):
    first = authorised.accession.declaration

    again = operations.draft_declaration(authorised.accession, actor=SYSTEM)

    assert bytes(first.content[:5]) == b"%PDF-"
    assert again.declaration == first
    assert StoredFile.objects.count() == 1


def test_before_the_resolutions_there_is_nothing_to_write(prepared):
    done = operations.draft_declaration(prepared.accession, actor=SYSTEM)

    assert done.declaration is None
    assert AuditEntry.objects.latest("pk").reason == "kein Schreiben zu entwerfen"


def test_a_stranger_drafts_nothing(authorised):
    with pytest.raises(NotAllowed):
        operations.draft_declaration(authorised.accession, actor=authorised.stranger)


def test_billing_is_kept_and_the_unsigned_letter_written_again(authorised, run_jobs):
    before = authorised.accession.declaration_id

    operations.set_billing(
        authorised.accession, "Kämmerei", "05370016-31001-97", actor=authorised.clerk
    )
    run_jobs()

    authorised.accession.refresh_from_db()
    assert authorised.accession.buyer_reference == "05370016-31001-97"
    assert authorised.accession.declaration_id != before


def test_billing_with_wrong_check_digits_is_refused(prepared):
    with pytest.raises(InvalidInput) as refusal:
        operations.set_billing(
            prepared.accession, "Kämmerei", "05370016-31001-00", actor=prepared.clerk
        )

    assert refusal.value.field == "buyer_reference"


def test_a_stranger_enters_no_billing(prepared):
    with pytest.raises(NotAllowed):
        operations.set_billing(prepared.accession, "", "", actor=prepared.stranger)


def test_a_withdrawn_accession_takes_no_billing(prepared):
    operations.withdraw_accession(prepared.accession, "Grund", actor=prepared.clerk)

    with pytest.raises(IllegalTransition):
        operations.set_billing(prepared.accession, "Kämmerei", "", actor=prepared.bureau)


def test_the_mayor_signs_here_and_the_letter_says_so(authorised, run_jobs):
    before = authorised.accession.declaration_id

    done = operations.sign_declaration(
        authorised.accession, actor=authorised.mayor, on=date(2021, 4, 1),
        effective_on=date(2021, 5, 1),
    )  # fmt: skip
    run_jobs()

    done.refresh_from_db()
    assert (done.state, done.declared_on, done.signed_by) == (
        State.DECLARED, date(2021, 4, 1), "Bürgermeisteramt",
    )  # fmt: skip
    assert done.effective_on == date(2021, 5, 1)
    assert done.declaration_id != before


def test_a_scan_stands_beside_the_letter_that_was_signed(authorised, run_jobs):
    before = authorised.accession.declaration_id

    done = operations.sign_declaration(
        authorised.accession, actor=authorised.mayor, on=date(2021, 4, 1), scan=SCAN
    )
    run_jobs()

    done.refresh_from_db()
    assert bytes(done.signed_declaration.content) == SCAN[1]
    assert done.declaration_id == before


@pytest.mark.parametrize("role", ["clerk", "bureau", "stranger"])
def test_nobody_but_the_mayor_signs(authorised, role):
    with pytest.raises(NotAllowed):
        operations.sign_declaration(authorised.accession, actor=getattr(authorised, role))


@pytest.fixture
def read_only(authorised):
    """An authorised accession whose basis nobody compared with the paper."""
    authorised.accession.recognised = True
    authorised.accession.save()
    return authorised


def test_nobody_signs_for_a_basis_that_nobody_checked(read_only):
    with pytest.raises(InvalidInput) as refusal:
        operations.sign_declaration(read_only.accession, actor=read_only.mayor)

    assert refusal.value.field == "checked"
    read_only.accession.refresh_from_db()
    assert (read_only.accession.state, read_only.accession.recognised) == (State.AUTHORISED, True)


def test_the_mayors_own_check_counts_and_stands_in_the_audit(read_only):
    done = operations.sign_declaration(read_only.accession, actor=read_only.mayor, checked=True)

    assert (done.state, done.recognised) == (State.DECLARED, False)
    assert AuditEntry.objects.latest("pk").change["recognised"] == [True, False]


def test_a_clerk_still_checks_after_the_last_resolution(read_only, run_jobs):
    before = read_only.accession.declaration_id
    operations.change_accession(
        read_only.accession, read_only.first, actor=read_only.clerk,
        delegate_proposal=read_only.second, person=read_only.holder,
    )  # fmt: skip
    run_jobs()

    read_only.accession.refresh_from_db()
    done = operations.sign_declaration(read_only.accession, actor=read_only.mayor)

    assert read_only.accession.declaration_id != before
    assert done.state == State.DECLARED


def test_nothing_is_signed_before_the_last_resolution(prepared):
    with pytest.raises(IllegalTransition):
        operations.sign_declaration(prepared.accession, actor=prepared.mayor)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"on": date(2021, 3, 16)}, "on"),
        ({"effective_on": date(2021, 3, 16)}, "effective_on"),
        ({"scan": ("Foto.jpg", b"\xff\xd8\xff")}, "scan"),
        ({"scan": ("Riese.pdf", b"%PDF-" + bytes(20_000_001))}, "scan"),
    ],
)
def test_a_signature_that_cannot_be_right_names_its_field(authorised, fields, named):
    with pytest.raises(InvalidInput) as refusal:
        operations.sign_declaration(authorised.accession, actor=authorised.mayor, **fields)

    assert refusal.value.field == named
    authorised.accession.refresh_from_db()
    assert authorised.accession.state == State.AUTHORISED
