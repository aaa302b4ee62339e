"""The list of speakers, speaking time, and motions on procedure that take effect at once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from ratsverbund.charter.engine import FactsError
from ratsverbund.council.competence.models import Matter
from ratsverbund.council.debate import operations, queries
from ratsverbund.council.debate.models import Floor, Speech
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.people.bodies.models import Body
from tests.council.debate.asking import EVENING, ask
from tests.factories import council as papers
from tests.factories import people

pytestmark = pytest.mark.django_db


def line(hall):
    """The names that wait, in order."""
    return [row["name"] for row in queries.floor_of(hall.item)["waiting"]]


def move(hall, kind, tally=None, **fields):
    """A motion on procedure of the first person present."""
    return operations.record_motion(
        hall.item, kind, mover=str(hall.people[0]), tally=tally, actor=hall.clerk, **fields
    )


def test_people_speak_in_the_order_they_asked(hall):
    first, second = ask(hall, 0), ask(hall, 1)

    operations.start_speech(first, actor=hall.clerk)
    operations.start_speech(second, actor=hall.clerk)
    operations.end_speech(second, actor=hall.clerk)

    spoken = queries.floor_of(hall.item)["spoken"]
    assert [(row["name"], row["number"]) for row in spoken] == [
        (str(hall.people[0]), 1),
        (str(hall.people[1]), 2),
    ]


def test_the_list_can_be_reordered_and_left(hall):
    for number in range(3):
        ask(hall, number)
    third = hall.item.speeches.get(person=hall.people[2])
    operations.move_up(third, actor=hall.clerk)
    operations.withdraw_speech(hall.item.speeches.get(person=hall.people[0]), actor=hall.clerk)

    assert line(hall) == [str(hall.people[2]), str(hall.people[1])]


def test_nobody_stands_on_the_list_twice_but_may_ask_again(hall):
    speech = ask(hall, 0)
    with pytest.raises(Conflict, match="steht schon"):
        ask(hall, 0)

    operations.end_speech(operations.start_speech(speech, actor=hall.clerk), actor=hall.clerk)
    ask(hall, 0)

    assert line(hall) == [str(hall.people[0])]


def test_the_database_lets_only_one_speak(hall):
    operations.start_speech(ask(hall, 0), actor=hall.clerk)
    second = ask(hall, 1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Speech.objects.filter(pk=second.pk).update(state="speaking")


def test_a_petitioner_speaks_first_for_ten_minutes(hall):
    ask(hall, 0)
    petitioner = operations.ask_to_speak(
        hall.item, name="Petra Eingabe", capacity="petitioner", actor=hall.clerk
    )

    assert line(hall)[0] == "Petra Eingabe"
    assert petitioner.limit == 600
    assert "Petra" not in str(petitioner.basis)


def test_no_name_is_asked_for(hall):
    with pytest.raises(InvalidInput, match="Wählen Sie eine Person"):
        operations.ask_to_speak(hall.item, actor=hall.clerk)


def test_whoever_is_kept_out_does_not_speak(hall):
    hall.item.exclusions.create(person=hall.people[0], reason="Ein Bruder stellt den Antrag.")

    there = queries.people_there(hall.item)

    assert list(there.filter(pk=hall.people[0].pk)) == []
    assert there.count() == 29
    with pytest.raises(RuleViolated, match="wegen Befangenheit ausgeschlossen"):
        ask(hall, 0)


def test_strangers_keep_no_list(hall):
    with pytest.raises(NotAllowed):
        operations.ask_to_speak(hall.item, name="X", actor=hall.other)


def test_a_dealt_item_has_no_debate(hall):
    hall.item.state = "dealt"
    hall.item.save()

    with pytest.raises(IllegalTransition, match="wird gerade nicht beraten"):
        ask(hall, 0)


def test_an_item_without_debate_takes_no_names(hall):
    ask(hall, 0)
    operations.forbid_debate(hall.item, "§ 6 Abs. 2 Hauptsatzung", actor=hall.clerk)

    assert line(hall) == []
    with pytest.raises(RuleViolated, match="keine Aussprache: § 6"):
        ask(hall, 1)


@pytest.fixture
def monuments(hall):
    """The committee for monuments with two experts, and an item of its meeting."""
    committee = people.organization(
        hall.body, "Schul- und Kulturausschuss", "committee", task="monuments_committee"
    )
    hall.meeting = papers.meeting(committee, EVENING)
    papers.present(hall.meeting, 9)
    hall.experts = [
        people.membership(committee, role="expert_citizen", voting_right=False) for _ in range(2)
    ]
    hall.paper = papers.paper(hall.body, "Fassade der Burg")
    hall.item = papers.item(hall.meeting, papers.consultation(hall.paper, committee))
    return hall


def speak_as_expert(hall):
    """The first expert asks to speak."""
    return operations.ask_to_speak(
        hall.item, person=hall.experts[0].person, capacity="expert", actor=hall.clerk
    )


def test_ds_2_an_expert_has_no_voice_on_other_items(monuments):
    with pytest.raises(RuleViolated, match="kein Rederecht"):
        speak_as_expert(monuments)


def test_ds_3_an_expert_speaks_on_monuments_and_has_no_vote(monuments):
    Matter.objects.create(
        body=monuments.body, paper=monuments.paper, kind="monuments", title="Burg",
        day=EVENING.date(), basis={},
    )  # fmt: skip

    speech = speak_as_expert(monuments)

    assert speech.basis["decision"]["value"]["ballot_base"] == 9


def test_a_third_expert_silences_all(monuments):
    Matter.objects.create(
        body=monuments.body, paper=monuments.paper, kind="monuments", title="Burg",
        day=EVENING.date(), basis={},
    )  # fmt: skip
    people.membership(monuments.meeting.organization, role="expert_citizen", voting_right=False)

    with pytest.raises(RuleViolated, match="höchstens 2"):
        speak_as_expert(monuments)


def test_the_end_of_the_list_lets_those_on_it_speak(hall):
    ask(hall, 0)
    move(hall, "end_of_list", Tally(20, 5, 5))

    assert line(hall) == [str(hall.people[0])]
    with pytest.raises(RuleViolated, match="geschlossen"):
        ask(hall, 1)


def test_the_end_of_the_debate_takes_everybody_off(hall):
    ask(hall, 0)
    move(hall, "end_of_debate", Tally(16, 14, 0))

    assert line(hall) == []
    assert Floor.objects.get(item=hall.item).ended


def test_a_rejected_motion_changes_nothing(hall):
    ask(hall, 0)
    motion = move(hall, "end_of_debate", Tally(15, 15, 0))

    assert not motion.adopted
    assert line(hall) == [str(hall.people[0])]


def test_more_votes_than_people_are_refused(hall):
    with pytest.raises(FactsError, match="nur 30 Anwesende"):
        move(hall, "end_of_debate", Tally(31, 0, 0))


def test_a_time_limit_reaches_those_who_wait(hall):
    ask(hall, 0)
    move(hall, "time_limit", Tally(30, 0, 0), minutes=3)

    assert {speech.limit for speech in hall.item.speeches.all()} == {180}
    assert ask(hall, 1).limit == 180


@pytest.mark.parametrize(("kind", "field"), [("time_limit", "minutes"), ("refer", "organization")])
def test_a_motion_without_its_object_is_asked_for_it(hall, kind, field):
    with pytest.raises(InvalidInput) as refused:
        move(hall, kind, Tally(30, 0, 0))

    assert refused.value.field == field


def test_one_fifth_demands_a_secret_vote_without_a_vote_on_it(hall):
    too_few = move(hall, "secret", supporters=8)
    enough = move(hall, "secret", supporters=9)

    assert (too_few.adopted, enough.adopted) == (False, True)
    assert Floor.objects.get(item=hall.item).vote_form == "secret"


def test_a_roll_call_is_resolved_where_the_number_that_demands_it_is_not_known(hall):
    with pytest.raises(InvalidInput, match="nicht erfasst") as refused:
        move(hall, "roll_call", supporters=5)
    resolved = move(hall, "roll_call", Tally(20, 10, 0), supporters=5)

    assert refused.value.field == "yes"
    assert [motion.adopted for motion in hall.item.motions.all()] == [True]
    assert resolved.adopted
    assert Floor.objects.get(item=hall.item).vote_form == "roll_call"


def test_a_secret_vote_demanded_is_not_lifted_by_a_roll_call(hall):
    move(hall, "secret", supporters=9)

    with pytest.raises(RuleViolated, match="geht der namentlichen vor"):
        move(hall, "roll_call", Tally(30, 0, 0))
    assert Floor.objects.get(item=hall.item).vote_form == "secret"


def test_a_vote_is_taken_in_the_form_demanded(hall):
    move(hall, "secret", supporters=9)

    with pytest.raises(RuleViolated, match="geheime Abstimmung verlangt"):
        record_vote(hall.item, Tally(20, 10, 0), actor=hall.clerk)
    resolution = record_vote(hall.item, Tally(20, 10, 0, ballots=30), actor=hall.clerk)

    assert resolution.vote.method == "secret"


def test_nobody_is_shut_out_without_a_reason(hall):
    with pytest.raises(InvalidInput) as refused:
        move(hall, "non_public", Tally(30, 0, 0))

    assert refused.value.field == "text"


def test_only_one_speaks_for_a_petition(hall):
    sent = {"capacity": "petitioner", "actor": hall.clerk}
    operations.ask_to_speak(hall.item, name="Petra Eingabe", **sent)

    with pytest.raises(FactsError, match="spricht nur einer"):
        operations.ask_to_speak(hall.item, name="Paul Eingabe", **sent)


def test_where_the_charter_gives_petitioners_no_word_they_get_none(hall):
    Body.objects.filter(pk=hall.body.pk).update(charter="musterstadt")
    item = AgendaItem.objects.get(pk=hall.item.pk)

    with pytest.raises(RuleViolated, match="kein Rederecht"):
        operations.ask_to_speak(item, name="Petra", capacity="petitioner", actor=hall.clerk)
    assert line(hall) == []


def test_a_carried_adjournment_adjourns_the_item(hall):
    move(hall, "adjourn", Tally(30, 0, 0), text="Es fehlt ein Gutachten.")

    hall.item.refresh_from_db()
    assert (hall.item.state, hall.item.resolutions.get().result) == ("dealt", "adjourned")


def test_a_carried_referral_sends_the_paper_on(hall):
    main = people.main_committee(hall.body)
    move(hall, "refer", Tally(30, 0, 0), organization=main)

    assert hall.item.resolutions.get().result == "referred"


def test_closed_doors_move_the_item_out_of_sight(hall):
    papers.published(hall.item)
    move(hall, "non_public", Tally(30, 0, 0), text="Grundstückspreise")

    hall.item.refresh_from_db()
    assert (hall.item.public, hall.item.published_at, hall.item.number) == (False, None, "N 1")


def test_speaking_times_add_up_by_person(hall):
    for number, minutes in ((0, 3), (0, 2), (1, 4)):
        Speech.objects.create(
            item=hall.item, person=hall.people[number], name=str(hall.people[number]),
            state="done", order=hall.item.speeches.count() + 1, started_at=EVENING,
            ended_at=EVENING + timedelta(minutes=minutes),
        )  # fmt: skip

    rows = queries.speaking_times(hall.meeting)

    assert [(row["name"], queries.length(row["spent"])) for row in rows] == [
        (str(hall.people[0]), "5:00 min"),
        (str(hall.people[1]), "4:00 min"),
    ]
