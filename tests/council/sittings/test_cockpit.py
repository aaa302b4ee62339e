"""Votes of every kind on the page of a running meeting."""

import pytest

from ratsverbund.council.sittings.operations import (
    call_item,
)
from tests.council.sittings.course import START, called
from tests.factories import council, people

pytestmark = pytest.mark.django_db


def counts(vote):
    return (vote.yes, vote.no, vote.abstentions)


def test_everyone_says_yes_in_one_click(cockpit, town):
    meeting, item, _rows = called(town, town.main)

    answer = cockpit(meeting, "unanimous", item=item.pk)
    shown = cockpit(meeting)

    vote = item.votes.get()
    assert answer.status_code == 302
    assert (counts(vote), vote.method, vote.label) == (
        (9, 0, 0),
        "counts",
        "einstimmig beschlossen",
    )
    assert "nötig 5 Ja" in shown
    assert "Was geschah" in shown


def test_without_objection_is_said_as_such(cockpit, town):
    meeting, item, _rows = called(town, town.main)

    cockpit(meeting, "unopposed", item=item.pk)

    vote = item.votes.get()
    assert (vote.method, vote.label) == ("unopposed", "ohne Widerspruch beschlossen")
    assert (vote.yes, vote.no, vote.abstentions, vote.present) == (None, None, None, 9)
    assert vote.basis["reasons"][0]["says"].startswith("Niemand von 9 Stimmberechtigten")
    shown = cockpit(meeting)
    assert "ohne Widerspruch beschlossen" in shown
    assert "None" not in shown


def test_counts_that_miss_somebody_ask_before_they_are_kept(cockpit, town):
    meeting, item, _rows = called(town, town.main)
    typed = {"item": item.pk, "method": "counts", "purpose": "main", "majority": "simple"}

    asked = cockpit(meeting, "vote", yes=5, no=3, **typed)
    kept = cockpit(meeting, "vote", yes=5, no=3, missing="on", **typed)

    assert "Eingetragen sind 8 von 9 Stimmen" in asked.content.decode()
    assert (asked.status_code, kept.status_code) == (422, 302)
    assert counts(item.votes.get()) == (5, 3, 0)


def test_a_secret_vote_keeps_ballots_and_no_names(cockpit, town):
    meeting, item, _rows = called(town, town.main)
    typed = {"item": item.pk, "method": "secret", "purpose": "main", "majority": "simple"}

    wrong = cockpit(meeting, "vote", ballots=9, yes=5, no=3, **typed)
    cockpit(meeting, "vote", ballots=9, yes=5, no=3, invalid=1, **typed)

    vote = item.votes.get()
    assert wrong.status_code == 422
    assert (vote.method, vote.ballots, vote.invalid, vote.named.count()) == ("secret", 9, 1, 0)


def test_a_roll_call_keeps_each_name_and_offers_only_who_may_vote(cockpit, town):
    meeting, item, rows = called(town, town.main)
    council.exclusion(item, rows[0].person)
    voters = rows[1:]
    choices = {f"p{row.person_id}": "yes" for row in voters[:5]}
    choices |= {f"p{row.person_id}": "no" for row in voters[5:]}
    typed = {"item": item.pk, "method": "roll_call", "purpose": "main", "majority": "simple"}

    shown = cockpit(meeting, art="roll_call")
    cockpit(meeting, "vote", **choices, **typed)

    vote = item.votes.get()
    assert f'name="p{rows[0].person_id}"' not in shown
    assert f'name="p{rows[1].person_id}"' in shown
    assert (counts(vote), vote.method, vote.named.count()) == ((5, 3, 0), "roll_call", 8)


def test_fractions_vote_with_what_they_have(cockpit, town):
    meeting = council.meeting(town.main, START)
    for name, number in (("CDU", 6), ("SPD", 3)):
        faction = people.faction(town.body, name)
        for seat in people.members(town.main, number, on_behalf_of=faction):
            meeting.attendances.create(person=seat.person, membership=seat, arrived_at=START)
    item = council.item(meeting)
    call_item(item, actor=town.clerk)
    typed = {"item": item.pk, "method": "factions", "purpose": "main", "majority": "simple"}

    cockpit(
        meeting, "vote", yes_0=6, no_0=0, abstentions_0=0, yes_1=0, no_1=2, abstentions_1=1, **typed
    )

    vote = item.votes.get()
    parts = list(vote.factions.values_list("name", "yes", "no", "abstentions"))
    assert counts(vote) == (6, 2, 1)
    assert parts == [("CDU", 6, 0, 0), ("SPD", 0, 2, 1)]


def test_an_amendment_is_voted_on_before_the_main_motion(cockpit, town):
    meeting, item, _rows = called(town, town.main)
    typed = {"item": item.pk, "method": "counts", "majority": "simple"}

    nameless = cockpit(meeting, "vote", purpose="amendment", yes=4, no=5, **typed)
    cockpit(meeting, "vote", purpose="amendment", subject="Ohne Geländer", yes=4, no=5, **typed)
    cockpit(meeting, "unanimous", item=item.pk)

    assert nameless.status_code == 422
    assert list(item.votes.values_list("purpose", "adopted")) == [
        ("amendment", False), ("main", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("yes", "no", "abstentions", "label"),
    [
        (43, 0, 2, "einstimmig beschlossen"),
        (18, 0, 2, "einstimmig beschlossen"),
        (27, 2, 13, "mehrheitlich beschlossen"),
    ],
)
def test_res_1_to_3_the_page_says_the_result_in_the_house_wording(
    cockpit, town, yes, no, abstentions, label
):
    meeting, item, _rows = called(town, town.council, 45)
    typed = {"item": item.pk, "method": "counts", "purpose": "main", "majority": "simple"}

    cockpit(meeting, "vote", yes=yes, no=no, abstentions=abstentions, missing="on", **typed)

    assert item.votes.get().label == label
    assert label in cockpit(meeting)


@pytest.mark.parametrize(
    ("kind", "yes", "no", "abstentions", "adopted"),
    [
        ("charter", 22, 5, 3, False),
        ("charter", 23, 20, 0, True),
        ("proposal", 22, 5, 3, True),
    ],
)
def test_pre_1_to_3_the_charter_needs_the_majority_of_all(
    cockpit, town, kind, yes, no, abstentions, adopted
):
    meeting = council.meeting(town.council, START)
    council.present(meeting, 45)
    paper = council.paper(town.body, paper_type=kind)
    item = council.item(meeting, council.consultation(paper, town.council))
    call_item(item, actor=town.clerk)
    majority = "statutory" if kind == "charter" else "simple"
    typed = {"item": item.pk, "method": "counts", "purpose": "main", "majority": majority}

    cockpit(meeting, "vote", yes=yes, no=no, abstentions=abstentions, missing="on", **typed)

    assert item.votes.get().adopted is adopted


def test_ds_3_experts_without_a_vote_do_not_count(cockpit, town):
    meeting, item, _rows = called(town, town.main)
    for _ in range(2):
        seat = people.membership(town.main, role="expert_resident", voting_right=False)
        cockpit(meeting, "presence", come=seat.pk, at="18:00")

    cockpit(meeting, "unanimous", item=item.pk)

    vote = item.votes.get()
    assert (vote.present, vote.yes) == (9, 9)


def test_the_topic_of_a_vote_is_shown_with_its_norm_and_the_clerk_may_change_it(cockpit, town):
    meeting, item, _rows = called(town, town.council, number=45)
    typed = {"item": item.pk, "method": "counts", "purpose": "main", "yes": 22, "no": 23}

    shown = cockpit(meeting)
    weaker = cockpit(meeting, "vote", topic="committees", majority="simple", **typed)
    cockpit(meeting, "vote", topic="committees", **typed)

    vote = item.votes.get()
    assert "Nötig ist: einfache Mehrheit." in shown
    assert "Diese Mehrheit reicht nicht (§ 58 Abs. 1 Satz 1 GO NRW)" in weaker.content.decode()
    assert (vote.topic, vote.majority, vote.needed) == ("committees", "statutory", 23)


def test_the_mayor_is_not_called_on_the_formation_of_committees(cockpit, town):
    meeting, item, rows = called(town, town.council, number=30)
    people.holding(people.office(town.body, "Bürgermeister", "mayor"), rows[0].person)
    item.title = "Bildung der Ausschüsse"
    item.save()

    shown = cockpit(meeting, art="roll_call")
    cockpit(meeting, "unanimous", item=item.pk)

    vote = item.votes.get()
    assert f'name="p{rows[0].person_id}"' not in shown
    assert "Nötig ist: Mehrheit der gesetzlichen Zahl der Mitglieder." in shown
    assert "Der Bürgermeister stimmt nicht mit." in shown
    assert (vote.yes, vote.barred, vote.adopted) == (29, 1, True)
