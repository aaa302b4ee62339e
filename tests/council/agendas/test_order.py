"""Numbers without gaps or doubles, four eyes, lanes, supplements, requests."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ratsverbund.council.agendas import operations as agendas
from ratsverbund.council.agendas.models import ItemRequest
from ratsverbund.council.agendas.numbering import mark
from ratsverbund.council.agendas.operations.standing import USUAL, Standing
from ratsverbund.council.agendas.planning import operations as planning
from ratsverbund.council.agendas.queries import exposure, questions
from ratsverbund.council.agendas.requests import operations as requests
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.operations import convene_meeting, plan_meeting
from ratsverbund.kernel.due import ask
from ratsverbund.kernel.errors import (
    Conflict,
    DomainError,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.models import AuditEntry
from tests.council.agendas.test_law import EVENING
from tests.factories import council, people

pytestmark = pytest.mark.django_db

ACTS = ("add", "add_below", "up", "down", "nest", "unnest", "discard", "remove", "lane")


def expected(items):
    """The numbers a lane must have, top items counted through, sub-items below theirs."""
    letter = "Ö" if items and items[0].public else "N"
    numbers, top, sub = [], 0, 0
    for item in items:
        top, sub = (top, sub + 1) if item.parent_id else (top + 1, 0)
        numbers.append(f"{letter} {top}.{sub}" if sub else f"{letter} {top}")
    return numbers


def act(name, meeting, place, clerk):
    """Do one thing with one of the items, if there is one."""
    items = list(meeting.items.order_by("-public", "order"))
    item = items[place % len(items)] if items else None
    if name == "add" or item is None:
        agendas.add_item(meeting, title="A", public=place % 2 == 0, actor=clerk)
    elif name == "add_below":
        agendas.add_item(meeting, title="B", parent=item, actor=clerk)
    elif name in ("up", "down"):
        agendas.move_item(item, -1 if name == "up" else 1, actor=clerk)
    elif name == "remove":
        agendas.remove_item(item, "Grund", actor=clerk)
    elif name == "lane":
        agendas.change_lane(item, actor=clerk, confirmed=True)
    else:
        getattr(agendas, f"{name}_item")(item, actor=clerk)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9)), max_size=14))
def test_numbers_have_no_gap_and_no_double_after_any_series_of_acts(town, steps):
    meeting = council.meeting(town.council, state="planned", convened_on=None)

    for name, place in steps:
        try:
            act(name, meeting, place, town.clerk)
        except DomainError:
            continue

    for public in (True, False):
        lane = list(meeting.items.filter(public=public).order_by("order"))
        assert [item.order for item in lane] == list(range(1, len(lane) + 1))
        assert [item.number for item in lane] == expected(lane)


def test_after_the_invitation_numbers_stay_and_are_not_given_twice(town):
    meeting = council.meeting(town.council, state="convened")
    first, second = (council.item(meeting, title=title) for title in "AB")

    agendas.move_item(second, -1, actor=town.clerk)
    agendas.remove_item(first, "Entfällt", actor=town.clerk)
    late = agendas.add_item(meeting, title="C", actor=town.clerk)

    second.refresh_from_db()
    assert (second.order, second.number, late.number) == (1, "Ö 2", "Ö 3")
    with pytest.raises(IllegalTransition):
        agendas.discard_item(second, actor=town.clerk)
    with pytest.raises(IllegalTransition):
        agendas.nest_item(second, actor=town.clerk)


def test_the_second_of_two_who_reorder_is_told(town, meeting):
    first, second = (council.item(meeting, title=title) for title in "AB")
    seen = mark(meeting.items.all())
    agendas.move_item(second, -1, actor=town.clerk, seen=seen)

    with pytest.raises(Conflict, match="Nichts ist verloren"):
        agendas.move_item(first, -1, actor=town.second, seen=seen)

    assert list(meeting.items.order_by("order").values_list("title", flat=True)) == ["B", "A"]


def test_strangers_change_nothing(town, meeting):
    item = council.item(meeting)
    paper = council.consultation(council.paper(town.body), town.council)
    acts = [
        lambda: agendas.add_papers(meeting, [paper], actor=town.other),
        lambda: agendas.discard_item(item, actor=town.other),
        lambda: agendas.nest_item(item, actor=town.other),
        lambda: agendas.unnest_item(item, actor=town.other),
        lambda: agendas.change_lane(item, actor=town.other, confirmed=True),
        lambda: agendas.insert_standing_items(meeting, actor=town.other),
        lambda: agendas.set_standing_items(town.council, USUAL, actor=town.other),
        lambda: agendas.release_agenda(meeting, actor=town.other),
        lambda: agendas.waive_second_person(town.body, "Grund", actor=town.clerk),
        lambda: agendas.require_second_person(town.body, actor=town.clerk),
        lambda: agendas.lay_on_table(item, "A", "a.pdf", "x", b"%PDF-", actor=town.other),
        lambda: requests.receive_request(
            town.council, "A", date(2026, 3, 1), members=1, actor=town.other
        ),
    ]

    for step in acts:
        with pytest.raises(NotAllowed):
            step()


def test_who_built_an_agenda_may_not_release_it_and_without_release_nobody_is_invited(town):
    meeting = plan_meeting(town.council, EVENING, "Rathaus", actor=town.clerk)
    agendas.add_item(meeting, title="A", actor=town.clerk)

    with pytest.raises(NotAllowed, match="zweite Person"):
        agendas.release_agenda(meeting, actor=town.clerk)
    with pytest.raises(IllegalTransition, match="noch nicht freigegeben"):
        convene_meeting(meeting, actor=town.clerk, on=date(2026, 3, 1))
    released = agendas.release_agenda(meeting, actor=town.second)
    convened = convene_meeting(meeting, actor=town.clerk, on=date(2026, 3, 1))

    assert (released.released_by, convened.state) == (str(town.second), "convened")


def test_a_change_after_the_release_voids_it(town, meeting):
    agendas.add_item(meeting, title="A", actor=town.clerk)
    agendas.release_agenda(meeting, actor=town.mayor)

    agendas.add_item(meeting, title="B", actor=town.clerk)

    meeting.refresh_from_db()
    assert (meeting.released_at, meeting.released_by) == (None, "")


def test_an_empty_or_released_agenda_is_not_released(town, meeting):
    with pytest.raises(InvalidInput):
        agendas.release_agenda(meeting, actor=town.second)
    council.item(meeting)
    agendas.release_agenda(meeting, actor=town.second)
    with pytest.raises(IllegalTransition):
        agendas.release_agenda(meeting, actor=town.second)


def test_a_house_with_one_clerk_does_without_the_second_person_with_a_recorded_reason(town):
    planned = plan_meeting(town.council, EVENING, "Rathaus", actor=town.clerk)

    waiver = agendas.waive_second_person(town.body, "Eine Kraft", actor=town.mayor)
    later = plan_meeting(town.main, EVENING, "Rathaus", actor=town.clerk)

    planned.refresh_from_db()
    assert (waiver.reason, planned.four_eyes, later.four_eyes) == ("Eine Kraft", False, False)
    with pytest.raises(Conflict):
        agendas.waive_second_person(town.body, "Noch einmal", actor=town.mayor)
    agendas.require_second_person(town.body, actor=town.mayor)
    later.refresh_from_db()
    assert later.four_eyes is True


def test_moving_to_the_public_part_lists_what_it_shows_and_wants_a_confirmation(town, meeting):
    people.person("Erika", "Sonderling")
    paper = council.paper(town.body, "Haus", reasoning="Frau Sonderling kauft.")
    item = agendas.add_item(
        meeting, consultation=council.consultation(paper, town.council), public=False,
        actor=town.clerk,
    )  # fmt: skip

    lines = [line.text for line in exposure(item)]

    assert lines == [
        "Titel des Punktes: „Haus“", f"Vorlage: {paper}", "Name im Text: Erika Sonderling",
    ]  # fmt: skip
    with pytest.raises(InvalidInput):
        agendas.change_lane(item, actor=town.clerk, confirmed=False)
    moved = agendas.change_lane(item, actor=town.clerk, confirmed=True)
    assert (moved.number, moved.public, moved.published_at) == ("Ö 1", True, None)


def test_a_non_public_paper_never_comes_to_the_public_part(town, meeting):
    paper = council.consultation(council.paper(town.body, public=False), town.council)
    item = agendas.add_item(meeting, consultation=paper, actor=town.clerk)

    with pytest.raises(RuleViolated, match="§ 48"):
        agendas.change_lane(item, actor=town.clerk, confirmed=True)


def test_after_the_invitation_the_old_place_stays_without_its_title(town):
    meeting = council.meeting(town.council, state="convened", published_at=timezone.now())
    paper = council.consultation(council.paper(town.body), town.council)
    item = council.item(meeting, paper, title="Grundstück Meier", published_at=timezone.now())

    moved = agendas.change_lane(item, actor=town.clerk, confirmed=True)

    item.refresh_from_db()
    assert (item.number, item.title, item.state) == ("Ö 1", "Verlegter Punkt", "removed")
    assert (moved.number, moved.consultation, moved.supplement) == ("N 1", paper, 1)


def test_sub_items_are_not_parted_from_their_item(town, meeting):
    top = agendas.add_item(meeting, title="A", actor=town.clerk)
    sub = agendas.add_item(meeting, title="B", parent=top, actor=town.clerk)

    for item in (top, sub):
        with pytest.raises(InvalidInput):
            agendas.change_lane(item, actor=town.clerk, confirmed=True)
    with pytest.raises(InvalidInput):
        agendas.add_item(meeting, title="C", parent=sub, actor=town.clerk)
    with pytest.raises(InvalidInput):
        agendas.add_item(meeting, title="C", parent=top, public=False, actor=town.clerk)
    agendas.remove_item(top, "Entfällt", actor=town.clerk)
    sub.refresh_from_db()
    assert sub.state == AgendaItem.State.REMOVED


def test_standing_items_are_inserted_around_what_is_there_and_only_once(town, meeting):
    agendas.add_item(meeting, title="Brücke", actor=town.clerk)
    rows = [Standing("Eröffnung"), Standing("Anfragen", closing=True), Standing("Intern", False)]
    agendas.set_standing_items(town.council, rows, actor=town.clerk)

    agendas.insert_standing_items(meeting, actor=town.clerk)

    assert list(meeting.items.order_by("-public", "order").values_list("number", "title")) == [
        ("Ö 1", "Eröffnung"), ("Ö 2", "Brücke"), ("Ö 3", "Anfragen"), ("N 1", "Intern"),
    ]  # fmt: skip
    with pytest.raises(Conflict):
        agendas.insert_standing_items(meeting, actor=town.clerk)
    with pytest.raises(IllegalTransition):
        agendas.insert_standing_items(council.meeting(town.main), actor=town.clerk)
    with pytest.raises(InvalidInput):
        agendas.set_standing_items(town.council, [Standing(" ")], actor=town.clerk)


def test_a_supplement_is_issued_by_a_second_person_and_then_published(town):
    meeting = council.meeting(
        town.council, state="convened", published_at=timezone.now(), four_eyes=True
    )
    late = agendas.add_item(meeting, title="C", actor=town.clerk)
    supplement = meeting.supplements.get()

    asked = [each.what for each in ask(questions(town.second))]
    with pytest.raises(NotAllowed):
        agendas.issue_supplement(supplement, actor=town.clerk)
    with pytest.raises(RuleViolated, match=r"17\.03\.2026"):
        agendas.issue_supplement(supplement, actor=town.second)
    issued = agendas.issue_supplement(supplement, actor=town.second, late_reason="Sturmschaden")

    late.refresh_from_db()
    meeting.refresh_from_db()
    entry = AuditEntry.objects.get(operation="agendas.issue_supplement")
    assert (meeting.urgency_reason, entry.reason) == ("1. Nachtrag: Sturmschaden", "Sturmschaden")
    assert asked == ["1. Nachtrag"]
    assert (issued.issued_by, late.published_at is not None) == (str(town.second), True)
    with pytest.raises(IllegalTransition):
        agendas.issue_supplement(supplement, actor=town.second)
    agendas.add_item(meeting, title="D", actor=town.clerk)
    assert list(meeting.supplements.values_list("number", flat=True)) == [1, 2]


def test_a_supplement_in_time_keeps_no_reason_and_none_is_issued_once_the_meeting_has_begun(town):
    soon = timezone.now() + timedelta(days=28)
    meeting = council.meeting(town.council, soon, state="convened")
    agendas.add_item(meeting, title="C", actor=town.clerk)
    supplement = meeting.supplements.get()

    meeting.state = "running"
    meeting.save()
    with pytest.raises(IllegalTransition, match="Erweiterung"):
        agendas.issue_supplement(supplement, actor=town.second, late_reason="Eile")
    meeting.state = "convened"
    meeting.save()
    agendas.issue_supplement(supplement, actor=town.second, late_reason="Eile")

    meeting.refresh_from_db()
    assert meeting.urgency_reason == ""


def test_who_moves_or_copies_a_meeting_does_not_release_the_agenda_carried_over(town):
    meeting = council.meeting(town.council, state="convened", four_eyes=True)
    council.item(meeting, title="Brücke")
    later = timezone.now() + timedelta(days=60)

    copied = planning.copy_meeting(meeting, later + timedelta(days=7), actor=town.clerk)
    moved = planning.move_meeting(meeting, later, "Rathaus", "Sturm", actor=town.clerk)

    for each in (moved, copied):
        with pytest.raises(NotAllowed, match="selbst mit erstellt"):
            agendas.release_agenda(each, actor=town.clerk)
        assert agendas.release_agenda(each, actor=town.second).released_by == str(town.second)


def test_a_supplement_whose_period_nobody_has_recorded_needs_a_reason(town):
    rat = people.organization(people.body("Kassel", state_code="06"))
    clerk = people.clerk(rat.body)
    soon = timezone.now() + timedelta(days=28)
    meeting = council.meeting(rat, soon, state="convened", four_eyes=False)
    agendas.add_item(meeting, title="C", actor=clerk)

    with pytest.raises(RuleViolated, match="nicht erfasst"):
        agendas.issue_supplement(meeting.supplements.get(), actor=clerk)

    assert meeting.supplements.get().issued_at is None


@pytest.mark.parametrize(("members", "binding"), [(8, False), (9, True)])
def test_a_fifth_of_the_members_binds(town, members, binding):
    wanted = requests.receive_request(
        town.council, "Radweg", date(2026, 3, 1), members=members, actor=town.clerk
    )

    assert wanted.binding is binding


def test_a_request_leads_to_an_item_or_is_refused_with_a_reason(town, meeting):
    first, second = (
        requests.receive_request(town.council, title, date(2026, 3, 1), members=1, actor=town.clerk)
        for title in ("Radweg", "Spielplatz")
    )

    item = requests.place_request(first, meeting, actor=town.clerk)
    refused = requests.refuse_request(second, "Nicht zuständig", actor=town.clerk)

    assert (item.title, item.request.state) == ("Radweg", ItemRequest.State.PLACED)
    assert refused.refusal == "Nicht zuständig"
    with pytest.raises(InvalidInput):
        requests.refuse_request(first, "", actor=town.clerk)
    with pytest.raises(IllegalTransition):
        requests.place_request(second, meeting, actor=town.clerk)
    with pytest.raises(NotAllowed):
        requests.place_request(second, meeting, actor=town.other)
    with pytest.raises(NotAllowed):
        requests.refuse_request(second, "Grund", actor=town.other)
    with pytest.raises(InvalidInput):
        requests.receive_request(town.council, "A", date(2026, 3, 1), actor=town.clerk)


def test_a_binding_request_is_not_refused(town):
    wanted = requests.receive_request(
        town.council, "A", date(2026, 3, 1), faction=people.faction(town.body), actor=town.clerk
    )

    with pytest.raises(RuleViolated, match="§ 48"):
        requests.refuse_request(wanted, "Nein", actor=town.clerk)


def test_a_fifth_of_a_committee_is_measured_by_its_seats(town):
    committee = people.organization(town.body, "Bauausschuss", "committee", seats=15)

    demands = [
        requests.receive_request(
            committee, "Radweg", date(2026, 3, 1), members=members, actor=town.clerk
        )
        for members in (2, 3)
    ]
    committee.seats = None
    committee.save()
    with pytest.raises(InvalidInput, match="Zahl der Sitze"):
        requests.receive_request(committee, "B", date(2026, 3, 1), members=3, actor=town.clerk)

    assert [each.binding for each in demands] == [False, True]
