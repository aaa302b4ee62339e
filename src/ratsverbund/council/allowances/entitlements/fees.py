"""Attendance fees: who sat in which meeting without a seat in the council."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from ratsverbund.charter.rules.attendance_fee import (
    AttendanceFacts,
    FactionMeeting,
    attendance_fee,
)
from ratsverbund.council.allowances.entitlements.lumps import Line, line_of
from ratsverbund.council.allowances.entitlements.year import Kind, Row, Year, holds_on, local_day_of
from ratsverbund.people.organizations.models import Membership

EXPERTS = (Membership.Role.EXPERT_CITIZEN, Membership.Role.EXPERT_RESIDENT)
INSTITUTION = "attendance_fee"


def fee_lines(year: Year, month: date | None = None) -> Iterator[Line]:
    """Every fee of a month, or of the year; council members have their lump sum instead."""
    yield from committee_lines(year, month)
    by_person: dict[int, list[Row]] = defaultdict(list)
    for row in year.body.year_sessions:
        by_person[row["person"]].append(row)
    for rows in by_person.values():
        yield from session_lines(year, rows, month)


def committee_lines(year: Year, month: date | None) -> Iterator[Line]:
    """A fee for each meeting of a committee, however often somebody came and went."""
    seen = set()
    for row in year.body.year_presences:
        day, place = local_day_of(row["at"]), (row["person"], row["meeting"])
        if place in seen or not within(day, month) or year.in_council(row["person"], day):
            continue
        seen.add(place)
        facts = replace(person_facts(year, row["person"], day), committee_meetings=1)
        yield line_of(
            row, INSTITUTION, day, f"meeting:{row['meeting']}", row["name"], facts,
            attendance_fee(year.law(day), facts), meeting=row["meeting"],
        )  # fmt: skip


def session_lines(year: Year, rows: list[Row], month: date | None) -> Iterator[Line]:
    """A fee for each meeting of a Fraktion that is still paid; the others stay at nothing."""
    held: tuple[FactionMeeting, ...] = ()
    for row in rows:
        day = date.fromisoformat(row["day"])
        if year.in_council(row["person"], day):
            continue
        before, held = held, (*held, FactionMeeting(day, row["name"], row["online"]))
        if not within(day, month) or day.year != year.number:
            continue
        facts = replace(person_facts(year, row["person"], day), faction_meetings=held)
        law = year.law(day)
        decision = attendance_fee(law, facts)
        line = line_of(
            row, INSTITUTION, day, f"session:{row['session']}",
            f"Fraktionssitzung: {row['name']}", facts, decision,
            session=row["session"],
        )  # fmt: skip
        if decision.known:
            earlier = attendance_fee(law, replace(facts, faction_meetings=before)).settled
            line = replace(line, amount=decision.settled - earlier)
        yield line


def person_facts(year: Year, person: int, day: date) -> AttendanceFacts:
    """The role of a person on a day, and the figures the law asks for."""
    term: dict[str, Any] = year.term(day) or {}
    expert = any(
        row["person"] == person and row["role"] in EXPERTS and holds_on(row, day)
        for row in year.seats(Kind.COMMITTEE)
    )
    role: Literal["expert", "deputy", "council_member"] = "expert" if expert else "deputy"
    if year.in_council(person, day):
        role = "council_member"
    start = term.get("start")
    return AttendanceFacts(
        role=role,
        population=term.get("population"),
        term_start=date.fromisoformat(start) if start else None,
    )


def within(day: date, month: date | None) -> bool:
    """Say whether a day lies in the month asked for, if one is."""
    return month is None or day.replace(day=1) == month
