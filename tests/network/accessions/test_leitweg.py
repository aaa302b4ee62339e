"""The Leitweg-ID and its check digits."""

import pytest

from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.network.accessions.leitweg import checked


@pytest.mark.parametrize(
    "reference",
    [
        "991-33333-62", "991-33333TEST-33", "04011000-1234512345-06", "04011000-12345-03",
        "99000000-18188-18", "05370016-31001-97",
    ],
)  # fmt: skip
def test_a_correct_reference_is_kept(reference):
    assert checked(reference) == reference


def test_blanks_and_small_letters_are_forgiven_and_nothing_stays_nothing():
    assert checked(" 991-33333test-33\n") == "991-33333TEST-33"
    assert checked("  ") == ""


def test_an_alias_that_only_satisfies_the_remainder_is_refused_with_the_right_digits():
    with pytest.raises(InvalidInput) as refusal:
        checked("05370016-31001-00")

    assert str(refusal.value) == (
        "Die Prüfziffern 00 passen nicht zu 05370016-31001; zu diesen Zeichen gehören 97. "
        "Vergleichen Sie die ganze Leitweg-ID mit der Vorlage."
    )


@pytest.mark.parametrize(
    "reference",
    ["1-12", "04011000", "04011000-12345", "ABC-12345-03", "04011000-" + "9" * 40 + "-03", "٠٤-٠٣"],
)
def test_another_shape_is_refused_with_the_shape_that_is_wanted(reference):
    with pytest.raises(InvalidInput) as refusal:
        checked(reference)

    assert refusal.value.field == "buyer_reference"
    assert str(refusal.value).startswith(f"„{reference}“ hat nicht die Form einer Leitweg-ID")
