"""Word by word, what changed between two texts."""

from ratsverbund.ui.difference import Span, difference


def test_a_changed_day_is_one_word():
    spans = difference("Beitritt zum 01.01.2021.", "Beitritt zum 01.01.2022.")

    assert spans == [
        Span("same", "Beitritt zum "),
        Span("deleted", "01.01.2021"),
        Span("inserted", "01.01.2022"),
        Span("same", "."),
    ]


def test_the_same_text_has_no_changes():
    assert difference("Der Rat\nbeschließt.", "Der Rat\nbeschließt.") == [
        Span("same", "Der Rat\nbeschließt.")
    ]


def test_both_texts_can_be_put_together_again_from_the_spans():
    old, new = "Erstens.\nZweitens, mit Folgen.\n", "Zweitens, ohne Folgen.\nDrittens.\n"

    spans = difference(old, new)

    assert "".join(s.text for s in spans if s.kind != "inserted") == old
    assert "".join(s.text for s in spans if s.kind != "deleted") == new


def test_nothing_against_something_is_all_new():
    assert difference("", "Neu") == [Span("inserted", "Neu")]
