"""Deadlines agree with a walk from day to day, in every time zone of the machine."""

import os
import time as clock
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratsverbund.kernel import calendar
from ratsverbund.kernel.errors import InvalidInput

days = st.dates(date(1995, 1, 1), date(2090, 1, 1))
counts = st.integers(0, 120)
lands = st.sampled_from(["NW", "BY", "BE", "SN"])
ONE = timedelta(days=1)
# The statutory holidays of North Rhine-Westphalia in 2026, typed from the state's own list.
NW_2026 = ["01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "06-04", "10-03", "11-01"]


@pytest.fixture(params=["UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles"])
def machine_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    clock.tzset()
    yield request.param
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    clock.tzset()


def test_seven_clear_days_before_the_20th_end_on_the_12th() -> None:
    deadline = calendar.clear_days_before(date(2026, 3, 20), 7)

    assert deadline.day == date(2026, 3, 12)
    assert deadline.explanation == (
        "Zwischen dem 12.03.2026 und dem 20.03.2026 liegen 7 volle Tage. "
        "Beide Tage selbst zählen nicht."
    )
    assert deadline.steps == (
        "Freitag, 13.03.2026: 1. voller Tag",
        "Samstag, 14.03.2026: 2. voller Tag",
        "Sonntag, 15.03.2026: 3. voller Tag",
        "Montag, 16.03.2026: 4. voller Tag",
        "Dienstag, 17.03.2026: 5. voller Tag",
        "Mittwoch, 18.03.2026: 6. voller Tag",
        "Donnerstag, 19.03.2026: 7. voller Tag",
    )


def test_a_notice_on_the_13th_allows_seven_clear_days_only_from_the_21st() -> None:
    assembly = date(2026, 3, 20)

    while calendar.clear_days_before(assembly, 7).day < date(2026, 3, 13):
        assembly += ONE

    assert assembly == date(2026, 3, 21)


def test_clear_days_name_the_holidays_they_met() -> None:
    deadline = calendar.clear_days_before(date(2026, 4, 7), 4)

    assert deadline.explanation == (
        "Zwischen dem 02.04.2026 und dem 07.04.2026 liegen 4 volle Tage. "
        "Beide Tage selbst zählen nicht. "
        "Feiertage zählen mit: Karfreitag (03.04.2026), Ostermontag (06.04.2026)."
    )


def test_working_days_leave_out_easter() -> None:
    deadline = calendar.working_days_after(date(2026, 4, 2), 1)

    assert deadline == calendar.Deadline(
        date(2026, 4, 7),
        "1 Arbeitstag endet nach dem 02.04.2026 am 07.04.2026. "
        "Der Tag des Ereignisses, Samstage, Sonntage und Feiertage zählen nicht. "
        "Ausgelassene Feiertage: Karfreitag (03.04.2026), Ostermontag (06.04.2026).",
        (
            "Freitag, 03.04.2026: zählt nicht (Karfreitag)",
            "Samstag, 04.04.2026: zählt nicht (Samstag)",
            "Sonntag, 05.04.2026: zählt nicht (Sonntag)",
            "Montag, 06.04.2026: zählt nicht (Ostermontag)",
            "Dienstag, 07.04.2026: 1. Arbeitstag",
        ),
    )


def test_the_holidays_of_nrw_are_the_statutory_ones() -> None:
    expected = {date.fromisoformat(f"2026-{day}") for day in [*NW_2026, "12-25", "12-26"]}

    assert set(calendar.holidays_in(2026)) == expected


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 12, 31), date(2026, 11, 11)])
def test_christmas_eve_new_years_eve_and_carnival_are_working_days(day: date) -> None:
    assert calendar.is_working_day(day)


def test_epiphany_is_a_holiday_in_bavaria_and_not_in_nrw() -> None:
    day = date(2026, 1, 6)

    assert calendar.holiday_name(day, "BY") == "Heilige Drei Könige"
    assert calendar.holiday_name(day, "NW") is None


@pytest.mark.parametrize("land", ["XX", "", "nw", "Augsburg"])
def test_an_unknown_state_is_refused_with_a_remedy(land: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        calendar.is_working_day(date(2026, 1, 6), land)

    assert str(refusal.value) == (
        f"Das Landeskürzel „{land}“ gibt es nicht. Bitte zwei Großbuchstaben angeben, etwa NW."
    )


def test_a_year_without_a_holiday_table_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        calendar.is_working_day(date(1990, 5, 1))

    assert str(refusal.value) == (
        "Für 1990 sind keine Feiertage hinterlegt. Bitte einen Tag ab 1991 wählen."
    )


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        calendar.days_after(date(2026, 1, 1), -1)

    assert str(refusal.value) == (
        "Eine Frist von -1 ist nicht möglich. Bitte null oder mehr angeben."
    )


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-04-30", 1, "2026-05-30"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-05", 1, "2026-12-05"),
        ("2026-05-05", 0, "2026-05-05"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(
    start: str, months: int, end: str
) -> None:
    deadline = calendar.months_after(date.fromisoformat(start), months)

    assert deadline.day == date.fromisoformat(end)


def test_months_explain_the_missing_day() -> None:
    deadline = calendar.months_after(date(2026, 1, 31), 1)

    assert deadline.explanation == (
        "1 Monat endet nach dem 31.01.2026 am 28.02.2026 (§ 188 Abs. 2 BGB). "
        "Einen 31. hat der Monat nicht; es gilt sein letzter Tag (Abs. 3)."
    )


def test_a_deadline_moves_to_the_next_working_day_only_when_asked() -> None:
    deadline = calendar.days_after(date(2026, 3, 31), 3)

    moved = deadline.on_working_day()

    assert deadline.day == date(2026, 4, 3)
    assert moved.day == date(2026, 4, 7)
    assert moved.explanation == (
        "3 Tage enden nach dem 31.03.2026 am 03.04.2026. "
        "Der Tag des Ereignisses zählt nicht (§ 187 Abs. 1 BGB). "
        "Feiertage zählen mit: Karfreitag (03.04.2026). "
        "Der 03.04.2026 ist kein Arbeitstag (Karfreitag); "
        "an seine Stelle tritt der 07.04.2026 (§ 193 BGB)."
    )


def test_a_deadline_on_a_working_day_stays_as_it_is() -> None:
    deadline = calendar.days_after(date(2026, 3, 9), 1)

    assert deadline.on_working_day() is deadline


@given(days, counts)
def test_exactly_n_days_lie_between_notice_and_meeting(day: date, n: int) -> None:
    walked, full = day - ONE, 0
    while full < n:
        walked, full = walked - ONE, full + 1

    deadline = calendar.clear_days_before(day, n)

    assert (deadline.day, len(deadline.steps)) == (walked, n)


@given(days, counts, lands)
def test_working_days_agree_with_a_walk(day: date, n: int, land: str) -> None:
    walked, left = day, n
    while left:
        walked += ONE
        named = calendar.holidays_in(walked.year, land)
        left -= walked.isoweekday() <= 5 and walked not in named

    deadline = calendar.working_days_after(day, n, land)

    assert (deadline.day, len(deadline.steps)) == (walked, (walked - day).days)


@given(days, lands)
def test_the_next_working_day_is_the_first_of_those_to_come(day: date, land: str) -> None:
    ahead = (day + timedelta(days=i) for i in range(12))

    expected = next(each for each in ahead if calendar.is_working_day(each, land))

    assert calendar.next_working_day(day, land).day == expected


@given(days, st.integers(0, 120))
def test_months_stay_in_their_month(day: date, n: int) -> None:
    end = calendar.months_after(day, n).day

    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == n
    assert end.day == day.day or (end + ONE).day == 1


@given(st.dates(date(1930, 1, 1), date(2020, 1, 1)), st.integers(0, 4000))
def test_age_counts_the_birthdays_met_on_a_walk(birthday: date, later: int) -> None:
    walked, birthdays = birthday, 0
    while walked < birthday + timedelta(days=later):
        walked += ONE
        leap_child = (birthday.month, birthday.day) == (2, 29)
        common_year = (date(walked.year, 3, 1) - ONE).day == 28
        met = (3, 1) if leap_child and common_year else (birthday.month, birthday.day)
        birthdays += (walked.month, walked.day) == met

    assert calendar.age_on(birthday, walked) == birthdays


def test_the_14th_year_is_complete_on_the_birthday() -> None:
    assert calendar.age_on(date(2012, 6, 5), date(2026, 6, 4)) == 13
    assert calendar.age_on(date(2012, 6, 5), date(2026, 6, 5)) == 14


def test_a_day_before_birth_has_no_age() -> None:
    with pytest.raises(InvalidInput) as refusal:
        calendar.age_on(date(2026, 6, 5), date(2026, 6, 4))

    assert str(refusal.value) == (
        "Der 04.06.2026 liegt vor dem Geburtstag 05.06.2026. Bitte Daten prüfen."
    )


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 30, 22, 59, 59, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 11, 30, 23, 0, tzinfo=UTC), date(2026, 12, 1)),
        (datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 7, 2, 11, 59, tzinfo=timezone(timedelta(hours=14))), date(2026, 7, 1)),
    ],
)
@pytest.mark.usefixtures("machine_zone")
def test_the_local_day_is_that_of_germany_wherever_the_machine_stands(
    moment: datetime, day: date
) -> None:
    assert calendar.local_day(moment) == day


@pytest.mark.parametrize(
    ("day", "clock_time", "utc"),
    [
        (date(2026, 3, 29), time(1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 3, 29), time(3, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30, fold=1), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(3, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
@pytest.mark.usefixtures("machine_zone")
def test_a_wall_clock_has_one_moment_even_in_the_nights_of_the_clock_change(
    day: date, clock_time: time, utc: datetime
) -> None:
    assert calendar.local_moment(day, clock_time).astimezone(UTC) == utc


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 5, 1), 24)]
)
@pytest.mark.usefixtures("machine_zone")
def test_a_day_lasts_to_the_next_midnight_in_germany(day: date, hours: int) -> None:
    begin = calendar.local_moment(day, time()).astimezone(UTC)
    end = calendar.end_of_day(day).astimezone(UTC)

    assert end - begin == timedelta(hours=hours)
    assert calendar.local_day(end - timedelta(seconds=1)) == day
    assert calendar.local_day(end) == day + ONE


@given(days, st.times())
def test_a_local_moment_falls_on_its_own_day(day: date, clock_time: time) -> None:
    assert calendar.local_day(calendar.local_moment(day, clock_time)) == day


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        calendar.local_day(datetime(2026, 1, 1))  # noqa: DTZ001

    assert str(refusal.value) == ("Der Zeitpunkt hat keine Zeitzone. Bitte mit Zeitzone angeben.")
