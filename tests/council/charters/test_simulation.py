"""A year of real records on both laws, equal on the page and on the command line."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ratsverbund.charter.cli import main
from ratsverbund.charter.drafts import written
from ratsverbund.charter.works import Draft
from ratsverbund.council.charters import operations, queries
from ratsverbund.council.charters.queries.records import recorded
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.people.bodies.models import LegislativeTerm
from ratsverbund.people.persons.models import Person
from tests.council.charters.conftest import EVENING, raised
from tests.factories import allowances, people
from tests.factories import council as papers

TODAY = date(2026, 11, 22)


@pytest.fixture
def year(town):
    """A town whose council and main committee met and voted in 2026."""
    LegislativeTerm.objects.update(population=43163)
    main = people.main_committee(town.body)
    for organization, number in ((town.council, 30), (main, 9)):
        meeting = papers.meeting(organization, EVENING)
        papers.present(meeting, number)
        item = papers.item(meeting)
        record_vote(item, Tally(number, 0, 0), actor=town.clerk, at=EVENING)
    expert = people.membership(main, role="expert_citizen")
    meeting = papers.meeting(main, datetime(2026, 5, 6, 16, 0, tzinfo=UTC))
    meeting.attendances.create(
        person=expert.person, membership=expert, arrived_at=meeting.starts_at
    )
    papers.meeting(main, datetime(2025, 5, 6, 16, 0, tzinfo=UTC))
    papers.meeting(main, datetime(2026, 6, 6, 16, 0, tzinfo=UTC), state="cancelled")
    return town


def asked(questions):
    """How often each institution is asked."""
    names = [question.institution for question in questions]
    return {name: names.count(name) for name in dict.fromkeys(names)}


def test_the_records_of_a_year_become_questions(year):
    found = asked(recorded(year.body, 2026))

    assert found.pop("allowance") % 30 == 0
    assert found == {
        "invitation_period": 3,
        "quorum": 2,
        "vote_result": 2,
        "member_title": 30,
    }
    assert asked(recorded(year.body, 2025))["invitation_period"] == 1


def test_every_recorded_question_has_an_answer_that_fits_the_record(year):
    found = queries.simulated(year.body, raised(), 2026, TODAY)

    effects = {one["institution"]: one for one in found["effects"]}
    assert effects["quorum"]["open_points"] == []
    assert effects["vote_result"]["open_points"] == []
    assert Decimal(effects["allowance"]["before"]) > 0
    assert [one["changed"] for one in found["effects"]] == [0] * 5


def test_meetings_of_a_fraktion_are_not_replayed(year):
    faction = people.faction(year.body, seats=9)
    meeting = papers.meeting(faction, EVENING)
    papers.present(meeting, 9)
    record_vote(papers.item(meeting), Tally(9, 0, 0), actor=year.clerk, at=EVENING)

    found = asked(recorded(year.body, 2026))

    assert {name: found[name] for name in ("invitation_period", "quorum", "vote_result")} == {
        "invitation_period": 3, "quorum": 2, "vote_result": 2,
    }  # fmt: skip


def test_nobody_is_named_in_what_is_replayed(year):
    kept = json.dumps(queries.simulated(year.body, raised(), 2026, TODAY), ensure_ascii=False)

    assert [str(one) for one in Person.objects.all() if str(one) in kept] == []


def test_a_higher_rate_costs_more_by_the_real_claims(year):
    claim = allowances.claim(
        year.body, state="settled", amount=Decimal("45.00"), payable=45, basis={}
    )

    found = queries.simulated(year.body, raised(rate="18.00"), claim.day.year, TODAY)

    loss = next(one for one in found["effects"] if one["institution"] == "loss_of_earnings")
    assert (loss["asked"], loss["changed"], loss["undecided"]) == (1, 1, 0)
    assert Decimal(loss["before"]) == claim.amount
    assert loss["turns"][0]["label"].startswith(f"Antrag Nr. {claim.pk}")
    assert any("Annahmen: Jedes Jahr bringt" in line for line in found["financial_effect"])
    assert found["law_hash"][:12] in found["financial_effect"][-1]


def test_another_title_changes_how_the_members_are_named(year):
    Person.objects.update(form_of_address="ms")
    draft = Draft("7. Änderung", {"member_title.feminine": "Ratsfrau"})

    found = queries.simulated(year.body, draft, 2026, TODAY)

    changed = {one["institution"]: one["changed"] for one in found["effects"]}
    assert changed["member_title"] == 30


def test_the_command_line_finds_what_the_page_shows(year, tmp_path, capsys):
    amendment = operations.draft_amendment(year.body, raised(), actor=year.clerk)
    kept = operations.simulate_draft(amendment, 2026, actor=year.clerk).simulation
    facts, draft = tmp_path / "facts.json", tmp_path / "draft.toml"
    facts.write_text(json.dumps(kept["questions"]), encoding="utf-8")
    draft.write_text(written(amendment.overlay), encoding="utf-8")

    code = main(["simulate", "heinsberg", str(draft), "--year", "2026", "--facts", str(facts),
                 "--json"])  # fmt: skip

    printed = json.loads(capsys.readouterr().out)
    assert code == 0
    assert printed["effects"] == kept["effects"]
    assert printed["financial_effect"] == kept["financial_effect"][:-1]


def test_the_simulation_is_kept_with_the_fingerprints_of_both_laws(drafted):
    kept = operations.simulate_draft(drafted.amendment, 2026, actor=drafted.clerk).simulation

    assert kept["law_hash"] != kept["draft_hash"]
    assert kept["comparison"]["figures"][0]["before"] == "15.00 EUR/h [V]"
