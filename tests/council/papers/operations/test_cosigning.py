"""Co-signatures hold for the version that was read."""

from dataclasses import replace

import pytest

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.models import CoSignature, Paper
from ratsverbund.kernel.errors import Conflict, InvalidInput, NotAllowed, RuleViolated
from tests.factories import people


@pytest.fixture
def treasurer(town):
    return people.role("mayor", town, account=people.account("Kämmerin"))


@pytest.fixture
def request_(draft, treasurer, clerk):
    return operations.ask_cosignatures(draft, [treasurer], actor=clerk)[0]


def answers(paper):
    return [(each.version, each.state) for each in paper.cosignatures.order_by("pk")]


def test_asking_puts_the_paper_into_cosigning(request_, draft):
    draft.refresh_from_db()

    assert (draft.state, answers(draft)) == (Paper.State.COSIGNING, [(1, "asked")])


def test_only_accounts_of_the_body_are_asked(draft, outsider, clerk):
    with pytest.raises(InvalidInput):
        operations.ask_cosignatures(draft, [outsider], actor=clerk)


def test_a_member_asks_nobody(draft, treasurer, member):
    with pytest.raises(NotAllowed):
        operations.ask_cosignatures(draft, [treasurer], actor=member)


def test_only_the_asked_account_signs(request_, clerk):
    with pytest.raises(NotAllowed):
        operations.cosign(request_, seen=1, actor=clerk)


def test_an_open_request_blocks_the_release_until_it_is_signed(request_, draft, treasurer, clerk):
    with pytest.raises(RuleViolated) as refusal:
        operations.release_paper(draft, actor=clerk)
    operations.cosign(request_, seen=1, actor=treasurer)

    assert str(refusal.value) == (
        "Die Vorlage kann noch nicht freigegeben werden. "
        "Es fehlt noch die Mitzeichnung von: Kämmerin."
    )
    assert operations.release_paper(draft, actor=clerk).state == Paper.State.RELEASED


def test_a_refusal_needs_a_word_and_does_not_block(request_, draft, treasurer, clerk):
    with pytest.raises(InvalidInput):
        operations.refuse_cosignature(request_, seen=1, note=" ", actor=treasurer)
    operations.refuse_cosignature(request_, seen=1, note="Kein Geld.", actor=treasurer)

    assert operations.release_paper(draft, actor=clerk).state == Paper.State.RELEASED


def test_nobody_refuses_for_another(request_, clerk):
    with pytest.raises(NotAllowed):
        operations.refuse_cosignature(request_, seen=1, note="Nein", actor=clerk)


def test_an_edit_after_signing_needs_a_new_signature(request_, draft, wording, treasurer, clerk):
    operations.cosign(request_, seen=1, actor=treasurer)

    operations.edit_paper(draft, replace(wording, title="Anders"), seen=1, actor=clerk)

    assert answers(draft) == [(1, "signed"), (2, "asked")]
    with pytest.raises(RuleViolated):
        operations.release_paper(draft, actor=clerk)


def test_a_version_that_was_not_read_is_not_signed(request_, draft, wording, treasurer, clerk):
    operations.edit_paper(draft, replace(wording, title="Anders"), seen=1, actor=clerk)

    with pytest.raises(Conflict):
        operations.cosign(request_, seen=1, actor=treasurer)

    assert answers(draft) == [(2, "asked")]


def test_ending_the_cosigning_takes_back_open_requests(request_, draft, clerk):
    operations.end_cosigning(draft, "Frau Meier ist im Urlaub.", actor=clerk)

    assert CoSignature.objects.count() == 0
    assert operations.release_paper(draft, actor=clerk).reference == "2026/001"


def test_others_do_not_end_it(request_, draft, member):
    with pytest.raises(NotAllowed):
        operations.end_cosigning(draft, "Darum.", actor=member)
