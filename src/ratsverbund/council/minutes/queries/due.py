"""What minutes ask of somebody: to draft, sign, approve, confirm, publish, read."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.minutes.models import Correction, Minutes
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.accounts.policies import Kind, roles_of
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.formats import write_date

State = Minutes.State
BACK = timedelta(weeks=8)
TO_READ = timedelta(weeks=4)
HERE = "meeting__"


def questions(actor: Any) -> list[Question]:
    """Everything minutes ask of the actor's roles."""
    clerk, chair = own(actor, HERE, Kind.CLERK), own(actor, HERE, Kind.CHAIR)
    mayor, member = own(actor, HERE, Kind.MAYOR), own(actor, HERE, Kind.MEMBER)
    council = Q(meeting__organization__organization_type=Organization.Type.COUNCIL)
    led = chair | (mayor & council) if mayor else chair
    minutes = Minutes.objects.all()
    waiting = minutes.filter(state=State.FINISHED)
    found: list[Question] = []
    if clerk:
        found += [
            Question(to_draft(undrafted(own(actor, "", Kind.CLERK))), draft),
            asked(waiting.filter(clerk, keeper_signed_at=None), sign),
            asked(minutes.filter(clerk, state=State.SIGNED), send),
            asked(approvable(minutes.filter(clerk)), approve),
            asked(unconfirmed(minutes.filter(clerk)), confirm),
        ]
    if led:
        found.append(asked(waiting.filter(led, chair_signed_at=None), sign))
    if mayor:
        found.append(asked(minutes.filter(mayor, meeting__published_at__isnull=False)
                           .filter(Q(state=State.APPROVED) | changed()), publish))  # fmt: skip
    if member:
        fresh = minutes.filter(member, sent_at__gte=timezone.now() - TO_READ, state=State.SENT)
        found.append(asked(fresh, read))
    return found


def own(actor: Any, path: str, kind: str) -> Q:
    """The meetings of the actor's roles of a kind; empty if there are none."""
    mine = Q()
    for role in roles_of(actor):
        if role["kind"] != kind:
            continue
        part = Q(**{f"{path}body": role["body"]})
        if role["organization"] is not None:
            part &= Q(**{f"{path}organization": role["organization"]})
        else:
            part &= ~Q(**{f"{path}kind": Meeting.Kind.FACTION})
        mine |= part
    return mine


def undrafted(mine: Q) -> QuerySet[Meeting]:
    """Meetings closed lately that have no minutes."""
    closed = Meeting.objects.filter(mine, state=Meeting.State.CLOSED, minutes=None)
    return closed.filter(starts_at__gte=timezone.now() - BACK)


def approvable(minutes: QuerySet[Minutes]) -> QuerySet[Minutes]:
    """Sent minutes whose organization has met again since."""
    later = Meeting.objects.filter(
        organization=OuterRef("meeting__organization"),
        starts_at__gt=OuterRef("meeting__starts_at"),
        state__in=[Meeting.State.RUNNING, Meeting.State.CLOSED],
        items__title__icontains="Niederschrift",
    )
    return minutes.filter(Exists(later), state=State.SENT)


def unconfirmed(minutes: QuerySet[Minutes]) -> QuerySet[Minutes]:
    """Signed minutes that a corrected record has overtaken."""
    return minutes.filter(
        Exists(Correction.objects.filter(minutes=OuterRef("pk"), confirmed_at=None))
    )


def changed() -> Q:
    """Published minutes that were corrected since."""
    since = Correction.objects.filter(
        minutes=OuterRef("pk"), confirmed_at__gt=OuterRef("released_at")
    )
    return Q(Exists(since), state=State.PUBLISHED)


def to_draft(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings with what their line needs, and the days their town has set for drafting."""
    found = JSONObject(
        id=F("pk"), name="organization__name", starts_at="starts_at",
        days="body__draft_period__days",
    )  # fmt: skip
    return meetings.annotate(found=found)


def asked(rows: QuerySet[Minutes], line: Callable[[dict[str, Any]], list[Due]]) -> Question:
    """A question about minutes."""
    found = JSONObject(
        id=F("pk"), name=f"{HERE}organization__name", starts_at=f"{HERE}starts_at"
    )  # fmt: skip
    return Question(rows.annotate(found=found), line)


def titled(row: dict[str, Any]) -> tuple[str, Any]:
    """The name and the day of a meeting."""
    held = parse_datetime(row["starts_at"])
    day = local_day(held) if held else None
    return f"{row['name']}, {write_date(day)}", day


def line(row: dict[str, Any], kind: str, verb: str, reason: str) -> list[Due]:
    """A line about minutes."""
    address = reverse("minutes:minutes", args=[row["id"]])
    return [Due(kind, _("Niederschrift"), titled(row)[0], address, verb, None, reason)]


def draft(row: dict[str, Any]) -> list[Due]:
    """Minutes to be begun."""
    title, day = titled(row)
    address = reverse("minutes:begin", args=[row["id"]])
    reason = _("Die Sitzung ist geschlossen, die Niederschrift fehlt.")
    until = day + timedelta(days=row["days"]) if day and row["days"] else None
    return [Due("prepare", _("Niederschrift"), title, address, _("Entwerfen"), until, reason)]


def sign(row: dict[str, Any]) -> list[Due]:
    """Minutes to be signed."""
    return line(
        row, "sign", _("Unterzeichnen"), _("Die Niederschrift wartet auf Ihre Unterschrift.")
    )


def send(row: dict[str, Any]) -> list[Due]:
    """Minutes to be sent."""
    return line(
        row, "inform", _("Zuleiten"), _("Beide haben unterzeichnet; die Mitglieder warten.")
    )


def approve(row: dict[str, Any]) -> list[Due]:
    """Minutes to be approved."""
    reason = _("Das Gremium hat wieder getagt; halten Sie die Genehmigung fest.")
    return line(row, "decide", _("Genehmigung festhalten"), reason)


def confirm(row: dict[str, Any]) -> list[Due]:
    """Minutes a corrected record has overtaken."""
    reason = _("Die Aufzeichnung ist nach der Unterschrift berichtigt worden.")
    return line(row, "prepare", _("Berichtigung bestätigen"), reason)


def publish(row: dict[str, Any]) -> list[Due]:
    """Minutes to be released."""
    return line(row, "decide", _("Freigeben"), _("Die öffentliche Fassung wartet auf Freigabe."))


def read(row: dict[str, Any]) -> list[Due]:
    """Minutes to be read."""
    return line(row, "read", _("Lesen"), _("Einwendungen sind bis zur Genehmigung möglich."))
