"""A year as questions to the law, so that it can be replayed under another one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from ratsverbund.charter.decision import plain
from ratsverbund.charter.rules.attendance_fee import AttendanceFacts
from ratsverbund.charter.simulation import Question
from ratsverbund.council.allowances.entitlements.fees import INSTITUTION, fee_lines
from ratsverbund.council.allowances.entitlements.lumps import lump_lines
from ratsverbund.council.allowances.entitlements.year import Year, bodies_with_year
from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.people.bodies.models import Body


def facts_of_year(body: Body, year: int) -> list[Question]:
    """Return what a body's year asked of the law: `charter.simulation.Question`s.

    Each has `institution`, `on` (the day), `facts` as JSON (ready for `ask.decide(law,
    institution, facts)`) and a `label` that names no person. There is one for each settled
    claim (`loss_of_earnings`, `child_care`), one for each month and person with paid offices
    (`allowance`), one for each month and paid chair (`chair_allowance`), and one for each
    person with attendance fees (`attendance_fee`, asked on the last day of the year with all
    its meetings, so that the yearly limit counts). Months that have not begun are left out.
    Two statements.
    """
    found = Year(bodies_with_year(year).get(pk=body.pk), year)
    return [*claims_asked(body, year), *lumps_asked(found), *fees_asked(found)]


def claims_asked(body: Body, year: int) -> Iterator[Question]:
    """The settled claims of a year, each with the facts it was decided on."""
    settled = LossClaim.objects.filter(body=body, day__year=year, state=LossClaim.State.SETTLED)
    for claim in settled.order_by("day", "pk"):
        label = _("Antrag Nr. %(number)s (%(kind)s)") % {
            "number": claim.pk,
            "kind": claim.get_kind_display(),
        }
        yield Question(claim.institution, claim.day, claim.facts, label)


def lumps_asked(year: Year) -> Iterator[Question]:
    """The lump sums of the months of a year that have begun."""
    for month in year.months():
        for line in lump_lines(year, month):
            label = f"{line.label}, {month:%m/%Y}"
            yield Question(line.institution, line.day, line.given, label)


def fees_asked(year: Year) -> Iterator[Question]:
    """The fees of a year, all meetings of a person in one question."""
    by_person: dict[int, list[AttendanceFacts]] = defaultdict(list)
    for line in fee_lines(year):
        by_person[line.person].append(line.facts)
    label = _("Sitzungsgeld %(year)s") % {"year": year.number}
    for asked in by_person.values():
        sessions = {meeting for facts in asked for meeting in facts.faction_meetings}
        facts = replace(
            asked[-1],
            committee_meetings=sum(facts.committee_meetings for facts in asked),
            faction_meetings=tuple(
                sorted(
                    (meeting for meeting in sessions if meeting.day.year == year.number),
                    key=lambda meeting: (meeting.day, meeting.faction),
                )
            ),
        )
        yield Question(INSTITUTION, date(year.number, 12, 31), plain(facts), label)
