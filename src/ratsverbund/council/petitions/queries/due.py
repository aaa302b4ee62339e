"""What petitions ask of somebody: to pick up, to sort, to invite, to answer."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.petitions.models import Hearing, Petition, PetitionIntake
from ratsverbund.council.petitions.overview.road import next_of
from ratsverbund.council.petitions.queries.lists import OVER, bodies_handled
from ratsverbund.kernel.due import Due, Question, ask


def due(actor: Any) -> list[Due]:
    """What the actor is to do with petitions; one statement."""
    return ask(questions(actor))


def questions(actor: Any) -> list[Question]:
    """The questions for an actor's petitions and letter boxes; none for everybody else."""
    bodies = bodies_handled(actor)
    if not bodies:
        return []
    hearing = Hearing.objects.filter(petition=OuterRef("pk"), dropped_reason="")
    open_item = Q(item__state=AgendaItem.State.OPEN)
    petitions = Petition.objects.filter(body__in=bodies).exclude(state__in=OVER)
    found = JSONObject(
        id="pk", year="year", number="number", subject="subject", state="state", route="route",
        until="answer_until", placed=Exists(hearing.filter(open_item)),
        invited=Exists(hearing.filter(invited_on__isnull=False)),
        meets=Subquery(hearing.values("item__meeting__starts_at__date")[:1]),
    )  # fmt: skip
    boxes = PetitionIntake.objects.filter(body__in=bodies, state=PetitionIntake.State.NEW)
    sent = JSONObject(id="pk", subject="subject", day="received_at__date")
    return [
        Question(petitions.annotate(found=found), lines),
        Question(boxes.annotate(found=sent), intake_lines),
    ]


def lines(row: dict[str, Any]) -> list[Due]:
    """The line a petition makes; none while it waits for its meeting."""
    meets = date.fromisoformat(row["meets"]) if row["meets"] else None
    step = next_of(
        row["state"], row["route"], placed=row["placed"], invited=row["invited"],
        over=bool(meets and meets <= timezone.localdate()),
    )  # fmt: skip
    if step is None:
        return []
    until = date.fromisoformat(row["until"]) if row["until"] else None
    title = f"{row['year']}/{row['number']:03d} {row['subject']}"
    address = reverse(f"petitions:{step.page}", args=[row["id"]])
    day = until or (meets if step.page == "invite" else None)
    return [
        Due(step.kind, _("Anregung und Beschwerde"), title, address, step.verb, day, step.reason)
    ]


def intake_lines(row: dict[str, Any]) -> list[Due]:
    """The line something in the letter box makes."""
    address = reverse("petitions:intake", args=[row["id"]])
    reason = _("Aus dem Netz eingegangen und noch nicht übernommen.")
    return [Due("prepare", _("Eingang aus dem Netz"), row["subject"], address, _("Übernehmen"),
                None, reason)]  # fmt: skip
