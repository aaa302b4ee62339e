"""Whether the council's next meeting is too far (§ 47 Abs. 1 GO NRW)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.council_limits import IntervalFacts, meeting_interval
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.roles import PREPARERS
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.bodies.roles import bodies_held
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.formats import write_date


@dataclass(frozen=True)
class Interval:
    """A council whose next meeting is too far, or not planned, and the law's word on that."""

    council: str
    last: date
    following: date | None
    decision: Decision[bool]

    @property
    def says(self) -> str:
        """What is wrong."""
        if self.following is None:
            return _("%(name)s: Die nächste Sitzung ist noch nicht geplant.") % {
                "name": self.council
            }
        return _("%(name)s: Die nächste Sitzung ist erst am %(day)s.") % {
            "name": self.council, "day": write_date(self.following),
        }  # fmt: skip


def councils_for(actor: Any) -> QuerySet[Any]:
    """The councils of the actor's towns, with their last meeting and their next."""
    now, own = timezone.now(), Meeting.objects.filter(organization=OuterRef("pk"))
    ordinary = own.exclude(kind=Meeting.Kind.ASSEMBLY).exclude(state=Meeting.State.CANCELLED)
    held = ordinary.filter(starts_at__lte=now).exclude(state=Meeting.State.PLANNED)
    ahead = ordinary.filter(starts_at__gt=now)
    councils: QuerySet[Any] = Organization.objects.filter(
        body__in=bodies_held(actor, *PREPARERS), end=None,
        organization_type=Organization.Type.COUNCIL,
    )  # fmt: skip
    return councils.annotate(
        last=Subquery(held.order_by("-starts_at").values("starts_at")[:1]),
        following=Subquery(ahead.order_by("starts_at").values("starts_at")[:1]),
    )  # fmt: skip


def intervals_for(actor: Any) -> list[Interval]:
    """The councils that should meet sooner, one statement."""
    found = (
        too_far(each.body, str(each), local_day(each.last) if each.last else None,
                local_day(each.following) if each.following else None)
        for each in councils_for(actor).select_related("body")
    )  # fmt: skip
    return [each for each in found if each is not None]


def too_far(body: Body, council: str, last: date | None, following: date | None) -> Interval | None:
    """Ask the law about the next meeting; a council that never met here is not judged.

    Without a next meeting the day that counts is today: it is said as soon as none is planned.
    Source: § 47 Abs. 1 GO NRW, institution `meeting_interval`.
    """
    if last is None:
        return None
    facts = IntervalFacts(last, following or timezone.localdate())
    decision = meeting_interval(law_of(body, timezone.localdate()), facts)
    fine = not decision.known or (decision.settled and following is not None)
    return None if fine else Interval(council, last, following, decision)


def interval_question(actor: Any) -> Question:
    """Councils that should meet sooner."""
    found = JSONObject(
        name="name", charter="body__charter", state_code="body__state_code",
        enacted="body__enacted", last="last", following="following",
    )  # fmt: skip
    return Question(councils_for(actor).annotate(found=found), interval_lines)


def interval_lines(row: dict[str, Any]) -> Iterator[Due]:
    """One council that should meet sooner."""
    body = Body(charter=row["charter"], state_code=row["state_code"], enacted=row["enacted"])
    last, following = (
        local_day(datetime.fromisoformat(row[name])) if row[name] else None
        for name in ("last", "following")
    )
    found = too_far(body, row["name"], last, following)
    if found is not None:
        why = found.decision.reasons[0].says if found.decision.reasons else ""
        yield Due(
            "prepare", _("Abstand der Ratssitzungen"), found.says, reverse("agendas:plan"),
            _("Sitzung planen"), None, f"{why} ({found.decision.citation})",
        )  # fmt: skip
