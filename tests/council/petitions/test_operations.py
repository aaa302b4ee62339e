"""Operations on petitions: they work, who may not, the wrong state, law that is silent."""

from datetime import date, timedelta

import pytest

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.petitions import operations
from ratsverbund.council.petitions.models import Petition
from ratsverbund.council.petitions.operations import Writing
from ratsverbund.council.petitions.queries import due, facts_of_year, similar
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from tests.factories import council
from tests.factories import petitions as make

State = Petition.State
PERSONS = ("Petersilie", "Gartenweg", "Kresse", "stellen Sie dort", "Rathausplatz")


def test_numbers_have_no_gap_and_begin_anew_each_year(town):
    days = [date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 2), date(2025, 11, 1)]

    numbers = [make.register(town, received_on=day).reference for day in days]

    assert numbers == ["2025/001", "2025/002", "2026/001", "2025/003"]


def test_only_clerk_and_mayor_handle_petitions(town):
    petition = make.register(town)
    strangers = [town.member, town.chair, town.other]
    acts = [
        lambda actor: operations.register_petition(
            town.body, Writing("A", "B", "letter", make.RECEIVED), actor=actor
        ),
        lambda actor: operations.examine_petition(petition, city_task=True, actor=actor),
        lambda actor: operations.decide_route(petition, "committee", actor=actor),
        lambda actor: operations.complete_petition(petition, name="A", actor=actor),
        lambda actor: operations.forward_petition(petition, "A", actor=actor),
        lambda actor: operations.refrain_petition(petition, "A", actor=actor),
        lambda actor: operations.invite_petitioner(petition, actor=actor),
        lambda actor: operations.name_speaker(petition, [], actor=actor),
        lambda actor: operations.note_decision(petition, "A", on=make.RECEIVED, actor=actor),
        lambda actor: operations.answer_petition(petition, "A", actor=actor),
        lambda actor: operations.withdraw_petition(petition, "A", actor=actor),
        lambda actor: operations.anonymise_petition(petition, actor=actor),
        lambda actor: operations.write_letter(petition.letters.get(), b"%PDF-", actor=actor),
    ]

    for act in acts:
        for actor in strangers:
            with pytest.raises(NotAllowed, match="bearbeiten nur Schriftführung"):
                act(actor)


def test_the_chair_records_hearing_and_referral_and_a_member_does_not(town):
    petition = make.before_committee(town)

    with pytest.raises(NotAllowed):
        operations.record_hearing(petition, timedelta(), actor=town.member)
    operations.record_hearing(petition, timedelta(minutes=3), actor=town.chair)
    with pytest.raises(NotAllowed):
        operations.refer_petition(petition, "refer", office="Amt", actor=town.mayor)
    referral = operations.refer_petition(
        petition, "refer", office="Bürgermeister", actor=town.chair
    )

    assert referral.addressee == "Bürgermeister"


def test_leaving_the_proposal_needs_a_reason(town):
    petition = make.register(town)
    make.examine(town, petition)

    with pytest.raises(InvalidInput, match="Begründen Sie"):
        operations.decide_route(petition, "refrain", actor=town.clerk)
    decided = operations.decide_route(
        petition, "forward", reason="Doch Sache des Kreises.", actor=town.clerk
    )

    assert (decided.route, decided.proposal["value"]) == ("forward", "committee")


def test_nothing_is_decided_before_the_facts_are_known(town):
    petition = make.register(town)

    with pytest.raises(Conflict, match="fehlen die Angaben"):
        operations.decide_route(petition, "committee", actor=town.clerk)


def test_a_missing_name_is_asked_for_and_the_petition_sorted_anew(town):
    petition = make.register(town, name="", address="")
    make.decide(town, petition, "incomplete")

    done = operations.complete_petition(
        petition, name="Petra Petersilie", address="Weg 1", actor=town.clerk
    )

    assert petition.letters.count() == 0
    assert (done.state, done.route, done.proposal, done.name) == (
        State.RECEIVED, "", None, "Petra Petersilie",
    )  # fmt: skip


def test_a_step_that_was_not_decided_is_refused(town):
    petition = make.register(town)

    for act in (operations.forward_petition, operations.refrain_petition):
        with pytest.raises(IllegalTransition):
            act(petition, "Kreis", actor=town.clerk)
    with pytest.raises(IllegalTransition):
        operations.answer_petition(petition, "Gut.", actor=town.clerk)
    with pytest.raises(IllegalTransition):
        operations.invite_petitioner(petition, actor=town.clerk)
    with pytest.raises(IllegalTransition):
        operations.note_decision(petition, "Gut.", on=date(2026, 3, 1), actor=town.clerk)


def test_the_public_title_names_nobody(town):
    petition = make.register(town, cosigners=("Kurt Kresse",))
    make.decide(town, petition)

    for title in ("Bank der Frau PETERSILIE", "Kresse möchte eine Bank"):
        with pytest.raises(InvalidInput, match="enthält ein Wort aus den Namen"):
            make.schedule(town, petition, title=title)
    meeting = council.meeting(town.council, make.AHEAD, state="planned", convened_on=None)
    with pytest.raises(InvalidInput, match="Sitzung des Beschwerdeausschusses"):
        operations.schedule_petition(petition, meeting, "Bank", actor=town.clerk)


def test_an_item_taken_off_lets_the_petition_wait_for_another_meeting(town):
    petition = make.register(town)
    make.decide(town, petition)
    hearing = make.schedule(town, petition)
    with pytest.raises(Conflict, match="steht schon"):
        make.schedule(town, petition, make.AHEAD + timedelta(days=7))
    type(hearing.item).objects.filter(pk=hearing.item_id).update(state="removed", note="krank")

    again = make.schedule(town, petition, make.AHEAD + timedelta(days=9))

    hearing.refresh_from_db()
    assert (hearing.dropped_reason, again.dropped_reason) == ("krank", "")


def test_nobody_is_heard_before_the_meeting(town):
    petition = make.register(town)
    make.decide(town, petition)
    make.schedule(town, petition)

    with pytest.raises(IllegalTransition, match="erst am"):
        operations.record_hearing(petition, timedelta(), actor=town.clerk)


def test_letters_are_set_after_the_operation_and_once_only(town, run_jobs):
    petition = make.register(town)
    make.decide(town, petition)
    make.schedule(town, petition)
    operations.invite_petitioner(petition, actor=town.clerk)
    with pytest.raises(Conflict):
        operations.invite_petitioner(petition, actor=town.clerk)
    before = [letter.content for letter in petition.letters.all()]

    run_jobs()

    written = list(petition.letters.all())
    assert before == [None, None]
    assert [bytes(letter.content)[:5] for letter in written] == [b"%PDF-", b"%PDF-"]
    again = operations.write_letter(written[0], b"%PDF-1.7 again", actor=town.clerk)
    assert again.sha256 == written[0].sha256


def test_every_kind_of_letter_can_be_set(town, run_jobs):
    done = make.answered(town)
    operations.note_decision(done, "Die Bank kommt.", on=date(2026, 4, 1), actor=town.clerk)
    away = make.register(town)
    make.decide(town, away, "forward", city_task=False)
    operations.forward_petition(away, "Autobahn GmbH\nKöln", actor=town.clerk)
    spoken = make.register(town, form="oral")
    make.decide(town, spoken, "incomplete")

    run_jobs()

    kinds = [
        letter.kind
        for petition in (done, away, spoken)
        for letter in petition.letters.exclude(content=None)
    ]
    assert kinds == [
        "receipt", "reply", "decision", "receipt", "forwarding", "forwarded", "receipt",
        "completion",
    ]  # fmt: skip


def test_persons_are_forgotten_after_the_time_and_the_way_stays(town, run_jobs, settings):
    petition = make.register(town, cosigners=("Kurt Kresse",))
    make.answered(town, petition, on=date(2026, 3, 20))
    run_jobs()
    settings.PETITION_RETENTION_MONTHS = 600
    with pytest.raises(IllegalTransition, match="erst am"):
        operations.anonymise_petition(petition, actor=town.clerk)
    settings.PETITION_RETENTION_MONTHS = 1

    gone = operations.anonymise_petition(petition, actor=town.clerk)

    stored = str(Petition.objects.filter(pk=gone.pk).values())
    stored += str(list(AuditEntry.objects.values())) + str(list(gone.hearings.values()))
    assert [word for word in PERSONS if word in stored] == []
    assert (gone.cosignatories.count(), gone.letters.exclude(content=None).count()) == (0, 0)
    assert (gone.reference, gone.state) == (petition.reference, State.ANSWERED)
    with pytest.raises(IllegalTransition, match="schon gelöscht"):
        operations.anonymise_petition(petition, actor=town.clerk)


def test_an_open_petition_is_not_forgotten(town):
    petition = make.register(town)

    with pytest.raises(IllegalTransition, match="noch nicht abgeschlossen"):
        operations.anonymise_petition(petition, actor=town.clerk)


def test_the_audit_names_no_petitioner(town):
    petition = make.register(town, cosigners=("Kurt Kresse",))
    make.answered(town, petition)
    operations.name_speaker(make.register(town), [None], actor=town.clerk)

    said = str(list(AuditEntry.objects.values()))

    assert [word for word in PERSONS if word in said] == []


def test_a_petition_can_be_taken_back_until_it_is_referred(town):
    petition = operations.withdraw_petition(make.heard(town), "Anruf.", actor=town.clerk)

    assert petition.state == State.WITHDRAWN


def test_after_the_referral_a_withdrawal_is_a_record_only(town):
    referred = make.referred(town)
    petition = operations.withdraw_petition(referred, "Anruf.", actor=town.clerk)

    with pytest.raises(Conflict, match="schon festgehalten"):
        operations.withdraw_petition(referred, "Anruf.", actor=town.clerk)
    told = operations.answer_petition(petition, "Der Rat berät.", actor=town.clerk)
    assert (petition.withdrawn_reason, told.state) == ("Anruf.", State.ANSWERED)


def test_an_intake_becomes_a_petition_and_keeps_no_copy(town):
    intake = make.intake(town, cosigners="Kurt Kresse\n\nLea Linde")

    with pytest.raises(NotAllowed):
        operations.accept_intake(intake, actor=town.member)
    petition = operations.accept_intake(intake, actor=town.clerk)
    with pytest.raises(IllegalTransition, match="schon übernommen"):
        operations.accept_intake(intake, actor=town.clerk)

    intake.refresh_from_db()
    assert (petition.name, petition.form, petition.signatories) == ("Zita Zebra", "web", 3)
    assert (intake.name, intake.wording, intake.petition) == ("", "", petition)


def test_spam_is_discarded_with_its_reason(town):
    intake = make.intake(town)

    with pytest.raises(InvalidInput):
        operations.discard_intake(intake, " ", actor=town.clerk)
    gone = operations.discard_intake(intake, "Werbung", actor=town.clerk)

    assert (gone.state, gone.reason, gone.wording) == ("discarded", "Werbung", "")
    with pytest.raises(IllegalTransition):
        operations.accept_intake(gone, actor=town.clerk)


def test_a_town_without_rules_decides_by_itself(db):
    place = make.town(charter=False)
    petition = make.register(place)

    examined = make.examine(place, petition)
    decided = operations.decide_route(
        petition, "committee", reason="Der Ausschuss soll es sehen.", actor=place.clerk
    )

    assert (examined.proposal["value"], decided.state) == (None, State.TRIAGED)


def test_similar_petitions_are_found_by_their_words(town):
    first = make.register(town, "Bänke am Rathausplatz", received_on=date(2025, 10, 9))
    make.register(town, "Schlaglöcher", wording="Die Straße ist kaputt.")
    again = make.register(town, "Noch eine Bank am Rathausplatz")

    assert list(similar(again)) == [first]


def test_a_year_can_be_replayed_without_a_name(town):
    petition = make.register(town, cosigners=("Kurt Kresse",))
    make.answered(town, petition)
    operations.note_decision(
        petition, "Nein.", on=date(2026, 4, 1), deviates=True, actor=town.clerk
    )
    make.register(town, received_on=date(2025, 1, 1))

    found = facts_of_year(town.body, 2026)

    assert [(each.institution, each.on, each.label) for each in found] == [
        ("petition_triage", date(2026, 2, 10), "Eingabe 2026/001"),
        ("petition_hearing", date(2026, 3, 12), "Eingabe 2026/001"),
        ("petition_outcome", date(2026, 3, 12), "Eingabe 2026/001"),
        ("petition_outcome", date(2026, 4, 1), "Eingabe 2026/001"),
    ]
    assert found[1].facts["spoken_seconds"] == 300
    assert [word for word in PERSONS if word in str(found)] == []
    assert facts_of_year(town.body, 2024) == []


def test_what_is_due_follows_the_way(town):
    make.register(town, "Eins")
    make.decide(town, make.register(town, "Zwei"), "forward", city_task=False)
    waiting = make.register(town, "Drei")
    make.decide(town, waiting)
    make.schedule(town, waiting)
    make.referred(town, make.register(town, "Vier"))
    make.intake(town)

    lines = sorted((line.title[-4:], line.verb, line.day) for line in due(town.clerk))

    day = Meeting.objects.latest("starts_at").starts_at.date()
    assert lines == [
        ("Drei", "Zur Anhörung einladen", day),
        ("Eins", "Einordnen", None),
        ("Vier", "Petenten benachrichtigen", date(2026, 3, 26)),
        ("Zwei", "Weiterleiten", None),
        ("ifen", "Übernehmen", None),
    ]
    assert due(town.member) == []
