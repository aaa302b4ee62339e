"""Votes by Fraktion as clerks write them, and the check of their sums."""

import pytest

from ratsverbund.council.decisions.tally import FactionCount, Tally, parse_factions
from ratsverbund.kernel.errors import InvalidInput


def test_lines_are_read_into_one_count_a_faction():
    read = parse_factions("7 CDU, 2 FDP, Bürgermeister", "3 SPD; 1 CDU", "1 FDP")

    assert read == (
        FactionCount("CDU", yes=7, no=1),
        FactionCount("FDP", yes=2, abstentions=1),
        FactionCount("Bürgermeister", yes=1),
        FactionCount("SPD", no=3),
    )


def test_one_faction_in_two_spellings_is_one():
    assert parse_factions("7 CDU, 2 cdu", "", "") == (FactionCount("CDU", yes=9),)


def test_a_name_may_hold_figures_behind_its_count():
    read = parse_factions("4 Bündnis 90/Die Grünen", "", "")

    assert read == (FactionCount("Bündnis 90/Die Grünen", yes=4),)


@pytest.mark.parametrize("line", ["CDU 7", "7CDU", "7", "3 " + "x" * 61])
def test_what_cannot_be_read_is_named_with_an_example(line):
    with pytest.raises(InvalidInput) as refusal:
        parse_factions("", line, "")

    assert refusal.value.field == "no_factions"
    assert f"„{line}“ ist nicht zu lesen" in str(refusal.value)


def test_a_sum_that_differs_is_reported_with_both_numbers():
    with pytest.raises(InvalidInput) as refusal:
        Tally(17, 0, 0, factions=parse_factions("7 CDU, 9 SPD", "", ""))

    assert refusal.value.field == "yes"
    assert "angegeben sind 17, die Fraktionen ergeben zusammen 16" in str(refusal.value)


def test_sums_that_agree_are_kept_as_they_are():
    tally = Tally(16, 1, 2, factions=parse_factions("7 CDU, 9 SPD", "1 FDP", "2 FDP"))

    assert [part.name for part in tally.factions] == ["CDU", "SPD", "FDP"]
