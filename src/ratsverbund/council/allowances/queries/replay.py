"""A year as questions to the law, so that it can be replayed under another one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from ratsverbund.charter.ask import institution
from ratsverbund.charter.facts import read_facts
from ratsverbund.charter.rules.attendance_fee import AttendanceFacts, FactionMeeting
from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.council.allowances.queries.fees import fee_lines
from ratsverbund.council.allowances.queries.lumps import lump_lines
from ratsverbund.council.allowances.queries.year import Year, bodies_with_year
from ratsverbund.people.bodies.models import Body

__all__ = ["Question", "facts_of_year"]


class Question(NamedTuple):
    """One question of a year: ask `RULES[institution](law_of(body, day), facts)`."""

    institution: str
    day: date
    facts: Any
    label: str


def facts_of_year(body: Body, year: int) -> list[Question]:
    """Return what a body's year asked of the law, as `(institution, day, facts, label)`.

    `facts` is the rule's own dataclass (`charter.decision.plain(facts)` gives its JSON), ready
    for `engine.decide_all(RULES[institution], law, [facts, …])`. Per year there are: one
    question for each settled claim (`loss_of_earnings`, `child_care`), one for each month and
    person with paid offices (`allowance`), one for each month and paid chair
    (`chair_allowance`), and one for each person with attendance fees (`attendance_fee`, asked
    on the last day of the year with all its meetings, so that the yearly limit counts).
    Months that have not begun are left out. Two statements.
    """
    found = Year(bodies_with_year(year).get(pk=body.pk), year)
    return [*claims_asked(body, year), *lumps_asked(found), *fees_asked(found)]


def claims_asked(body: Body, year: int) -> Iterator[Question]:
    """The settled claims of a year, each with the facts it was decided on."""
    settled = LossClaim.objects.filter(body=body, day__year=year, state=LossClaim.State.SETTLED)
    for claim in settled.select_related("person").order_by("day", "pk"):
        facts = read_facts(institution(claim.institution).facts, claim.facts)
        yield Question(claim.institution, claim.day, facts, str(claim))


def lumps_asked(year: Year) -> Iterator[Question]:
    """The lump sums of the months of a year that have begun."""
    for month in year.months():
        for line in lump_lines(year, month):
            label = f"{line.label}, {month:%m/%Y}, {line.name}"
            yield Question(line.institution, line.day, line.facts, label)


def fees_asked(year: Year) -> Iterator[Question]:
    """The fees of a year, all meetings of a person in one question."""
    by_person: dict[tuple[int, str], list[AttendanceFacts]] = defaultdict(list)
    for line in fee_lines(year):
        by_person[line.person, line.name].append(line.facts)
    end = date(year.number, 12, 31)
    for (_person, name), all_facts in by_person.items():
        sessions: set[FactionMeeting] = {
            meeting for facts in all_facts for meeting in facts.faction_meetings
        }
        facts = replace(
            all_facts[-1],
            committee_meetings=sum(facts.committee_meetings for facts in all_facts),
            faction_meetings=tuple(
                sorted(
                    (meeting for meeting in sessions if meeting.day.year == year.number),
                    key=lambda meeting: meeting.day,
                )
            ),
        )
        label = _("Sitzungsgeld %(year)s, %(name)s") % {"year": year.number, "name": name}
        yield Question("attendance_fee", end, facts, label)
