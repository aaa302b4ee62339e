"""Which demands for a meeting of the council wait."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Case, QuerySet, When
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.models import SessionDemand
from ratsverbund.council.agendas.queries.intervals import interval_question
from ratsverbund.council.meetings.roles import PREPARERS
from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.bodies.roles import bodies_held
from ratsverbund.ui.formats import write_date


def demands_for(actor: Any) -> QuerySet[SessionDemand]:
    """The demands of the towns whose councils the actor prepares, the open ones first."""
    found = SessionDemand.objects.filter(organization__body__in=bodies_held(actor, *PREPARERS))
    waits = Case(When(state=SessionDemand.State.RECEIVED, then=0), default=1)
    return found.select_related("organization__body", "faction", "meeting__organization").order_by(
        waits, "-received_on", "-pk"
    )


def questions(actor: Any) -> list[Question]:
    """Demands to meet, and councils that should meet sooner."""
    waiting = demands_for(actor).filter(state=SessionDemand.State.RECEIVED)
    found = JSONObject(name="organization__name", day="received_on", binding="binding")
    return [Question(waiting.annotate(found=found), demand_lines), interval_question(actor)]


def demand_lines(row: dict[str, Any]) -> Iterator[Due]:
    """One demand that waits."""
    day = date.fromisoformat(row["day"])
    reason = (
        _("Der Rat ist unverzüglich einzuberufen (§ 47 Abs. 1 Satz 2 GO NRW); verlangt am "
          "%(day)s.") if row["binding"]
        else _("Das Verlangen bindet nicht; entscheiden Sie darüber. Eingegangen am %(day)s.")
    ) % {"day": write_date(day)}  # fmt: skip
    yield Due(
        "prepare", _("Verlangen nach einer Sitzung"), row["name"], reverse("agendas:demands"),
        _("Einberufen") if row["binding"] else _("Entscheiden"),
        day if row["binding"] else None, reason,
    )  # fmt: skip
