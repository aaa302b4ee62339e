"""What resolutions ask of somebody: to assign, to carry out, to sign, to submit, to tell."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.execution.models import (
    Execution,
    MayorObjection,
    PressNote,
    UrgentDecision,
)
from ratsverbund.council.execution.queries.lists import meetings_to_tell, sat_in
from ratsverbund.council.execution.roles import offices_of
from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.bodies.roles import bodies_held, bodies_of

State = Execution.State


def questions(actor: Any) -> list[Question]:
    """The questions for each role: offices carry out, clerks keep the control, mayors sign."""
    asked = []
    if offices := offices_of(actor):
        tasks = Execution.objects.filter(office__in=offices, state=State.OPEN)
        asked.append(Question(tasks.annotate(found=TASK), own_lines))
    if kept := bodies_held(actor, Role.Kind.CLERK):
        tasks = Execution.objects.filter(body__in=kept, state__in=LOOK)
        asked.append(Question(tasks.annotate(found=TASK), control_lines))
        asked.append(Question(meetings_to_tell(kept).annotate(found=MEETING), press_lines))
        waiting = Q(state="pending", item=None)
        asked.append(Question(objections(kept, waiting), objection_lines))
    if mayor := bodies_held(actor, Role.Kind.MAYOR):
        refer = Q(state="confirmed", kind="complaint")
        asked.append(Question(objections(mayor, refer), objection_lines))
        notes = PressNote.objects.filter(body__in=mayor, state=PressNote.State.DRAFT)
        asked.append(Question(notes.annotate(found=NOTE), release_lines))
    if urgent := urgent_asked(actor, kept, mayor):
        rows = UrgentDecision.objects.filter(urgent)
        asked.append(Question(rows.annotate(found=URGENT), urgent_lines))
    return asked


SIGNED = (UrgentDecision.Who.MAYOR, UrgentDecision.Who.MAYOR_IN_COMMITTEE)
LOOK = (State.PROPOSED, State.REPORTED)
TASK = JSONObject(id="pk", what="what", due="due", state="state")
MEETING = JSONObject(id="pk", name="organization__name", day="starts_at__date")
NOTE = JSONObject(id="pk", title="title")
URGENT = JSONObject(
    id="pk", title="title", state="state", who="who", mayor="mayor_signed_at",
    member="member_signed_at",
)  # fmt: skip


def own_lines(row: dict[str, Any]) -> list[Due]:
    """A task of the own office."""
    address = reverse("execution:report", args=[row["id"]])
    reason = _("Ihrem Amt ist diese Aufgabe aus einem Beschluss übertragen.")
    day = date.fromisoformat(row["due"])
    what = _("Beschluss ausführen")
    return [Due("prepare", what, row["what"], address, _("Berichten"), day, reason)]


def control_lines(row: dict[str, Any]) -> list[Due]:
    """A task to assign, or a report to look at."""
    reported = row["state"] == State.REPORTED
    page = "task" if reported else "assign"
    verb = _("Prüfen") if reported else _("Übertragen")
    reason = (
        _("Das Amt meldet die Aufgabe als erledigt.") if reported
        else _("Aus einem Beschluss ist eine Aufgabe vorgeschlagen.")
    )  # fmt: skip
    address = reverse(f"execution:{page}", args=[row["id"]])
    return [Due("decide", _("Beschlusskontrolle"), row["what"], address, verb, None, reason)]


def objections(bodies: list[int], waiting: Q) -> Any:
    """Objections that wait for an agenda or for the authority."""
    found = MayorObjection.objects.filter(waiting, body__in=bodies)
    return found.annotate(
        found=JSONObject(
            id="pk", state="state", latest="latest", reason="reason",
            title="resolution__item__title", text="resolution__text",
        )
    )  # fmt: skip


def objection_lines(row: dict[str, Any]) -> list[Due]:
    """An objection that is to be decided anew, or to go to the authority."""
    pending = row["state"] == MayorObjection.State.PENDING
    page = "schedule_objection" if pending else "refer_objection"
    verb = _("Auf die Tagesordnung setzen") if pending else _("Aufsichtsbehörde anrufen")
    reason = (
        _("Der Beschluss ist ausgesetzt; das Gremium entscheidet neu.") if pending
        else _("Das Gremium bleibt bei dem beanstandeten Beschluss.")
    )  # fmt: skip
    day = date.fromisoformat(row["latest"]) if pending and row["latest"] else None
    title = row["title"] or row["text"][:100]
    address = reverse(f"execution:{page}", args=[row["id"]])
    return [Due("prepare", _("Widerspruch"), title, address, verb, day, reason)]


def press_lines(row: dict[str, Any]) -> list[Due]:
    """A session the press has not been told of."""
    title = f"{row['name']}, {date.fromisoformat(row['day']):%d.%m.%Y}"
    address = reverse("execution:draft_press", args=[row["id"]])
    reason = _("Über wesentliche Beschlüsse des Rates wird die Öffentlichkeit unterrichtet.")
    what = _("Pressemitteilung")
    return [Due("inform", what, title, address, _("Entwerfen"), None, reason)]


def release_lines(row: dict[str, Any]) -> list[Due]:
    """A press note that waits for the mayor."""
    address = reverse("execution:press_note", args=[row["id"]])
    reason = _("Der Entwurf wartet auf die Freigabe.")
    return [Due("sign", _("Pressemitteilung"), row["title"], address, _("Freigeben"), None, reason)]


def urgent_asked(actor: Any, bodies: list[int], mayor: list[int]) -> Q:
    """The urgent decisions that wait for this actor."""
    asked = Q()
    if mayor:
        asked |= Q(body__in=mayor, state="draft", who__in=SIGNED, mayor_signed_at=None)
    if bodies:
        asked |= Q(body__in=bodies, state="taken", item=None)
    if getattr(actor, "person_id", None) and bodies_of(actor, Role.Kind.MEMBER):
        waits = Q(state="draft", mayor_signed_at__isnull=False, member_signed_at=None)
        asked |= sat_in(actor) & waits
    return asked


def urgent_lines(row: dict[str, Any]) -> list[Due]:
    """An urgent decision to sign or to submit."""
    taken = row["state"] == UrgentDecision.State.TAKEN
    page, verb = ("submit_urgent", _("Vorlegen")) if taken else ("urgent", _("Unterzeichnen"))
    reason = (
        _("Sie wird in der nächsten Sitzung zur Genehmigung vorgelegt.") if taken
        else _("Sie wird mit beiden Unterschriften wirksam.")
    )  # fmt: skip
    address = reverse(f"execution:{page}", args=[row["id"]])
    kind, what = "prepare" if taken else "sign", _("Dringlichkeitsentscheidung")
    return [Due(kind, what, row["title"], address, verb, None, reason)]
