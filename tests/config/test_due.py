"""The start page stays calm: by urgency, and many of a kind folded."""

from datetime import date, timedelta

from ratsverbund.config.due import MANY, grouped
from ratsverbund.kernel.due import Due

TODAY = date(2026, 5, 11)


def tasks(number, what="Sitzung", days=None):
    """Some tasks of one kind."""
    day = None if days is None else TODAY + timedelta(days=days)
    return [Due("prepare", what, f"{what} {each}", "/", "Öffnen", day) for each in range(number)]


def lines(due):
    """How many lines stand open and how many are folded, group by group."""
    return [
        (group.title, len(group.tasks), {what: len(each) for what, each in group.folded.items()})
        for group in grouped(due, TODAY)
    ]


def test_tasks_are_parted_by_urgency():
    due = [*tasks(1, days=-1), *tasks(1, days=0), *tasks(1, days=15), *tasks(1)]

    assert lines(due) == [
        ("Überfällig", 1, {}), ("In den nächsten zwei Wochen", 1, {}), ("Später", 1, {}),
        ("Ohne festen Tag", 1, {}),
    ]  # fmt: skip


def test_few_tasks_are_never_folded():
    assert lines(tasks(MANY)) == [("Ohne festen Tag", MANY, {})]


def test_many_of_a_kind_are_folded_what_presses_later():
    due = [*tasks(5, days=1), *tasks(6, "Bericht", days=1), *tasks(20), *tasks(2, "Bericht")]

    assert lines(due) == [
        ("In den nächsten zwei Wochen", 5, {"Bericht": 6}),
        ("Ohne festen Tag", 2, {"Sitzung": 20}),
    ]
