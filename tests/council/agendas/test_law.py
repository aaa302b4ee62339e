"""Residents' assemblies (EV), digital meetings, Fraktion meetings: what the law allows."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from ratsverbund.council.agendas.operations import (
    add_item,
    change_lane,
    discard_item,
    insert_standing_items,
    move_item,
    nest_item,
    remove_item,
)
from ratsverbund.council.agendas.planning.operations import (
    announce_assembly,
    copy_meeting,
    move_meeting,
    plan_assembly,
    plan_series,
    set_format,
)
from ratsverbund.council.agendas.queries import questions
from ratsverbund.council.decisions.operations import record_vote, vote_on_motion
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.elections.operations import prepare_election
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import convene_meeting, plan_meeting
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.meetings.queries import due, one_meeting, organizations_of
from ratsverbund.kernel.due import ask
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.models import AuditEntry
from tests.factories import council, people

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 3, 20, 17, 0, tzinfo=UTC)


@pytest.fixture
def assembly(town):
    return plan_assembly(town.council, EVENING, "Halle", actor=town.clerk)


def test_ev_1_an_assembly_seven_clear_days_after_its_notice_is_published(town, assembly):
    announced = announce_assembly(assembly, date(2026, 3, 12), actor=town.clerk)

    assert (announced.state, announced.convened_on) == ("convened", date(2026, 3, 12))
    assert not announced.items.filter(published_at=None).exists()
    entry = AuditEntry.objects.get(operation="agendas.announce_assembly")
    assert "§ 11" in entry.citation


def test_ev_2_an_assembly_six_clear_days_after_its_notice_is_refused_with_the_first_day(
    town, assembly
):
    with pytest.raises(RuleViolated, match=r"frühestens 21\.03\.2026"):
        announce_assembly(assembly, date(2026, 3, 13), actor=town.clerk)


def test_ev_3_a_vote_at_an_assembly_is_refused_and_cites_the_charter(town):
    meeting = council.meeting(town.council, kind="assembly")
    council.present(meeting, 30)

    with pytest.raises(RuleViolated, match=r"nicht abgestimmt.*§ 11"):
        record_vote(council.item(meeting), Tally(30, 0, 0), actor=town.clerk, at=meeting.starts_at)


def test_ev_3_nor_is_there_a_vote_on_a_motion_or_an_election(town):
    meeting = council.meeting(town.council, kind="assembly")
    council.present(meeting, 30)
    item = council.item(meeting)
    office = people.office(town.body, "Zweite Beigeordnete")

    with pytest.raises(RuleViolated, match=r"nicht abgestimmt.*§ 11"):
        vote_on_motion(
            item, Tally(30, 0, 0), "Schluss der Aussprache", actor=town.clerk, at=meeting.starts_at
        )
    with pytest.raises(RuleViolated, match=r"nicht abgestimmt.*§ 11"):
        prepare_election(item, "alderman", actor=town.clerk, office=office)


def test_ev_4_an_assembly_for_two_districts_names_them_in_what_it_rests_on(town):
    parts = [people.organization(town.body, name, "district") for name in ("Horst", "Randerath")]
    meeting = plan_assembly(town.council, EVENING, "Halle", actor=town.clerk, districts=parts)

    announced = announce_assembly(meeting, date(2026, 3, 12), actor=town.clerk)

    says = [reason["says"] for reason in announced.invite_basis["reasons"]]
    assert any("Horst, Randerath" in each for each in says)
    assert one_meeting(town.clerk).get(pk=meeting.pk).district_names == ["Horst", "Randerath"]


def test_ev_5_the_office_is_reminded_until_a_council_agenda_has_the_report(town):
    held = council.meeting(town.council, kind="assembly", state="closed")
    planned = council.meeting(
        town.council, datetime(2090, 3, 1, 17, 0, tzinfo=UTC), state="planned", convened_on=None
    )

    before = ask(questions(town.clerk))
    add_item(planned, title="Bericht", reports_on=held, actor=town.clerk)
    after = ask(questions(town.clerk))

    assert [(each.what, each.day) for each in before] == [("Bericht an den Rat", date(2090, 3, 1))]
    assert after == []


def test_an_assembly_has_three_fixed_steps_and_is_not_convened(town, assembly):
    assert list(assembly.items.values_list("number", flat=True)) == ["Ö 1", "Ö 2", "Ö 3"]
    with pytest.raises(IllegalTransition, match="wird nicht geladen"):
        convene_meeting(assembly, actor=town.clerk)
    with pytest.raises(InvalidInput):
        plan_assembly(town.main, EVENING, "Halle", actor=town.clerk)
    with pytest.raises(NotAllowed):
        plan_assembly(town.council, EVENING, "Halle", actor=town.other)
    with pytest.raises(NotAllowed):
        announce_assembly(assembly, date(2026, 3, 12), actor=town.other)
    with pytest.raises(IllegalTransition):
        announce_assembly(council.meeting(town.main), date(2026, 3, 12), actor=town.clerk)


def test_the_steps_of_an_assembly_keep_their_place_and_nothing_is_added_or_struck(town, assembly):
    first = assembly.items.get(number="Ö 1")
    acts = (
        lambda: move_item(first, 1, actor=town.clerk),
        lambda: nest_item(assembly.items.get(number="Ö 2"), actor=town.clerk),
        lambda: discard_item(first, actor=town.clerk),
        lambda: remove_item(first, "Entfällt", actor=town.clerk),
        lambda: change_lane(first, actor=town.clerk, confirmed=True),
        lambda: insert_standing_items(assembly, actor=town.clerk),
        lambda: add_item(assembly, title="Beschluss", actor=town.clerk),
    )

    for act in acts:
        with pytest.raises(RuleViolated, match=r"steht fest.*§ 11"):
            act()

    assert list(assembly.items.values_list("number", flat=True)) == ["Ö 1", "Ö 2", "Ö 3"]


def test_a_council_meets_digitally_for_two_months_after_it_found_an_exceptional_case(town, meeting):
    done = set_format(meeting, mode="digital", exception_found=date(2026, 2, 1), actor=town.clerk)

    assert (done.mode, done.mode_basis["reasons"] != []) == ("digital", True)
    for found in (date(2026, 1, 1), date(2026, 4, 1), None):
        with pytest.raises(RuleViolated, match="§ 47a"):
            set_format(meeting, mode="hybrid", exception_found=found, actor=town.clerk)


def test_an_ordinary_committee_meets_hybrid_by_the_charter_and_the_main_committee_does_not(town):
    planning = people.organization(town.body, "Planungsausschuss", "committee")
    first, second = (
        council.meeting(each, state="planned", convened_on=None) for each in (planning, town.main)
    )

    done = set_format(first, mode="hybrid", provision="§ 12 Abs. 3", actor=town.clerk)

    cited = [reason["citation"] for reason in done.mode_basis["reasons"]]
    assert cited == ["§ 58a GO NRW", "§ 12 Abs. 3"]
    with pytest.raises(RuleViolated, match="§ 58a"):
        set_format(first, mode="hybrid", actor=town.clerk)
    with pytest.raises(RuleViolated, match="§ 47a"):
        set_format(second, mode="hybrid", provision="§ 12", actor=town.clerk)


def test_the_kind_of_a_meeting_is_not_changed_against_its_nature(town, meeting):
    with pytest.raises(InvalidInput):
        set_format(meeting, kind="assembly", actor=town.clerk)
    with pytest.raises(InvalidInput):
        set_format(meeting, kind="faction", actor=town.clerk)
    foreign = people.main_committee(people.body("Nachbarort"))
    with pytest.raises(InvalidInput):
        set_format(meeting, partners=[foreign], actor=town.clerk)
    with pytest.raises(NotAllowed):
        set_format(meeting, actor=town.other)
    with pytest.raises(IllegalTransition):
        set_format(council.meeting(town.main), actor=town.clerk)
    assert set_format(meeting, kind="constitutive", actor=town.clerk).kind == "constitutive"


def test_a_joint_meeting_takes_papers_of_both_and_both_see_it(town, meeting):
    set_format(meeting, partners=[town.main], actor=town.clerk)
    paper = council.consultation(council.paper(town.body), town.main)

    item = add_item(meeting, consultation=paper, actor=town.clerk)

    assert item.number == "Ö 1"
    assert organizations_of(meeting) == [town.council.pk, town.main.pk]
    chair = people.role("chair", town.body, town.main)
    assert list(one_meeting(chair)) == [meeting]


def test_a_faction_meets_for_itself_and_nothing_of_it_is_ever_published(town):
    faction = people.faction(town.body)
    chair = people.role("chair", town.body, faction)
    meeting = plan_meeting(faction, EVENING, "Fraktionsraum", actor=chair)
    meeting.four_eyes = False
    meeting.save()
    item = add_item(meeting, title="Linie", actor=chair)

    convened = convene_meeting(meeting, actor=chair, on=date(2026, 3, 1))

    item.refresh_from_db()
    assert (convened.kind, convened.published_at, item.published_at) == ("faction", None, None)
    assert list(one_meeting(town.clerk)) == []
    assert due(town.clerk) == []
    assert not may_keep_record(town.clerk, convened)
    with pytest.raises(NotAllowed):
        add_item(meeting, title="Fremd", actor=town.clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.update(published_at=EVENING)


def test_a_series_is_planned_whole_or_not_at_all(town):
    days = [datetime(2027, month, 3, 17, 0, tzinfo=UTC) for month in (2, 4, 6)]

    planned = plan_series(town.main, days, "Rathaus", actor=town.clerk)

    assert [each.starts_at for each in planned] == days
    with pytest.raises(Conflict):
        plan_series(town.main, [EVENING, days[0]], "Rathaus", actor=town.clerk)
    with pytest.raises(InvalidInput):
        plan_series(town.main, [], "Rathaus", actor=town.clerk)
    with pytest.raises(NotAllowed):
        plan_series(town.main, days, "Rathaus", actor=town.other)
    assert Meeting.objects.count() == 3


def test_a_moved_meeting_is_cancelled_with_its_reason_and_its_papers_wait_on_the_new_one(town):
    meeting = council.meeting(town.council, state="convened")
    top = council.item(meeting, council.consultation(council.paper(town.body), town.council))
    council.item(meeting, title="Teil", parent=top, number="Ö 1.1", order=2)

    moved = move_meeting(meeting, EVENING, "Stadthalle", "Sturm", actor=town.clerk)

    meeting.refresh_from_db()
    top.refresh_from_db()
    assert (meeting.state, top.note) == ("cancelled", "Sitzung abgesagt: Sturm")
    assert (moved.replaces, moved.state, moved.convened_on) == (meeting, "planned", None)
    numbers = list(moved.items.order_by("order").values_list("number", "consultation"))
    assert numbers == [("Ö 1", top.consultation_id), ("Ö 1.1", None)]


def test_only_a_convened_meeting_is_moved_with_a_reason_by_those_who_prepare_it(town, meeting):
    with pytest.raises(IllegalTransition):
        move_meeting(meeting, EVENING, "Halle", "Sturm", actor=town.clerk)
    convened = council.meeting(town.main, state="convened")
    with pytest.raises(InvalidInput):
        move_meeting(convened, EVENING, "Halle", " ", actor=town.clerk)
    with pytest.raises(NotAllowed):
        move_meeting(convened, EVENING, "Halle", "Sturm", actor=town.other)


def test_a_copy_takes_place_and_items_without_papers(town, meeting):
    add_item(meeting, title="Eröffnung", actor=town.clerk)
    paper = council.consultation(council.paper(town.body), town.council)
    add_item(meeting, consultation=paper, actor=town.clerk)

    copy = copy_meeting(meeting, EVENING, actor=town.clerk)

    assert list(copy.items.values_list("number", "title")) == [("Ö 1", "Eröffnung")]
    with pytest.raises(NotAllowed):
        copy_meeting(meeting, EVENING, actor=town.other)
