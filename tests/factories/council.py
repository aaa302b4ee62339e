"""Papers, meetings and decisions for tests."""

import itertools
from datetime import UTC, date, datetime

from django.utils import timezone

from ratsverbund.council.meetings.models import (
    AgendaItem,
    Attendance,
    Exclusion,
    Meeting,
    SingleClerk,
)
from ratsverbund.council.papers.models import Consultation, Paper, ProposedResolution
from tests.factories import people

count = itertools.count(10_001)  # no test names a reference so high


def paper(body, title="Neubau einer Brücke", **fields):
    """A released public paper with a reference."""
    fields = {
        "reference": f"2026/{next(count)}",
        "day": date(2026, 3, 2),
        "state": Paper.State.RELEASED,
        "reasoning": "Die Brücke ist alt.",
    } | fields
    return Paper.objects.create(body=body, title=title, **fields)


def draft(body, title="Neubau einer Brücke", **fields):
    """A paper nobody has released yet."""
    return paper(body, title, state=Paper.State.DRAFT, reference="", **fields)


def proposal(paper, organization, order=None, text="Die Brücke wird gebaut."):
    """What an organization is asked to resolve."""
    order = order or paper.proposals.count() + 1
    return ProposedResolution.objects.create(
        paper=paper, organization=organization, order=order, text=text
    )


def consultation(paper, organization, proposal=None, authoritative=True, **fields):
    """One station of a paper's way."""
    order = fields.pop("order", paper.consultations.count() + 1)
    return Consultation.objects.create(
        paper=paper, organization=organization, proposal=proposal,
        authoritative=authoritative, order=order, **fields,
    )  # fmt: skip


def meeting(organization, starts_at=None, **fields):
    """A running meeting that was convened in time."""
    starts_at = starts_at or datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
    fields = {
        "state": Meeting.State.RUNNING,
        "convened_on": date(2026, 3, 10),
        "place": "Rathaus, großer Sitzungssaal",
    } | fields
    return Meeting.objects.create(
        body=organization.body, organization=organization, starts_at=starts_at, **fields
    )


def single_clerk(body):
    """A body that does without a second person's release."""
    return SingleClerk.objects.create(
        body=body, reason="Nur eine Schriftführung.", since=date(2026, 1, 1)
    )


def item(meeting, consultation=None, public=True, **fields):
    """An item of an agenda; its consultation becomes scheduled."""
    order = fields.pop("order", meeting.items.filter(public=public).count() + 1)
    fields = {"number": f"{'Ö' if public else 'N'} {order}", "title": "Brücke"} | fields
    if consultation:
        Consultation.objects.filter(pk=consultation.pk).update(state="scheduled")
        consultation.refresh_from_db()
    return AgendaItem.objects.create(
        meeting=meeting, consultation=consultation, order=order, public=public, **fields
    )


def present(meeting, number, **fields):
    """Members of the organization who are there from the beginning."""
    seats = people.members(meeting.organization, number)
    return Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting, person=seat.person, membership=seat,
            arrived_at=meeting.starts_at, **fields,
        )
        for seat in seats
    )  # fmt: skip


def exclusion(item, person, reason="Angehörige sind betroffen."):
    """A member kept out of an item."""
    return Exclusion.objects.create(item=item, person=person, reason=reason)


def published(record):
    """Publish a record as the operations would."""
    record.published_at = timezone.now()
    record.save(update_fields=["published_at"])
    return record
