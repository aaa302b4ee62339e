"""The geometry of the pictures."""

from datetime import date

import pytest

from ratsverbund.ui import pictures

GROUPS = [{"name": "SPD", "yes": 2, "absent": 1}, {"name": "CDU", "yes": 3, "no": 2}]


def test_the_chamber_seats_every_vote_with_its_group():
    chamber = pictures.chamber(GROUPS)

    assert [(seat.group, seat.vote) for seat in chamber.seats] == [
        ("SPD", "yes"),
        ("SPD", "yes"),
        ("SPD", "absent"),
        ("CDU", "yes"),
        ("CDU", "yes"),
        ("CDU", "yes"),
        ("CDU", "no"),
        ("CDU", "no"),
    ]
    assert chamber.counts == {"yes": 5, "no": 2, "abstentions": 0, "absent": 1}


@pytest.mark.parametrize("size", [0, 1, 2, 5, 6, 45, 90])
def test_no_two_seats_stand_on_each_other(size):
    chamber = pictures.chamber([{"name": "Rat", "yes": size}])

    places = [(seat.x, seat.y) for seat in chamber.seats]
    gaps = [
        ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
        for number, (ax, ay) in enumerate(places)
        for bx, by in places[:number]
    ]
    assert len(places) == size
    assert min(gaps, default=99) >= 2 * chamber.size


def test_names_of_groups_neither_overlap_nor_leave_the_picture():
    sizes = [1, 1, 1, 9, 1, 1, 1, 6, 1, 1, 1, 1]
    groups = [{"name": f"Wählergruppe {n}", "yes": size} for n, size in enumerate(sizes)]

    chamber = pictures.chamber(groups)

    left, _top, width, _height = map(float, chamber.view.split())
    spans = [label.span for label in chamber.labels]
    pairs = [(a, b) for a in chamber.labels for b in chamber.labels if a.text < b.text]
    assert [(a.text, b.text) for a, b in pairs if a.touches(b)] == []
    assert [span for span in spans if span[0] < left - 1 or span[1] > left + width + 1] == []


def test_half_the_votes_needed_is_a_mark_at_the_top():
    x, _y, end_x, _end_y = pictures.chamber(GROUPS, needed=4, base=8).mark

    assert (x, end_x) == (320, 320)


def test_the_bar_is_as_long_as_all_votes():
    parts = pictures.vote_bar({"yes": 43, "no": 0, "abstentions": 2})

    assert [part.kind for part in parts] == ["yes", "abstentions"]
    assert sum(part.width for part in parts) == pytest.approx(600)


def test_what_is_overdue_stands_on_the_first_day_and_is_marked():
    item = {"day": date(2024, 9, 10), "label": "Niederschrift"}

    strip = pictures.due_strip([item], date(2024, 9, 24))

    (shown,) = strip.days[0]["items"]
    assert (len(strip.days), shown["label"], shown["overdue"]) == (42, "Niederschrift", True)


def test_stations_close_in_time_are_stacked():
    days = [date(2021, 3, 4), date(2021, 3, 5), date(2021, 12, 1)]

    axis = pictures.time_axis([{"day": day, "label": "Station"} for day in days])

    assert [station["level"] for station in axis.stations] == [0, 1, 0]


def test_an_axis_over_decades_names_a_few_years():
    days = (date(1988, 7, 1), date(2021, 1, 1))

    axis = pictures.time_axis([{"day": day, "label": "Fassung"} for day in days])

    assert [label.text for label in axis.months] == [
        "01/1992", "01/1996", "01/2000", "01/2004", "01/2008", "01/2012", "01/2016", "01/2020",
    ]  # fmt: skip


def test_an_axis_without_days_is_empty():
    assert pictures.time_axis([{"day": None, "label": "offen"}]).stations == []


def test_every_picture_has_its_figures_in_a_table(draw):
    drawn = draw('{{ pictures.half_circle(groups, "Abstimmung", needed=5) }}', groups=GROUPS)

    assert drawn.count("<table") == 1
    assert 'aria-label="Abstimmung: 5 Ja, 2 Nein, 0 Enthaltungen"' in drawn


@pytest.mark.parametrize(("count", "words"), [(1, "eine Enthaltung"), (2, "2 Enthaltungen")])
def test_the_legend_counts_abstentions_in_german(draw, count, words):
    groups = [{"name": "Rat", "yes": 5, "abstentions": count}]

    drawn = draw('{{ pictures.half_circle(groups, "Abstimmung") }}', groups=groups)

    assert drawn.count(f"</svg>{words}</li>") == 1
