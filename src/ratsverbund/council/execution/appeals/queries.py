"""Times to appeal against committees' resolutions, and what they ask of the clerks."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.execution.models import AppealPeriod, Execution, MayorObjection
from ratsverbund.council.execution.roles import CONTROLLERS
from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.bodies.roles import bodies_held


def appeal_periods_for(actor: Any) -> QuerySet[AppealPeriod]:
    """The time to appeal against resolutions whose execution the actor controls."""
    found = AppealPeriod.objects.filter(body__in=bodies_held(actor, *CONTROLLERS))
    return found.select_related("body", "resolution__organization", "resolution__item")


def questions(actor: Any) -> list[Question]:
    """What is asked of the clerks."""
    kept = bodies_held(actor, Role.Kind.CLERK)
    return [Question(periods_over(kept), period_lines)] if kept else []


def periods_over(bodies: list[int]) -> Any:
    """Times to appeal that are over and not yet recorded as over, or whose length is unknown."""
    running = MayorObjection.objects.filter(
        resolution=OuterRef("resolution"), state__in=["pending", "authority"]
    )
    waits = Execution.objects.filter(resolution=OuterRef("resolution"), state=Execution.State.HELD)
    over = Q(last_day=None) | Q(last_day__lt=timezone.localdate())
    found = AppealPeriod.objects.filter(
        over, Exists(waits), ~Exists(running), body__in=bodies, ended_on=None
    )
    return found.annotate(
        found=JSONObject(
            id="pk", last="last_day", title="resolution__item__title", text="resolution__text"
        )
    )


def period_lines(row: dict[str, Any]) -> list[Due]:
    """A time to appeal whose end is to be recorded, or whose length is to be entered."""
    title = row["title"] or row["text"][:100]
    if row["last"] is None:
        reason = _("Ohne die Frist der Geschäftsordnung wird der Beschluss nicht ausgeführt.")
        address, verb = reverse("execution:periods"), _("Frist eintragen")
    else:
        reason = _("Die Frist ist vorbei. Halten Sie fest, ob jemand Einspruch eingelegt hat.")
        address = reverse("execution:end_appeal_period", args=[row["id"]])
        verb = _("Ende festhalten")
    return [Due("decide", _("Einspruchsfrist"), title, address, verb, None, reason)]
