"""Dues of a network: bands, measures, payers and what is not regulated."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ratsverbund.charter.bundle import law_of
from ratsverbund.charter.decision import FactsError
from ratsverbund.charter.rules.dues import Band, DuesFacts, DuesResult, Measure, Scale, dues

LAW = law_of("de", date(2024, 1, 1))
SCALE = Scale(
    "Beitragsordnung",
    date(2009, 1, 1),
    None,
    "Ratsvorlage zum Beitritt",
    (Band(0, 100_000, Decimal("2000.00")),),
)
LAND_PAYS = Measure("substitute_payer", 2021, 2023, "Land NRW", source="Beschluss des Ministeriums")
FACTS = DuesFacts(2024, 44_000, date(2022, 12, 31), "municipality", SCALE, (LAND_PAYS,))
FULL = DuesResult(Decimal("2000.00"), Decimal("2000.00"), Decimal("0.00"), "")


@pytest.mark.parametrize("population", [1, 44_000, 100_000])
def test_upper_bound_of_a_band_belongs_to_it(population: int) -> None:
    assert dues(LAW, replace(FACTS, population=population)).value == FULL


def test_population_above_the_last_band_is_not_regulated() -> None:
    decision = dues(LAW, replace(FACTS, population=100_001))

    assert not decision.known
    assert decision.open_points == (
        "100.001 Einwohner (Stand 31.12.2022): in „Beitragsordnung“ nicht geregelt. "
        "Bitte dort die Stufe ergänzen.",
    )


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_another_payer_leaves_the_gross_and_frees_the_member(year: int) -> None:
    decision = dues(LAW, replace(FACTS, year=year))

    assert decision.value == DuesResult(
        Decimal("2000.00"), Decimal("0.00"), Decimal("2000.00"), "Land NRW"
    )
    assert decision.as_json()["value"] == {
        "gross": "2000.00",
        "member": "0.00",
        "payer_share": "2000.00",
        "payer": "Land NRW",
    }
    assert decision.reasons[-1].citation.label == "Beschluss des Ministeriums"


@pytest.mark.parametrize("year", [2020, 2024])
def test_measure_ends_with_its_last_year(year: int) -> None:
    assert dues(LAW, replace(FACTS, year=year)).value == FULL


def test_suspension_writes_zero_without_a_payer() -> None:
    suspended = Measure("suspend", 2021, 2023, source="Beschluss")

    decision = dues(LAW, replace(FACTS, year=2022, measures=(suspended,)))

    assert decision.value == DuesResult(Decimal("2000.00"), Decimal("0.00"), Decimal("0.00"), "")


def test_reduction_lowers_the_members_part() -> None:
    reduced = Measure("reduce_percent", 2024, 2024, percent=Decimal(33), source="Beschluss")

    decision = dues(LAW, replace(FACTS, measures=(reduced,)))

    assert decision.settled.member == Decimal("1340.00")


@pytest.mark.parametrize("missing", ["population", "population_day"])
def test_unknown_population_or_day_is_asked_for(missing: str) -> None:
    decision = dues(LAW, replace(FACTS, **{missing: None}))

    assert decision.value is None
    assert decision.needs == (missing,)


def test_joining_within_the_year_is_open_without_a_rule() -> None:
    decision = dues(LAW, replace(FACTS, joined=date(2024, 7, 1)))

    assert decision.value == FULL
    assert decision.open_points == (
        "Anteilsregel nicht festgelegt: Der volle Jahresbeitrag ist angesetzt.",
    )


def test_joining_on_the_first_day_of_the_year_leaves_nothing_open() -> None:
    assert dues(LAW, replace(FACTS, joined=date(2024, 1, 1))).open_points == ()


def test_monthly_share_counts_the_month_begun() -> None:
    monthly = replace(SCALE, proration="months")

    decision = dues(LAW, replace(FACTS, scale=monthly, joined=date(2024, 6, 15)))

    assert decision.settled.gross == Decimal("1166.67")


def test_provisional_scale_is_shown_as_open() -> None:
    decision = dues(LAW, replace(FACTS, scale=replace(SCALE, provisional=True)))

    assert decision.open_points == ("„Beitragsordnung“ ist vorläufig.",)


def test_members_that_are_no_municipality_are_not_regulated() -> None:
    decision = dues(LAW, replace(FACTS, member_kind="chamber", population=None))

    assert not decision.known
    assert decision.needs == ()


def test_year_before_the_accession_is_refused() -> None:
    with pytest.raises(FactsError, match="liegt nach dem Beitragsjahr 2024"):
        dues(LAW, replace(FACTS, joined=date(2025, 1, 1)))


def test_scale_of_another_year_is_refused() -> None:
    with pytest.raises(FactsError, match="gilt im Jahr 2024 nicht"):
        dues(LAW, replace(FACTS, scale=replace(SCALE, valid_to=date(2023, 12, 31))))


def test_two_measures_in_one_year_are_refused() -> None:
    other = Measure("suspend", 2023, 2024, source="Beschluss der Versammlung")

    with pytest.raises(FactsError, match="mehrere Maßnahmen"):
        dues(LAW, replace(FACTS, year=2023, measures=(LAND_PAYS, other)))
