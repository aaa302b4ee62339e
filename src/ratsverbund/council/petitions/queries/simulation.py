"""A year of petitions as questions that the law was really asked."""

from collections.abc import Iterator
from datetime import date

from ratsverbund.charter.simulation import Question
from ratsverbund.council.petitions.models import Hearing, Petition, Referral
from ratsverbund.people.bodies.models import Body


def facts_of_year(body: Body, year: int) -> list[Question]:
    """Every question about petitions of a body in a year, to be replayed on two laws.

    A `Question(institution, on, facts, label)` each: `petition_triage` on the day of receipt,
    `petition_hearing` on the day of the committee's meeting, `petition_outcome` on the days of
    referral and of a deviating decision. `facts` are JSON as the rules read them; the label is
    the file number. No person is named anywhere.
    """
    span = (date(year, 1, 1), date(year, 12, 31))
    return [*triages(body, span), *hearings(body, span), *outcomes(body, span)]


def triages(body: Body, span: tuple[date, date]) -> Iterator[Question]:
    """Where each petition goes, as far as somebody has looked at it."""
    seen = Petition.objects.filter(body=body, received_on__range=span, facts__isnull=False)
    for each in seen.order_by("received_on", "number"):
        yield Question("petition_triage", each.received_on, each.facts or {}, str(each))


def hearings(body: Body, span: tuple[date, date]) -> Iterator[Question]:
    """Who could speak for how long, as far as a hearing was held."""
    held = Hearing.objects.filter(petition__body=body, held_on__range=span)
    for each in held.select_related("petition").order_by("held_on", "pk"):
        if each.held_on:
            yield Question("petition_hearing", each.held_on, each.facts or {}, str(each.petition))


def outcomes(body: Body, span: tuple[date, date]) -> Iterator[Question]:
    """Which step the committee took, and where the deciding body deviated from its advice."""
    mine = Referral.objects.filter(petition__body=body).select_related("petition")
    for each in mine.filter(referred_on__range=span).order_by("referred_on", "pk"):
        step = {"step": each.step}
        yield Question("petition_outcome", each.referred_on, step, str(each.petition))
    for each in mine.filter(decided_on__range=span, deviates=True).order_by("decided_on", "pk"):
        step = {"step": "deviate"}
        if each.decided_on:
            yield Question("petition_outcome", each.decided_on, step, str(each.petition))
