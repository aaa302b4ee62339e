"""Assessments: by the scale of the year, explained, fixed once."""

from datetime import date
from decimal import Decimal

import pytest

from ratsverbund.kernel.errors import Conflict, InvalidInput, LawUnknown, NotAllowed
from ratsverbund.kernel.models import AuditEntry, StoredFile
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.dues import operations
from ratsverbund.network.dues.models import Assessment
from tests.factories import network, people

pytestmark = pytest.mark.django_db
FULL, NONE = Decimal("2000.00"), Decimal("0.00")


@pytest.fixture
def net():
    """A network with 2,000 EUR up to 100,000 inhabitants."""
    made = network.network()
    network.scale(made)
    return made


def member(net, count=43163, start=date(2020, 1, 1), day=date(2019, 12, 31), **fields):
    """A member with one population, or none if the count is none."""
    body = people.body("Altdorf", **fields)
    if count is not None:
        people.population(body, count, day)
    return network.member(net, body, start)


def assess(member, year=2024, actor=SYSTEM):
    """Assess one year."""
    return operations.assess_member(member, year, actor=actor)


def test_a_member_owes_the_amount_of_its_band_and_the_reason_says_so(net):
    made = assess(member(net))

    assert (made.gross, made.member_part, made.payer_part, made.payer) == (FULL, FULL, NONE, None)
    assert made.basis["reasons"] == [
        {
            "citation": "Testquelle",
            "version": "",
            "says": "43.163 Einwohner (Stand 31.12.2019), Stufe bis 100.000: "
            "2.000,00\u00a0€ im Jahr.",
            "value": "2000.00",
            "children": [],
        }
    ]


def test_exactly_100000_inhabitants_are_still_in_the_band(net):
    assert assess(member(net, 100_000)).gross == FULL


def test_100001_inhabitants_are_not_regulated_and_never_guessed(net):
    with pytest.raises(LawUnknown) as unknown:
        assess(member(net, 100_001))

    assert str(unknown.value) == (
        "100.001 Einwohner (Stand 31.12.2019): in „Beitragsordnung“ nicht geregelt. "
        "Bitte dort die Stufe ergänzen."
    )
    assert Assessment.objects.count() == 0


def test_a_member_that_is_no_municipality_is_not_regulated(net):
    with pytest.raises(LawUnknown) as unknown:
        assess(member(net, kind="chamber"))

    assert "keine Gemeinde" in str(unknown.value)


def test_without_a_dated_population_nothing_is_assessed_and_the_gap_named(net):
    with pytest.raises(LawUnknown) as unknown:
        assess(member(net, None))

    assert str(unknown.value) == (
        "Für Stadt Altdorf ist keine Einwohnerzahl mit Stichtag und Quelle erfasst. Tragen Sie "
        "sie bei der Körperschaft ein."
    )


def test_a_later_population_is_used_and_the_missing_rule_named(net):
    made = assess(member(net, day=date(2025, 12, 31)), 2021)

    assert made.basis["open_points"] == [
        "Für 2021 liegt keine ältere Einwohnerzahl vor; verwendet ist die vom 31.12.2025. "
        "Eine Stichtagsregel ist nicht festgelegt."
    ]


def test_the_latest_population_up_to_the_years_end_counts(net):
    one = member(net)
    people.population(one.body, 50_000, date(2022, 12, 31))
    people.population(one.body, 120_000, date(2025, 12, 31))

    assert assess(one, 2024).population.count == 50_000


def test_without_a_scale_nothing_is_assessed():
    bare = network.network()

    with pytest.raises(LawUnknown) as unknown:
        assess(member(bare))

    assert "keine Beitragsordnung erfasst" in str(unknown.value)


def test_joining_within_the_year_costs_the_whole_year_and_names_the_missing_rule(net):
    made = assess(member(net, start=date(2024, 7, 1)))

    assert made.gross == FULL
    assert made.basis["open_points"] == [
        "Anteilsregel nicht festgelegt: Der volle Jahresbeitrag ist angesetzt."
    ]


def test_a_scale_by_months_divides_the_year_of_joining(net):
    net.scales.update(proration="months")

    assert assess(member(net, start=date(2024, 7, 1))).gross == Decimal("1000.00")


def test_another_payer_takes_over_the_members_part_and_the_whole_stays(net):
    land = people.body("Land", kind="state")
    network.taken_over(net, land)

    made = assess(member(net), 2022)

    assert (made.gross, made.member_part, made.payer_part) == (FULL, NONE, FULL)
    assert made.payer == land
    assert made.basis["reasons"][1]["citation"] == "Erlass (Test)"


def test_a_suspension_leaves_nothing_to_pay_and_nobody_paying(net):
    net.measures.create(kind="suspend", first_year=2024, last_year=2024, source="Beschluss")

    made = assess(member(net))

    assert (made.member_part, made.payer_part, made.payer) == (NONE, NONE, None)


def test_a_year_is_assessed_once(net):
    one = member(net)
    assess(one)

    with pytest.raises(Conflict):
        assess(one)


@pytest.mark.parametrize("year", [2019, 2025])
def test_years_outside_the_membership_are_refused(net, year):
    one = member(net)
    one.end = date(2024, 12, 31)
    one.save()

    with pytest.raises(InvalidInput) as refusal:
        assess(one, year)

    assert refusal.value.field == "year"


def test_a_town_does_not_assess_itself(net):
    one = member(net)

    with pytest.raises(NotAllowed):
        assess(one, actor=people.clerk(one.body))


def test_a_later_scale_changes_no_assessment_that_stands(net):
    made = assess(member(net), 2024)

    operations.adopt_scale(
        net, "Neue Ordnung", "Beschluss 2025", date(2024, 1, 1), [(0, None, Decimal("3000.00"))],
        actor=SYSTEM,
    )  # fmt: skip

    made.refresh_from_db()
    assert (made.gross, made.scale.name) == (FULL, "Beitragsordnung")


def test_a_reassessment_is_a_new_revision_beside_the_old_one(net):
    first = assess(member(net))
    net.scales.get().bands.update(amount=Decimal("1340.00"))

    second = operations.reassess_member(first, "Stufe berichtigt.", actor=SYSTEM)

    first.refresh_from_db()
    assert [(a.revision, a.gross) for a in (first, second)] == [(1, FULL), (2, Decimal("1340.00"))]
    assert AuditEntry.objects.latest("pk").reason == "Stufe berichtigt."


def test_an_old_revision_is_not_assessed_again(net):
    first = assess(member(net))
    operations.reassess_member(first, "Grund", actor=SYSTEM)

    with pytest.raises(Conflict):
        operations.reassess_member(first, "Grund", actor=SYSTEM)


def test_a_reassessment_needs_a_reason(net):
    with pytest.raises(InvalidInput):
        operations.reassess_member(assess(member(net)), " ", actor=SYSTEM)


def test_a_stranger_reassesses_nothing(net):
    with pytest.raises(NotAllowed):
        operations.reassess_member(assess(member(net)), "Grund", actor=people.account())


def test_a_reassessment_the_scale_is_silent_on_leaves_the_old_one(net):
    first = assess(member(net))
    people.population(first.member.body, 100_001, date(2023, 12, 31))

    with pytest.raises(LawUnknown):
        operations.reassess_member(first, "Neue Zahl.", actor=SYSTEM)

    assert Assessment.objects.get() == first


def test_every_year_since_the_beginning_is_assessed_and_gaps_recorded(net):
    one = member(net, start=date(2022, 5, 1))
    people.population(one.body, 100_001, date(2023, 12, 31))
    people.population(one.body, 90_000, date(2024, 12, 31))
    one.end = date(2024, 12, 31)
    one.save()

    made = operations.assess_since_start(one, actor=SYSTEM)

    assert [a.year for a in made] == [2022, 2024]
    change = AuditEntry.objects.get(subject_type="members.NetworkMember").change
    assert list(change["open"]) == ["2023"]


def test_two_measures_for_a_year_leave_it_open_instead_of_failing_for_ever(net):
    for kind in ("suspend", "suspend"):
        net.measures.create(kind=kind, first_year=2022, last_year=2022, source="Beschluss")
    one = member(net, start=date(2022, 1, 1))
    one.end = date(2022, 12, 31)
    one.save()

    assert operations.assess_since_start(one, actor=SYSTEM) == []


def test_a_notice_is_written_once(net):
    made = assess(member(net))
    operations.write_notices([made], actor=SYSTEM)

    operations.write_notices([made], actor=SYSTEM)

    assert StoredFile.objects.count() == 1


def test_a_stranger_writes_no_notice(net):
    with pytest.raises(NotAllowed):
        operations.write_notices([assess(member(net))], actor=people.account())
