"""Components and the frame of a page."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from jinja2 import UndefinedError
from lxml.html import fromstring

from ratsverbund import ui
from ratsverbund.ui import showroom
from ratsverbund.ui.accents import ACCENTS

HERE = Path(ui.__file__).parent
PAGE = '{% extends "ui/page.html" %}{% block title %}Titel{% endblock %}'


def test_an_unknown_argument_is_an_error(draw):
    with pytest.raises(TypeError, match="colour"):
        draw('{{ ui.badge("offen", colour="red") }}')


def test_an_unknown_name_is_an_error(draw):
    with pytest.raises(UndefinedError):
        draw("{{ missing }}")


def test_public_and_internal_differ_in_words_and_not_only_in_colour(draw):
    words = [fromstring(draw("{{ ui.visibility(x) }}", x=x)).text_content() for x in (True, False)]

    assert words == ["öffentlich", "nichtöffentlich"]


def test_why_shows_the_tree_of_reasons(draw):
    drawn = fromstring(draw("{{ ui.why(decision) }}", decision=showroom.DECISION))

    inner = drawn.xpath("//ul[@class='rv-reasons']//ul[@class='rv-reasons']//p/text()")

    assert drawn.tag == "details"
    assert inner[0].strip() == "Einwohnerzahl der Stadt"


def test_why_of_a_decision_without_value_still_names_what_is_missing(draw):
    decision = {"value": None, "needs": ["Einwohnerzahl"]}

    drawn = fromstring(draw("{{ ui.why(decision) }}", decision=decision))

    assert drawn.xpath("//li/text()") == ["Einwohnerzahl"]


def test_a_table_without_rows_says_why(draw):
    drawn = draw('{{ ui.table("Beiträge", ["Jahr"], [], empty="Noch keine.") }}')

    assert drawn == "Noch keine."


def test_changes_are_marked_for_ears_too(draw):
    drawn = fromstring(draw('{{ ui.changes("zum 01.01.2021", "zum 01.01.2022") }}'))

    assert drawn.xpath("string(//del)") == "[gestrichen: 01.01.2021]"


def test_a_page_needs_nothing_but_its_title(draw):
    drawn = fromstring(draw(PAGE))

    assert drawn.xpath("//h1/text()") == ["Titel"]
    assert drawn.get("lang") == "de"


def test_an_internal_page_says_so_at_the_top_and_in_print(draw):
    drawn = fromstring(draw(PAGE, internal=True))

    assert "rv-internal" in drawn.xpath("//body/@class")[0]
    assert drawn.xpath("string(//main//p)") == "nichtöffentlich"


def test_an_error_page_is_drawn_without_request_or_database():
    drawn = get_template("ui/error.html").render({**showroom.ERROR, "status": 500})

    assert fromstring(drawn).xpath("//h1/text()") == [showroom.ERROR["title"]]


def test_no_template_carries_style_or_script_inline():
    inline = re.compile(r'\sstyle=|\son[a-z]+="|<script(?![^>]*src=)')

    found = [path.name for path in HERE.rglob("*.html") if inline.search(path.read_text())]

    assert found == []


def test_the_keys_stay_small():
    assert (HERE / "static/ui/keys.js").stat().st_size < 6000


@pytest.mark.parametrize("name", [name for name, _label in ACCENTS])
def test_an_accent_can_be_read_on_light_and_dark(name):
    css = (HERE / "static/ui/ratsverbund.css").read_text()

    light, dark = re.findall(rf"\.rv-accent-{name} {{ --rv-accent: #(\w+);", css)

    assert contrast(light, "ffffff") >= 4.5
    assert contrast(dark, "1e2030") >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by the formula of WCAG 2.1."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_tombstone_does_not_repeat_what_the_page_already_says(draw):
    drawn = fromstring(draw('{{ ui.tombstone(none, none, "Neu gefasst.") }}'))

    assert [p.text_content() for p in drawn.xpath(".//p")] == ["Zurückgezogen am –. Neu gefasst."]


def test_why_tells_the_day_with_its_weekday_and_keeps_the_versions_folded(draw):
    reason = {
        "citation": "§ 50 Abs. 1 GO NRW",
        "version": "go-1994",
        "says": "Es gilt.",
        "value": "",
    }
    decision = {"value": "2024-09-24", "reasons": [reason], "law_hash": "9f2c41d7aa03b6c8"}
    decision["institution"] = "invitation_deadline"

    drawn = fromstring(draw("{{ ui.why(decision) }}", decision=decision))

    folded = drawn.find_class("rv-why__version")[0]
    versions = [item.text_content() for item in folded.xpath(".//li")]
    folded.getparent().remove(folded)
    assert versions == ["§ 50 Abs. 1 GO NRW: go-1994", "Rechtsstand: 9f2c41d7aa03"]
    assert [p.text_content().strip() for p in drawn.xpath(".//p")] == [
        "Ergebnis Di, 24.09.2024",
        "Es gilt.",
        "§ 50 Abs. 1 GO NRW",
    ]


def test_every_cell_knows_its_column_so_that_a_row_can_become_a_card(draw):
    columns = [{"label": "Nummer", "header": True}, "Betreff", {"label": "Betrag", "numeric": True}]
    lines = '{{ ui.table("Vorlagen", columns, [["1", "Radweg", "2 €"]]) }}'

    drawn = fromstring(draw(lines, columns=columns))

    assert drawn.xpath("//tbody//td/@data-label") == ["Betreff", "Betrag"]


def test_a_filter_says_that_it_narrows_the_list_while_it_is_folded(draw):
    said = [
        fromstring(draw("<div>{{ ui.filter_bar(form) }}</div>", form=showroom.FilterForm(each)))
        .find_class("rv-fold")[0]
        .text_content()
        for each in (None, {"word": "Radweg"})
    ]

    assert said == ["Filter", "Filter (eingegrenzt)"]
