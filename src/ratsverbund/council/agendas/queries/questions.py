"""What agendas ask of somebody: release, issue a supplement, report on an assembly."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.models import Supplement
from ratsverbund.council.agendas.queries.pages import held_assemblies
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import preparing
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.due import Due, Question
from ratsverbund.ui.formats import write_date

AHEAD = timedelta(weeks=6)


def questions(actor: Any) -> list[Question]:
    """Agendas to release, supplements to issue, assemblies to report on."""
    return [
        Question(unreleased(actor), release_lines),
        Question(unissued(actor), supplement_lines),
        Question(unreported(actor), report_lines),
    ]


def unreleased(actor: Any) -> Any:
    """Planned agendas with items that wait for a second person."""
    now = timezone.now()
    return (
        Meeting.objects.filter(
            preparing(actor), state=Meeting.State.PLANNED, four_eyes=True, released_at=None,
            starts_at__range=(now, now + AHEAD),
        )
        .filter(pk__in=AgendaItem.objects.values("meeting"))
        .annotate(
            found=JSONObject(
                id="pk", name="organization__name", day="starts_at", until="invite_until"
            )
        )
    )  # fmt: skip


def release_lines(row: dict[str, Any]) -> Iterator[Due]:
    """One agenda to release."""
    day = local_day(datetime.fromisoformat(row["day"]))
    until = datetime.fromisoformat(row["until"]).date() if row["until"] else day
    yield Due(
        "sign", _("Tagesordnung"), f"{row['name']}, {write_date(day)}",
        reverse("agendas:preview", args=[row["id"]]), _("Freigeben"), until,
        _("Eine zweite Person gibt sie vor der Einladung frei."),
    )  # fmt: skip


def unissued(actor: Any) -> Any:
    """Supplements being prepared."""
    return Supplement.objects.filter(
        preparing(actor, "meeting__"), issued_at=None, meeting__state=Meeting.State.CONVENED
    ).annotate(
        found=JSONObject(
            id="meeting_id", number="number", name="meeting__organization__name",
            day="meeting__starts_at",
        )
    )  # fmt: skip


def supplement_lines(row: dict[str, Any]) -> Iterator[Due]:
    """One supplement to issue."""
    day = local_day(datetime.fromisoformat(row["day"]))
    yield Due(
        "sign", _("%(number)s. Nachtrag") % {"number": row["number"]},
        f"{row['name']}, {write_date(day)}", reverse("agendas:agenda", args=[row["id"]]),
        _("Herausgeben"), day, _("Er wird erst sichtbar, wenn eine zweite Person ihn herausgibt."),
    )  # fmt: skip


def unreported(actor: Any) -> Any:
    """Assemblies the next council meeting must hear of."""
    following = Meeting.objects.filter(
        organization=OuterRef("organization"), kind=Meeting.Kind.ORDINARY,
        state=Meeting.State.PLANNED, starts_at__gt=OuterRef("starts_at"),
    )  # fmt: skip
    first = following.order_by("starts_at")
    return (
        held_assemblies()
        .filter(preparing(actor))
        .annotate(
            found=JSONObject(
                id="pk", day="starts_at", next=Subquery(first.values("pk")[:1]),
                next_day=Subquery(first.values("starts_at")[:1]),
            )
        )
    )  # fmt: skip


def report_lines(row: dict[str, Any]) -> Iterator[Due]:
    """One assembly without a report on a council agenda."""
    day = local_day(datetime.fromisoformat(row["day"]))
    due = local_day(datetime.fromisoformat(row["next_day"])) if row["next_day"] else None
    address = (
        reverse("agendas:agenda", args=[row["next"]]) if row["next"] else reverse("agendas:plan")
    )
    yield Due(
        "inform", _("Bericht an den Rat"),
        _("Einwohnerversammlung am %(day)s") % {"day": write_date(day)}, address,
        _("Auf die Tagesordnung nehmen"), due,
        _("Der Rat wird über die Versammlung unterrichtet; auf keiner Tagesordnung steht es."),
    )  # fmt: skip
