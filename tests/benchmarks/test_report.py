"""Findings are written as tables and compared with what was accepted."""

from benchmarks.measure import Cost
from benchmarks.report import Finding, Target, accept, accepted, table, worse


def test_a_ratio_a_fifth_worse_is_named():
    assert worse({"page": 2.5}, {"page": 2.0}) == [
        "page got worse: 2.50 × its floor, accepted 2.00 ×"
    ]


def test_a_ratio_within_a_fifth_is_not_named():
    assert worse({"page": 2.3}, {"page": 2.0}) == []


def test_an_operation_nobody_accepted_yet_is_not_named():
    assert worse({"page": 2.5}, {}) == []


def test_accepting_keeps_the_ratios_of_operations_not_measured(tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.report.ACCEPTED", tmp_path / "accepted.json")
    accept({"page": 2.0, "road": 1.5})

    accept({"page": 1.8})

    assert accepted() == {"page": 1.8, "road": 1.5}


def test_a_table_shows_costs_and_targets():
    cost = Cost(walls=[0.002], cpus=[0.001], statements=2, commits=1, memory=3_000_000)
    finding = Finding("a page", {"page": cost}, 2.5, [Target("CPU", 2.5, 2, "× floor")])

    lines = table("agenda_page", finding).split("\n")

    assert [" ".join(line.split()) for line in lines] == [
        "",
        "agenda_page: a page",
        "median ms p95 ms CPU ms SQL commits MB",
        "page 2.000 2.000 1.000 2 1 3.00",
        "CPU 2.50 × floor (≤ 2: missed)",
    ]


def test_a_target_that_is_met_says_so():
    assert str(Target("statements", 2, 4)) == "statements 2 (≤ 4: reached)"
