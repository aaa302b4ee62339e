"""The demonstration's minutes: the latest meetings in every state, one with a correction."""

from datetime import time, timedelta

from django.utils import timezone

from ratsverbund.config.demonstration.road import PLACE, finish
from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.decisions.operations import take_note
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.operations import (
    admit_all,
    convene_meeting,
    open_meeting,
    plan_meeting,
)
from ratsverbund.council.minutes.models import Minutes
from ratsverbund.council.minutes.operations import (
    add_statement,
    approve_minutes,
    correct_minutes,
    draft_minutes,
    finish_minutes,
    release_minutes,
    save_text,
    send_minutes,
    sign_minutes,
)
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.kernel.policies import System
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.queries import members_on

KEEPER, CHAIR = System("Sabine Schreiber"), System("Volker Vorsitz")
COURSE = (
    "Die Verwaltung erläutert die Vorlage.\n\nAuf Nachfrage wird mitgeteilt, dass die Mittel im "
    "Haushalt eingeplant sind."
)
SAID = "Ich habe zugestimmt, damit die Arbeit beginnen kann. Der Zeitplan bleibt zu knapp."
APPROVAL = "Genehmigung der Niederschrift über die letzte Sitzung"
WHY = "Die Öffentlichkeit soll die Beratung nachlesen können."
LATELY = timedelta(days=3)
STEPS = ("draft", "finished", "signed", "sent", "approved", "published", "published")


def write_minutes(world: World) -> list[Minutes]:
    """Take the latest closed meetings as far as their place in `STEPS` says."""
    closed = Meeting.objects.filter(body=world.heinsberg, state=Meeting.State.CLOSED, minutes=None)
    closed = closed.filter(starts_at__date__lt=timezone.localdate() - LATELY)
    latest = closed.exclude(kind=Meeting.Kind.FACTION).filter(attendances__isnull=False).distinct()
    found = latest.select_related("organization", "body").order_by("-starts_at")[: len(STEPS)]
    made = [take(meeting, step) for meeting, step in zip(list(found), STEPS, strict=False)]
    for minutes, step in zip(made, STEPS, strict=False):
        if step in ("approved", "published"):
            approve_minutes(minutes, next_time(minutes.meeting.organization), actor=DEMONSTRATION)
    for minutes in made[-1:]:
        correct(minutes)
    for minutes, step in zip(made, STEPS, strict=False):
        if step == "published":
            release_minutes(minutes, WHY, actor=DEMONSTRATION)
    return made


def next_time(organization: Organization) -> AgendaItem:
    """The item of a meeting held lately under which minutes were approved."""
    day = timezone.localdate() - LATELY
    starts_at = local_moment(day, time(18, 0))
    found = AgendaItem.objects.filter(meeting__organization=organization, title=APPROVAL)
    if item := found.filter(meeting__starts_at=starts_at).first():
        return item
    meeting = plan_meeting(organization, starts_at, PLACE, actor=DEMONSTRATION)
    item = add_item(meeting, title=APPROVAL, actor=DEMONSTRATION)
    convene_meeting(meeting, on=day - timedelta(days=20), actor=DEMONSTRATION)
    meeting = open_meeting(meeting, actor=DEMONSTRATION)
    admit_all(meeting, members_on(organization, day), at=starts_at, actor=DEMONSTRATION)
    take_note(item, actor=DEMONSTRATION)
    finish(meeting)
    return item


def take(meeting: Meeting, step: str) -> Minutes:
    """Draft the minutes of a meeting and go on to a step."""
    minutes = draft_minutes(meeting, actor=DEMONSTRATION)
    for item in meeting.items.filter(consultation__isnull=False):
        save_text(item, COURSE, 0, actor=DEMONSTRATION)
    first = meeting.items.filter(public=True).first()
    someone = meeting.attendances.select_related("person").first()
    if first and someone:
        add_statement(first, someone.person, SAID, actor=DEMONSTRATION)
    if step != "draft":
        minutes = finish_minutes(minutes, actor=DEMONSTRATION)
    if step not in ("draft", "finished"):
        at = min(timezone.now(), meeting.starts_at + timedelta(days=6))
        sign_minutes(minutes, as_chair=False, actor=KEEPER, at=at)
        minutes = sign_minutes(minutes, as_chair=True, actor=CHAIR, at=at)
    if step in ("sent", "approved", "published"):
        minutes = send_minutes(minutes, actor=DEMONSTRATION, at=at)
    return minutes


def correct(minutes: Minutes) -> None:
    """Put right what was misheard."""
    item = minutes.meeting.items.filter(public=True).first()
    if item:
        correct_minutes(
            item, "im Haushalt eingeplant", "im Nachtragshaushalt eingeplant", "Hörfehler",
            actor=DEMONSTRATION,
        )  # fmt: skip
