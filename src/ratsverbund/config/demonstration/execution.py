"""The demonstration's tasks in every state, an objection, an urgent decision, a press note."""

from datetime import date, timedelta

from django.utils import timezone

from ratsverbund.config.demonstration.allowances import council_of
from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution import operations
from ratsverbund.council.execution.models import Execution, UrgentDecision
from ratsverbund.council.execution.objections.operations import raise_objection
from ratsverbund.council.execution.publicity.operations import (
    draft_press_note,
    inform_residents,
    release_press_note,
)
from ratsverbund.council.execution.urgency.operations import draft_urgent
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.events import deliver_pending
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.operations import create_organization

HEADINGS = {
    "Grundlagen": "Bestandsaufnahme der Radwege (erfunden).",
    "Ziele": "Sichere Wege zur Schule.",
}


def carry_out(world: World) -> None:
    """Give each town its offices, and take the tasks of its resolutions in turn further."""
    deliver_pending()
    town = world.heinsberg
    offices = form_offices(town)
    main = next(iter(offices.values()), None)
    tasks = Execution.objects.filter(body=town, state=Execution.State.PROPOSED).order_by("pk")
    for number, task in enumerate(tasks):
        office = offices.get(task.resolution.paper.office if task.resolution.paper else "", main)
        advance_task(task, office, number)
    object_to_one(town)
    decide_urgently(town)
    tell_the_public(town)


def form_offices(town: Body) -> dict[str, Organization]:
    """Form the offices that the papers of the past name."""
    named = Paper.objects.filter(body=town).exclude(office="").order_by("office")
    names = dict.fromkeys(named.values_list("office", flat=True))
    kind = Organization.Type.OFFICE
    return {
        name: create_organization(town, name, organization_type=kind, actor=DEMONSTRATION)
        for name in names
    }


def advance_task(task: Execution, office: Organization | None, number: int) -> None:
    """Take a task as far as its place in the row says: proposed, open, late, reported, done."""
    step, today = number % 5, timezone.localdate()
    if step == 0:
        return
    ends = {1: 40, 2: -9, 3: 10, 4: -30}
    task = operations.assign_task(
        task, office=office, due=today + timedelta(days=ends[step]), actor=DEMONSTRATION
    )
    if step == 1:
        operations.report_progress(task, "Die Aufträge sind vorbereitet.", actor=DEMONSTRATION)
    if step in (3, 4):
        done = operations.report_progress(
            task, "Alles ist umgesetzt.", done=True, actor=DEMONSTRATION
        )
        if step == 4:
            operations.accept_report(task, actor=DEMONSTRATION)
            if task.resolution.published_at:
                operations.release_note(done, "Alles ist umgesetzt.", actor=DEMONSTRATION)


def object_to_one(town: Body) -> None:
    """Object to the council's latest adopted resolution, within its three days."""
    latest = Resolution.objects.filter(
        body=town, organization__organization_type=Organization.Type.COUNCIL, superseded=False,
        result=Resolution.Result.ADOPTED, decided_on__lt=timezone.localdate(),
    ).first()  # fmt: skip
    if latest is None:
        return
    raise_objection(
        latest, "objection", "Die Kosten sind höher als in der Vorlage genannt (erfunden).",
        on=latest.decided_on + timedelta(days=2), actor=DEMONSTRATION,
    )  # fmt: skip


def decide_urgently(town: Body) -> None:
    """Take a decision that waits for the council's approval; its persons are fictional."""
    council = Organization.objects.get(body=town, organization_type=Organization.Type.COUNCIL)
    urgent = draft_urgent(
        council, title="Notstromaggregat für das Pumpwerk (erfunden)",
        text="Ein Aggregat wird für drei Monate gemietet.",
        reason="Ohne Strom läuft bei Starkregen der Keller der Grundschule voll.",
        council_in_time=False, committee_in_time=False, grave_disadvantage=True, public=True,
        actor=DEMONSTRATION,
    )  # fmt: skip
    UrgentDecision.objects.filter(pk=urgent.pk).update(
        mayor_name="Bürgermeisteramt (Demo)", mayor_signed_at=timezone.now(),
        member=council_of(town)[3], member_signed_at=timezone.now(),
        state=UrgentDecision.State.TAKEN, taken_on=timezone.localdate(),
    )  # fmt: skip


def tell_the_public(town: Body) -> None:
    """Release a press note on the last session, and inform residents of a plan."""
    told = Resolution.objects.filter(
        body=town, organization__organization_type=Organization.Type.COUNCIL, public=True,
        superseded=False, result=Resolution.Result.ADOPTED,
    )  # fmt: skip
    sessions = Meeting.objects.filter(pk__in=told.values("item__meeting"), state="closed")
    session = sessions.order_by("-starts_at").first()
    if session is not None:
        release_press_note(draft_press_note(session, actor=DEMONSTRATION), actor=DEMONSTRATION)
    plan = Paper.objects.filter(body=town, title="Radverkehrskonzept").first()
    if plan is not None:
        inform_residents(
            plan, important_plan=True, texts=HEADINGS, on=date(plan.day.year, 1, 15),
            actor=DEMONSTRATION,
        )  # fmt: skip
