"""Petitions for tests, in every state, made by the operations."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from django.utils import timezone

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.petitions import operations
from ratsverbund.council.petitions.letterbox.operations import send_petition
from ratsverbund.council.petitions.models import Hearing, PetitionIntake
from ratsverbund.council.petitions.operations import Writing
from tests.factories import council, people

RECEIVED = date(2026, 2, 10)
EVENING = datetime(2026, 3, 12, 17, 0, tzinfo=UTC)
AHEAD = timezone.now() + timedelta(days=30)


def town(charter=True):
    """Heinsberg with council, complaints committee, clerk, mayor, member, and another clerk."""
    body = people.heinsberg() if charter else people.body()
    committee = people.organization(
        body, "Beschwerdeausschuss", "committee", short_name="BA", task="petitions_committee"
    )
    return SimpleNamespace(
        body=body, committee=committee, council=people.organization(body),
        clerk=people.clerk(body), mayor=people.role("mayor", body),
        chair=people.role("chair", body, committee), member=people.role("member", body),
        other=people.clerk(people.body("Anderswo")),
    )  # fmt: skip


def register(place, subject="Bank am Rathausplatz", **fields):
    """A petition that came in by letter."""
    fields = {
        "wording": "Bitte stellen Sie dort eine Bank auf.", "form": "letter",
        "received_on": RECEIVED, "name": "Petra Petersilie",
        "address": "Gartenweg 1\n52525 Heinsberg", "resident_since": date(2015, 1, 1),
    } | fields  # fmt: skip
    return operations.register_petition(place.body, Writing(subject, **fields), actor=place.clerk)


def examine(place, petition, **fields):
    """Its facts, a matter of the town if nothing else is said."""
    return operations.examine_petition(
        petition, actor=place.clerk, **({"city_task": True} | fields)
    )


def decide(place, petition, route="committee", reason="", **fields):
    """Examined and decided."""
    examine(place, petition, **fields)
    return operations.decide_route(petition, route, reason=reason, actor=place.clerk)


def schedule(place, petition, starts_at=None, title="Eingabe: Sitzgelegenheiten"):
    """On the agenda of the committee's next meeting."""
    meeting = council.meeting(
        place.committee, starts_at or AHEAD, state=Meeting.State.PLANNED, convened_on=None
    )
    return operations.schedule_petition(petition, meeting, title, actor=place.clerk)


def before_committee(place, petition=None, starts_at=EVENING):
    """Before a committee whose meeting is over but for the record."""
    petition = petition or register(place)
    decide(place, petition)
    hearing = schedule(place, petition)
    Meeting.objects.filter(pk=hearing.item.meeting_id).update(starts_at=starts_at)
    petition.refresh_from_db()
    return petition


def heard(place, petition=None, minutes=5, starts_at=EVENING):
    """Heard by the committee."""
    petition = before_committee(place, petition, starts_at)
    operations.record_hearing(petition, timedelta(minutes=minutes), actor=place.clerk)
    petition.refresh_from_db()
    return petition


def referred(place, petition=None, recommendation="Die Bank sollte kommen."):
    """Referred to the council with advice."""
    petition = heard(place, petition)
    operations.refer_petition(
        petition, "refer_with_advice" if recommendation else "refer", target=place.council,
        recommendation=recommendation, actor=place.clerk,
    )  # fmt: skip
    petition.refresh_from_db()
    return petition


def answered(place, petition=None, on=date(2026, 3, 20)):
    """Answered by the mayor."""
    petition = referred(place, petition)
    return operations.answer_petition(petition, "Wir haben beraten.", on=on, actor=place.clerk)


def sent(place, **fields):
    """What a citizen sent; returns the secret."""
    fields = {
        "subject": "Zebrastreifen", "wording": "Bitte einen Zebrastreifen.",
        "name": "Zita Zebra", "address": "Weg 3",
    } | fields  # fmt: skip
    return send_petition(place.body, address_of_sender="192.0.2.7", **fields)


def intake(place, **fields):
    """What lies in the letter box."""
    sent(place, **fields)
    return PetitionIntake.objects.latest("received_at")


def hearing_of(petition):
    """The hearing that counts."""
    return Hearing.objects.get(petition=petition, dropped_reason="")
