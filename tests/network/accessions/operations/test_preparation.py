"""How an accession begins: recognised in a paper, or tied to it by hand."""

from datetime import date

import pytest
from django.db import transaction

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import Consultation
from ratsverbund.council.papers.operations.parts import place_proposals
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry, OutboxEvent
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.accessions import operations
from ratsverbund.network.members.models import Accession, RefusedAccession
from tests.factories import council, network, people
from tests.network.conftest import adopt_both, vote

State = Accession.State


def prepare(way, actor=None, **fields):
    """Tie the paper to the network."""
    fields = {"delegate_proposal": way.second, "office": way.office} | fields
    return operations.prepare_accession(
        way.net, way.paper, way.first, actor=actor or way.clerk, **fields
    )


def test_a_clerk_ties_a_paper_to_a_network(way):
    accession = prepare(way)

    assert (accession.state, accession.body) == (State.PREPARED, way.town)
    assert accession.billing_address == way.town.address
    assert OutboxEvent.objects.filter(name="AccessionPrepared").count() == 1


def test_a_stranger_prepares_nothing(way):
    with pytest.raises(NotAllowed):
        prepare(way, actor=way.stranger)


def test_a_second_accession_of_the_same_town_is_refused_with_the_first_named(prepared):
    with pytest.raises(Conflict) as refusal:
        prepare(prepared)

    assert str(refusal.value) == (
        "Stadt Musterstadt hat schon einen Beitritt zum Netzwerk Innenstadt NRW im Stand "
        f"„vorbereitet“ (Vorlage {prepared.paper}). Führen Sie diesen fort oder ziehen Sie ihn "
        "zurück."
    )


def test_a_member_does_not_join_again(way):
    network.member(way.net, way.town, start=date(2020, 1, 1))

    with pytest.raises(Conflict) as refusal:
        prepare(way)

    assert str(refusal.value) == (
        "Stadt Musterstadt ist seit 01.01.2020 Mitglied im Netzwerk Innenstadt NRW. "
        "Ein zweiter Beitritt ist nicht möglich."
    )


def test_office_and_person_at_once_are_refused(way):
    with pytest.raises(InvalidInput) as refusal:
        prepare(way, person=way.holder)

    assert refusal.value.field == "office"


def test_a_proposal_of_another_paper_is_refused(way):
    other = council.proposal(council.paper(way.town), way.council.meeting.organization)

    with pytest.raises(InvalidInput) as refusal:
        prepare(way, delegate_proposal=other)

    assert refusal.value.field == "delegate_proposal"


def test_what_was_decided_before_the_tie_counts_at_once(way, run_jobs):
    adopt_both(way)
    run_jobs()

    accession = prepare(way)

    assert (accession.state, accession.authorised_on) == (State.AUTHORISED, date(2021, 3, 17))


def test_an_imported_paper_proposes_its_accession_and_says_that_nobody_checked_it(way):
    accession = operations.propose_accession(way.paper, actor=SYSTEM)

    assert accession.recognised
    assert (accession.network, accession.proposal) == (way.net, way.first)
    assert (accession.delegate_proposal, accession.delegate_office) == (way.second, way.office)


def test_a_paper_about_something_else_proposes_nothing(way):
    paper = council.paper(way.town, "Neubau einer Brücke")
    council.proposal(paper, way.council.meeting.organization)

    assert operations.propose_accession(paper, actor=SYSTEM) is None
    assert AuditEntry.objects.latest("pk").reason == "kein Beitritt erkannt"


def test_a_paper_of_a_town_already_under_way_proposes_no_second_accession(prepared):
    assert operations.propose_accession(prepared.paper, actor=SYSTEM) is None
    assert Accession.objects.count() == 1


def test_a_second_accession_is_kept_with_the_reason_why_it_did_not_begin(prepared):
    second = council.paper(prepared.town, prepared.paper.title)
    council.proposal(second, prepared.council.meeting.organization, text=prepared.first.text)

    for _time in range(2):
        assert operations.propose_accession(second, actor=SYSTEM) is None

    refused = RefusedAccession.objects.get()
    assert (refused.network, refused.paper) == (prepared.net, second)
    assert refused.reason.startswith("Stadt Musterstadt hat schon einen Beitritt zum Netzwerk")


def test_a_paper_read_again_beside_its_own_accession_is_not_refused(prepared):
    operations.propose_accession(prepared.paper, actor=SYSTEM)

    assert not RefusedAccession.objects.exists()


def test_a_clerk_confirms_what_was_recognised(way):
    accession = operations.propose_accession(way.paper, actor=SYSTEM)

    changed = operations.change_accession(
        accession, way.first, actor=way.clerk, delegate_proposal=way.second, office=way.office
    )

    assert not changed.recognised


def test_the_delegate_changes_from_office_to_person_before_the_vote(prepared):
    changed = operations.change_accession(
        prepared.accession, prepared.first, actor=prepared.clerk,
        delegate_proposal=prepared.second, person=prepared.holder,
    )  # fmt: skip

    assert (changed.delegate_office, changed.delegate_person) == (None, prepared.holder)


def test_a_voted_proposal_is_not_exchanged(prepared, run_jobs):
    vote(prepared, prepared.committee, 15)
    run_jobs()

    with pytest.raises(InvalidInput) as refusal:
        operations.change_accession(prepared.accession, prepared.second, actor=prepared.clerk)

    assert refusal.value.field == "proposal"


def test_a_voted_delegate_is_not_exchanged(way, run_jobs):
    other = people.organization(way.town, "Anderer Ausschuss", "committee")
    third = council.proposal(way.paper, other, text="Noch ein Beitritt.")
    council.consultation(way.paper, other, third, order=9)
    accession = operations.prepare_accession(
        way.net, way.paper, third, actor=way.clerk, delegate_proposal=way.first
    )
    vote(way, way.committee, 15)
    run_jobs()

    with pytest.raises(InvalidInput) as refusal:
        operations.change_accession(accession, third, actor=way.clerk)

    assert refusal.value.field == "delegate_proposal"


def test_after_the_last_resolution_the_basis_stays(authorised):
    with pytest.raises(IllegalTransition):
        operations.change_accession(authorised.accession, authorised.first, actor=authorised.clerk)


def test_a_stranger_changes_no_basis(prepared):
    with pytest.raises(NotAllowed):
        operations.change_accession(prepared.accession, prepared.first, actor=prepared.stranger)


def test_leaving_out_the_delegate_authorises_with_the_one_resolution(prepared, run_jobs):
    vote(prepared, prepared.committee, 15)
    run_jobs()

    changed = operations.change_accession(
        prepared.accession, prepared.first, actor=prepared.clerk, person=prepared.holder
    )

    assert changed.state == State.AUTHORISED


def test_an_accession_is_withdrawn_with_its_reason(prepared):
    done = operations.withdraw_accession(prepared.accession, "Kein Geld.", actor=prepared.clerk)

    assert (done.state, done.ended_reason) == (State.WITHDRAWN, "Kein Geld.")


def test_a_withdrawal_without_reason_is_refused(prepared):
    with pytest.raises(InvalidInput) as refusal:
        operations.withdraw_accession(prepared.accession, " ", actor=prepared.clerk)

    assert refusal.value.field == "reason"


def test_a_stranger_withdraws_nothing(prepared):
    with pytest.raises(NotAllowed):
        operations.withdraw_accession(prepared.accession, "Grund", actor=prepared.stranger)


def test_a_confirmed_accession_is_not_withdrawn(joined):
    with pytest.raises(IllegalTransition):
        operations.withdraw_accession(joined.accession, "Zu spät.", actor=joined.clerk)


def test_a_withdrawn_paper_takes_its_accession_along(prepared):
    prepared.paper.withdrawn_reason = "Neue Fassung folgt."

    done = operations.note_withdrawal(prepared.paper, actor=SYSTEM)

    assert done.state == State.WITHDRAWN
    assert done.ended_reason == "Vorlage zurückgezogen: Neue Fassung folgt."


def test_a_withdrawn_paper_without_accession_ends_nothing(way):
    assert operations.note_withdrawal(way.paper, actor=SYSTEM) is None


def test_a_stranger_notes_no_withdrawal(prepared):
    with pytest.raises(NotAllowed):
        operations.note_withdrawal(prepared.paper, actor=prepared.stranger)


def test_a_proposal_an_accession_rests_on_stays_in_the_paper(prepared, way):
    AgendaItem.objects.all().delete()
    Consultation.objects.update(state=Consultation.State.PENDING)

    with transaction.atomic(), pytest.raises(Conflict) as refusal:
        place_proposals(way.paper, [])

    assert "stützt sich schon ein Vorgang" in str(refusal.value)
    assert way.paper.proposals.count() == 2
