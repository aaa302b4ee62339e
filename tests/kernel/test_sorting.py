"""Sort keys put German words, numbers and persons into the order of DIN 5007."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratsverbund.kernel.sorting import name_sort_key, sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Sömmerda", "Sondershausen"],
        ["Bad Honnef", "Bad Münstereifel", "Baden", "Bäder", "Badorf"],
        ["Neu", "Neu-Ulm", "Neuss", "Neustadt"],
        ["mull", "Mull", "müll", "Müll", "Müllabfuhr"],
        ["Strassburg", "Straßburg", "Strasse"],
        ["§ 2", "§ 9", "§ 10", "§ 10 a"],
        ["TOP 1.2", "TOP 1.10", "TOP 2", "TOP A"],
        ["2021/9", "2021/123", "2022/1"],
        ["Aachen", "Ærøskøbing", "Łódź", "Lötzen", "Œuvre", "Zürich", "Αθήνα"],
    ],
)
def test_words_stand_in_the_order_of_din_5007_1(ordered: list[str]) -> None:
    keys = [sort_key(text) for text in ordered]

    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    "ordered",
    [
        [
            ("Hacker", "Simon"),
            ("Hackmann", "Gustav"),
            ("Häcker", "Emil"),
            ("Haecker", "Manfred"),
            ("Häcker", "Xaver"),
            ("Hafermann", "Ulrich"),
        ],
        [("Aßmann", "Erika"), ("Assmann", "Frank"), ("Astmann", "Manfred")],
        [("Maier", "Zoe"), ("Maier-Huber", "Anna"), ("Mayer", "Anna")],
        [("Heide", "Anna"), ("von der Heide", "Anna"), ("Heide", "Berta"), ("Heiden", "Anna")],
        [("Mueller", "Ada"), ("Müller", "Ada"), ("Mueller", "Bo"), ("Muller", "Ada")],
    ],
)
def test_persons_stand_in_the_order_of_din_5007_2(ordered: list[tuple[str, str]]) -> None:
    keys = [name_sort_key(*name) for name in ordered]

    assert keys == sorted(set(keys))


def test_a_particle_alone_is_a_name() -> None:
    assert name_sort_key("von") == "von"


@given(st.text(max_size=60))
def test_every_text_has_a_plain_ascii_key(text: str) -> None:
    assert sort_key(text).isascii()
    assert name_sort_key(text).isprintable()


@given(st.text("abcäöüßABZ 09-", max_size=20))
def test_case_decides_only_between_equals(text: str) -> None:
    assert sort_key(text).partition(" ")[0] == sort_key(text.swapcase()).partition(" ")[0]
