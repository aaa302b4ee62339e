"""The cases AB-1 to AB-9 of the norm on petitions, through the operations."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ratsverbund.charter.engine import FactsError
from ratsverbund.council.petitions import operations
from ratsverbund.council.petitions.models import CoSignatory, Petition
from ratsverbund.kernel.errors import RuleViolated
from ratsverbund.kernel.models import AuditEntry
from tests.factories import petitions as make

State = Petition.State


def kinds(petition):
    """Which letters were ordered."""
    return [letter.kind for letter in petition.letters.all()]


def test_ab1_noise_of_a_motorway_is_forwarded_and_told(town):
    petition = make.register(town, "Lärm an der Autobahn")
    examined = make.examine(town, petition, city_task=False)
    operations.decide_route(petition, "forward", actor=town.clerk)
    done = operations.forward_petition(petition, "Autobahn GmbH\n50679 Köln", actor=town.clerk)

    assert examined.proposal["value"] == "forward"
    assert examined.proposal["reasons"][0]["citation"] == (
        "§ 12 Abs. 2 Satz 1 Hauptsatzung Heinsberg"
    )
    assert done.state == State.FORWARDED
    assert kinds(petition) == ["receipt", "forwarding", "forwarded"]
    assert petition.hearings.count() == 0
    assert AuditEntry.objects.latest("pk").citation == "§ 12 Abs. 2 Satz 2 Hauptsatzung Heinsberg"


def test_ab2_a_parking_fine_is_proposed_to_be_refrained_and_a_person_decides(town):
    petition = make.register(town, "Knöllchen")
    examined = make.examine(town, petition, remedy="Einspruch gegen den Bußgeldbescheid")
    operations.decide_route(
        petition, "refrain", reason="Der Einspruch ist gegeben.", actor=town.clerk
    )
    done = operations.refrain_petition(
        petition, "Beschwerdeausschuss", on=date(2026, 2, 10), actor=town.clerk
    )

    assert examined.proposal["value"] == "refrain"
    assert "Buchst. a" in examined.proposal["reasons"][0]["citation"]
    assert "Beschwerdeausschuss auf Vorschlag" in examined.proposal["open_points"][0]
    assert (done.state, done.answer_until) == (State.REFRAINED, date(2026, 2, 24))


def test_ab3_the_same_bench_four_months_later_is_linked_to_the_first(town):
    first = make.answered(town, make.register(town, received_on=date(2025, 10, 9)))
    again = make.register(town, "Noch einmal: Bank am Rathausplatz")

    examined = make.examine(town, again, earlier=first)

    assert examined.proposal["value"] == "refrain"
    assert "Buchst. c" in examined.proposal["reasons"][0]["citation"]
    assert first.reference in examined.proposal["reasons"][0]["says"]
    assert examined.earlier == first


def test_ab3_new_facts_bring_it_before_the_committee(town):
    first = make.answered(town)
    again = make.register(town)

    examined = make.examine(town, again, earlier=first, new_facts=True)

    assert examined.proposal["value"] == "committee"


def test_ab4_of_47_the_first_signatory_speaks_and_a_second_speaker_is_refused(town):
    petition = make.register(town, signatories=47, cosigners=("Kurt Kresse", "Lea Linde"))
    kurt, lea = petition.cosignatories.all()

    with pytest.raises(FactsError, match=r"§ 12 Abs. 4 Satz 3"):
        operations.name_speaker(petition, [kurt, lea], actor=town.clerk)
    operations.name_speaker(petition, [lea], actor=town.clerk)
    operations.name_speaker(petition, [kurt], actor=town.clerk)
    named = list(CoSignatory.objects.filter(speaker=True))
    operations.name_speaker(petition, [None], actor=town.clerk)
    make.heard(town, petition)

    assert named == [kurt]
    assert make.hearing_of(petition).speaker == "Petra Petersilie"
    assert make.hearing_of(petition).facts["signatories"] == 47


@pytest.mark.parametrize(("seconds", "noted"), [(600, False), (601, True)])
def test_ab5_ten_minutes_are_fine_and_a_second_more_is_noted(town, seconds, noted):
    petition = make.before_committee(town)

    hearing = operations.record_hearing(petition, timedelta(seconds=seconds), actor=town.clerk)

    said = " ".join(hearing.basis["open_points"])
    assert ("überschritten" in said) is noted
    assert hearing.spoken == timedelta(seconds=seconds)


def test_a_hearing_that_leaves_the_invitations_basis_as_it_was_is_recorded(town):
    petition = make.before_committee(town)
    invited = operations.invite_petitioner(petition, actor=town.clerk)

    hearing = operations.record_hearing(petition, timedelta(minutes=4), actor=town.clerk)

    assert hearing.basis == invited.basis
    assert hearing.spoken == timedelta(minutes=4)


def test_ab6_before_the_fourth_amendment_nobody_had_a_right_to_speak(town):
    march = datetime(2018, 3, 15, 17, 0, tzinfo=UTC)
    petition = make.before_committee(town, starts_at=march)

    with pytest.raises(RuleViolated, match=r"§ 12 Abs. 4 Satz 2"):
        operations.record_hearing(petition, timedelta(minutes=5), actor=town.clerk)
    hearing = operations.record_hearing(petition, timedelta(), actor=town.clerk)

    assert hearing.basis["value"] == {"speaker": "", "minutes": 0}


def test_ab6_after_it_the_right_is_ten_minutes(town):
    september = datetime(2018, 9, 12, 17, 0, tzinfo=UTC)
    petition = make.before_committee(town, starts_at=september)

    hearing = operations.record_hearing(petition, timedelta(minutes=10), actor=town.clerk)

    assert hearing.basis["value"] == {"speaker": "Erstunterzeichner", "minutes": 10}


def test_ab7_the_committee_decides_nothing_itself(town):
    petition = make.heard(town)

    with pytest.raises(RuleViolated, match=r"§ 12 Abs. 4 Satz 5"):
        operations.refer_petition(petition, "decide", target=town.council, actor=town.clerk)
    referral = operations.refer_petition(
        petition, "refer_with_advice", target=town.council, recommendation="Ja.", actor=town.clerk
    )

    assert referral.basis["value"] is True
    assert Petition.objects.get(pk=petition.pk).answer_until == date(2026, 3, 26)


@pytest.mark.parametrize(("day", "warned"), [(date(2026, 2, 10), True), (date(2021, 2, 10), False)])
def test_ab8_a_non_resident_is_taken_in_and_since_2021_warned_about(town, day, warned):
    petition = make.register(town, received_on=day, resident_since=None, nonresident=True)

    examined = make.examine(town, petition)

    assert examined.proposal["value"] == "committee"
    said = " ".join(examined.proposal["open_points"])
    assert ("Nicht antragsberechtigt nach § 24 Abs. 1 GO NRW" in said) is warned


def test_ab9_the_council_may_deviate_and_the_petitioner_is_told(town):
    petition = make.referred(town)

    referral = operations.note_decision(
        petition, "Es wird keine Bank aufgestellt.", on=date(2026, 4, 1), deviates=True,
        actor=town.clerk,
    )  # fmt: skip

    assert referral.decision_basis["value"] is True
    assert kinds(petition) == ["receipt", "decision"]
    assert AuditEntry.objects.latest("pk").citation == "§ 12 Abs. 4 Satz 6 Hauptsatzung Heinsberg"
