"""The gates every bundle passes: coverage, sweep over time, read sets, mutation, citations."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from ratsverbund.charter.bundle import bundle_of, law_of, names
from ratsverbund.charter.cases import WorkedCase, cases_of, institutions_by_norm
from ratsverbund.charter.check import findings
from ratsverbund.charter.decision import Decision, Duty, FactsError, Unknown
from ratsverbund.charter.timeline import turns
from ratsverbund.charter.works import Bundle, Draft, Figure, Parameter, Row

CASES = [case for bundle in names() for case in cases_of(bundle)]
ONE_DAY = timedelta(days=1)


def answered(case: WorkedCase) -> Decision | None:
    """Answer a case, or nothing where its facts are refused."""
    try:
        return case.answer()
    except FactsError:
        return None


ANSWERS = {(case.bundle, case.name): answered(case) for case in CASES}


@pytest.mark.parametrize("name", names())
def test_every_norm_with_behaviour_is_cited_by_a_case_of_its_own_bundle(name: str) -> None:
    below = {norm for base in bundle_of(name).chain[1:] for norm in bundle_of(base).norms}
    active = {
        norm.id
        for norm in bundle_of(name).norms.values()
        if norm.id not in below and norm.duties != (Duty.DECLARATORY,)
    }

    assert active - set(institutions_by_norm(name)) == set()


def boundaries(bundle: Bundle, answer: Decision) -> set[date]:
    """Collect the days around each change in the works an answer has read."""
    works = {bundle.norms[norm].work for norm in answer.norms if norm in bundle.norms}
    dated = [norm.versions for norm in bundle.norms.values() if norm.work in works]
    dated += [one.versions for one in bundle.parameters.values() if one.key in answer.reads]
    days = {day for versions in dated for one in versions for day in turns(one)}
    return {day + step * ONE_DAY for day in days for step in (-1, 0, 1)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.bundle}:{case.name}")
def test_each_case_has_one_answer_around_every_change_of_law(case: WorkedCase) -> None:
    answer = ANSWERS[case.bundle, case.name]
    days = boundaries(bundle_of(case.bundle), answer) if answer else set()

    answers = [replace(case, on=day, known_at=None).answer() for day in days]

    assert [one for one in answers if not explained(one)] == []


def explained(answer: Decision) -> bool:
    """Tell whether an answer has a value with a reason, asks for facts, or says what is unknown."""
    if isinstance(answer.value, Unknown):
        return bool(answer.value.reason and answer.open_points)
    return bool(answer.needs if answer.value is None else answer.reasons)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.bundle}:{case.name}")
def test_a_rule_reads_only_figures_whose_norm_it_cites(case: WorkedCase) -> None:
    answer, bundle = ANSWERS[case.bundle, case.name], bundle_of(case.bundle)
    if answer is None or not answer.known:
        return
    bounds = {conflict.figure for conflict in bundle.conflicts if conflict.under in answer.norms}
    read = [bundle.parameters[key] for key in answer.reads if key in bundle.parameters]

    uncited = [one.key for one in read if one.norm not in answer.norms and one.key not in bounds]

    assert uncited == []


def mutants(parameter: Parameter, figure: Figure) -> Iterator[Figure]:
    """Yield the figure changed by one unit, in each place where it can be."""
    if isinstance(figure, tuple) and figure and isinstance(figure[0], Row):
        yield tuple(replace(row, value=changed(row.value)) for row in figure)
        yield tuple(replace(row, first=row.first + (row.first > 1)) for row in figure)
    elif isinstance(figure, tuple):
        yield tuple(changed(word) for word in figure)
    else:
        yield changed(figure)


def changed(value: Decimal | int | str | None) -> Decimal | int | str | None:
    """Return a value changed by one unit of its last place."""
    if isinstance(value, Decimal):
        return value + Decimal((0, (1,), value.as_tuple().exponent))
    if isinstance(value, int):
        return value + 1
    if value in METHODS:
        return METHODS[value]
    if value and value.isdigit():
        return f"{value}1"
    return None if value is None else f"{value}?"


METHODS = {"hare_niemeyer": "dhondt"}
FIGURES = [
    (name, key)
    for name in names()
    for key, one in bundle_of(name).parameters.items()
    if one.where.startswith(f"bundles/{name}") or one.where.startswith(f"{name}/")
]


@pytest.mark.parametrize(("name", "key"), FIGURES)
def test_changing_a_figure_by_one_unit_breaks_a_case(name: str, key: str) -> None:
    touched = [case for case in CASES if reads(case, key) and case.bundle == name]
    touched += [case for case in CASES if reads(case, key) and case.bundle != name]

    survivors = [mutant for mutant in all_mutants(name, key) if not killed(mutant, key, touched)]

    assert survivors == []


def reads(case: WorkedCase, key: str) -> bool:
    """Tell whether a case reads a figure that it does not assume itself."""
    answer = ANSWERS[case.bundle, case.name]
    return answer is None or (key in answer.reads and key not in case.figures)


def all_mutants(name: str, key: str) -> list[Figure]:
    """List the mutants of the latest known version of a figure; a gap has none."""
    parameter = bundle_of(name).parameters[key]
    known = [one.value for one in parameter.versions if not isinstance(one.value, Unknown)]
    return list(mutants(parameter, known[-1])) if known else []


def killed(mutant: Figure, key: str, cases: list[WorkedCase]) -> bool:
    """Tell whether a case notices a mutant."""
    draft = Draft("Mutant", {key: mutant})
    return any(case.differences(case.law().under(draft)) for case in cases)


@pytest.mark.parametrize("name", names())
def test_repealed_norms_are_not_cited_as_live(name: str) -> None:
    bundle = bundle_of(name)
    dead = {norm for work in bundle.works.values() for norm in work.repealed}

    live = {norm.partition("(")[0].partition("#")[0] for norm in bundle.norms}

    assert dead & live == set()


@pytest.mark.parametrize("name", names())
def test_no_bundle_has_faults(name: str) -> None:
    assert findings(law_of(name, date(2026, 3, 4))).faults == []


def test_the_check_says_whether_a_floor_acts_today() -> None:
    lines = [
        findings(law_of(name, date(2026, 3, 4))).conflicts[0]
        for name in ("heinsberg", "musterstadt")
    ]

    assert [line.partition(": ")[2] for line in lines] == [
        "derzeit eingehalten.",
        "Der Regelstundensatz der Hauptsatzung unterschreitet den Mindestlohn; "
        "es gilt der Mindestlohn.",
    ]


def test_the_check_lists_every_declared_conflict_with_higher_law() -> None:
    found = findings(law_of("heinsberg", date(2026, 3, 4)))

    assert [line.partition(":")[0] for line in found.conflicts] == [
        "§ 8 Abs. 3 Buchst. a Satz 2 Hauptsatzung Heinsberg unter § 6 Abs. 1 Satz 2 EntschVO NRW"
        " seit 01.01.2024",
        "§ 8 Abs. 3 Buchst. b Hauptsatzung Heinsberg unter § 6 Abs. 1 Satz 4 EntschVO NRW"
        " seit 01.01.2024",
        "§ 8 Abs. 3 Buchst. c Satz 1 Hauptsatzung Heinsberg unter § 6 Abs. 1 Satz 4 EntschVO NRW"
        " seit 01.01.2024",
        "§ 12 Abs. 1 Satz 1 Hauptsatzung Heinsberg unter § 24 Abs. 1 GO NRW seit 15.12.2021",
        "§ 8 Abs. 3 Buchst. e Satz 1 Hauptsatzung Heinsberg unter § 45 Abs. 1 GO NRW"
        " seit 01.01.2022",
        "§ 13a Satz 1 Hauptsatzung Heinsberg unter § 1 Abs. 1 DSchG NRW seit 01.06.2022",
        "§ 19 Abs. 3 Hauptsatzung Heinsberg unter § 3 Abs. 2 BauGB seit 07.07.2023",
        "§ 16 Satz 1 Hauptsatzung Heinsberg unter § 74 Abs. 1 GO NRW seit 17.10.1994",
        "§ 20 Abs. 1 Hauptsatzung Heinsberg unter § 52 Abs. 2 GO NRW seit 17.10.1994",
        "§ 8 Abs. 4 Hauptsatzung Heinsberg unter § 67 Abs. 1 GO NRW seit 17.10.1994",
        "§ 6 Abs. 4 Buchst. c Hauptsatzung Heinsberg unter § 41 Abs. 2 GO NRW seit 17.10.1994",
    ]


@pytest.mark.parametrize("name", names())
def test_the_check_counts_every_norm_with_behaviour_as_worked(name: str) -> None:
    line = findings(law_of(name, date(2026, 3, 4))).coverage

    worked, active = re.search(r"(\d+) von (\d+) durch Beispiele", line).groups()
    assert worked == active != "0"
