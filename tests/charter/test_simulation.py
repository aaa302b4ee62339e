"""A simulation counts what it could not answer, and names the acts it would turn."""

from datetime import date
from decimal import Decimal

from ratsverbund.charter.bundle import law_of
from ratsverbund.charter.simulation import Question, Turn, financial_block, simulate
from ratsverbund.charter.works import Draft

DAY = date(2025, 3, 4)
SHIFT = {"kind": "other", "absences": [{"start": "2025-03-04T17:00", "end": "2025-03-04T20:00"}]}
HIGHER_RATE = Draft("6. Änderung", {"loss_of_earnings.standard_rate": Decimal("18.00")})


def replayed(*questions):
    """The effects of a higher rate on some questions."""
    return simulate(lambda day: law_of("heinsberg", day), HIGHER_RATE, questions)


def test_an_act_that_turns_is_listed_by_its_label():
    [effect] = replayed(Question("loss_of_earnings", DAY, SHIFT, "Antrag 7"))

    assert effect.turns == [Turn("Antrag 7", DAY, "45,00\u00a0€", "54,00\u00a0€")]


def test_an_act_without_label_is_numbered():
    [effect] = replayed(*[Question("loss_of_earnings", DAY, SHIFT)] * 2)

    assert [turn.label for turn in effect.turns] == ["Verdienstausfall 1", "Verdienstausfall 2"]


def test_missing_and_impossible_facts_are_counted_and_named():
    [effect] = replayed(
        Question("loss_of_earnings", DAY, SHIFT),
        Question("loss_of_earnings", DAY, {"kind": "other"}),
        Question("loss_of_earnings", DAY, {"kind": "other", "absences": 7}),
    )

    assert (effect.asked, effect.undecided, effect.changed) == (3, 2, 1)
    assert effect.open_points[-2:] == [
        "Es fehlt die Angabe „Versäumte Zeiten“.",
        "Versäumte Zeiten: „7“ passt nicht. Erwartet wird eine Liste.",
    ]


def test_the_financial_block_says_what_it_leaves_out():
    effects = replayed(
        Question("loss_of_earnings", DAY, SHIFT),
        Question("loss_of_earnings", DAY, {"kind": "other"}),
    )

    assert financial_block(effects, 2025, "6. Änderung")[-1] == (
        "  Nicht enthalten, weil ohne Antwort: 1 Vorgang (Verdienstausfall: 1)."
    )
