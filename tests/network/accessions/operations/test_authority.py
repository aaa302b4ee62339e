"""What the organizations resolve, and what a correction makes of an accession."""

from datetime import date

import pytest

from ratsverbund.council.decisions.operations import correct_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.accessions import operations
from ratsverbund.network.members.models import Accession, NetworkMember
from tests.factories import council
from tests.network.conftest import adopt_both, vote

State = Accession.State


def state_of(way):
    """The state as it is stored."""
    way.accession.refresh_from_db()
    return way.accession.state


def correct(way, item, yes, no):
    """Correct the vote of an item."""
    standing = item.votes.get(corrected=False)
    return correct_vote(standing, Tally(yes, no, 0), "Verzählt.", actor=way.clerk)


def test_one_of_two_resolutions_leaves_it_prepared(prepared, run_jobs):
    resolution = vote(prepared, prepared.committee, 15)
    run_jobs()

    assert state_of(prepared) == State.PREPARED
    assert prepared.accession.resolution == resolution


def test_the_last_resolution_authorises_on_its_day(authorised):
    assert state_of(authorised) == State.AUTHORISED
    assert authorised.accession.authorised_on == date(2021, 3, 17)


def test_a_recommendation_gives_no_authority(prepared, run_jobs):
    prepared.committee.consultation.authoritative = False
    prepared.committee.consultation.save()

    adopt_both(prepared)
    run_jobs()

    assert state_of(prepared) == State.PREPARED
    assert prepared.accession.resolution is None


def test_two_deciding_bodies_must_both_adopt_the_same_proposal(way, run_jobs):
    chamber = way.council.meeting.organization
    council.consultation(way.paper, chamber, way.first, order=3)
    way.accession = operations.prepare_accession(way.net, way.paper, way.first, actor=way.clerk)

    vote(way, way.committee, 15)
    run_jobs()

    assert state_of(way) == State.PREPARED


def test_a_rejection_ends_it_with_body_and_day(prepared, run_jobs):
    vote(prepared, prepared.committee, 5, 10)
    run_jobs()

    assert state_of(prepared) == State.REJECTED
    assert prepared.accession.ended_reason == (
        "abgelehnt durch Haupt- und Finanzausschuss am 10.03.2021"
    )


def test_a_refused_delegate_leaves_the_accession_open(prepared, run_jobs):
    vote(prepared, prepared.committee, 15)
    vote(prepared, prepared.council, 20, 25)
    run_jobs()

    assert state_of(prepared) == State.PREPARED


def test_noting_the_same_resolution_twice_changes_nothing_more(authorised):
    again = operations.note_resolution(authorised.resolution, actor=SYSTEM)

    assert again.state == State.AUTHORISED
    assert AuditEntry.objects.latest("pk").change == {}


def test_a_resolution_on_something_else_touches_no_accession(way):
    paper = council.paper(way.town)
    proposal = council.proposal(paper, way.council.meeting.organization)
    station = council.consultation(paper, way.council.meeting.organization, proposal)
    item = council.item(way.council.meeting, station)

    resolution = vote(way, item, 40)

    assert operations.note_resolution(resolution, actor=SYSTEM) is None


def test_a_stranger_notes_no_resolution(authorised):
    with pytest.raises(NotAllowed):
        operations.note_resolution(authorised.resolution, actor=authorised.stranger)


def test_a_correction_to_no_rejects_an_authorised_accession(authorised, run_jobs):
    correct(authorised, authorised.committee, 5, 10)
    run_jobs()

    assert state_of(authorised) == State.REJECTED
    assert authorised.accession.resolution is None


def test_a_correction_to_yes_reopens_a_rejected_accession(prepared, run_jobs):
    vote(prepared, prepared.committee, 5, 10)
    run_jobs()

    correct(prepared, prepared.committee, 10, 5)
    run_jobs()

    assert state_of(prepared) == State.PREPARED
    assert prepared.accession.ended_reason == ""


def test_a_correction_does_not_reopen_what_a_new_accession_has_overtaken(prepared, run_jobs):
    vote(prepared, prepared.committee, 5, 10)
    run_jobs()
    paper = council.paper(prepared.town, "Zweiter Anlauf")
    proposal = council.proposal(paper, prepared.council.meeting.organization)
    operations.prepare_accession(prepared.net, paper, proposal, actor=prepared.clerk)

    correct(prepared, prepared.committee, 10, 5)
    run_jobs()

    assert state_of(prepared) == State.REJECTED


def test_a_correction_does_not_reopen_what_the_office_declined(declared, run_jobs):
    operations.decline_accession(declared.accession, "Nicht NRW.", actor=declared.bureau)

    correct(declared, declared.committee, 14, 1)
    run_jobs()

    assert state_of(declared) == State.REJECTED


def test_a_refused_delegate_takes_back_a_signed_declaration(declared, run_jobs):
    correct(declared, declared.council, 20, 25)
    run_jobs()

    assert state_of(declared) == State.PREPARED
    assert (declared.accession.declared_on, declared.accession.authorised_on) == (None, None)


def test_a_member_stays_one_and_shows_the_corrected_vote(joined, run_jobs):
    correct(joined, joined.committee, 5, 10)
    run_jobs()

    assert state_of(joined) == State.CONFIRMED
    assert joined.accession.resolution.result == "rejected"
    assert NetworkMember.objects.filter(accession=joined.accession).exists()
