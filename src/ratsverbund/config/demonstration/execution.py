"""The demonstration's tasks in every state, an objection, an urgent decision, a press note."""

from datetime import date, time, timedelta

from django.utils import timezone

from ratsverbund.config.demonstration import road
from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.config.frame import demo_address
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.execution import operations
from ratsverbund.council.execution.models import Execution
from ratsverbund.council.execution.objections.operations import raise_objection
from ratsverbund.council.execution.periods.operations import set_periods
from ratsverbund.council.execution.publicity.operations import (
    draft_press_note,
    inform_residents,
    release_press_note,
)
from ratsverbund.council.execution.urgency.operations import (
    cosign_urgent,
    draft_urgent,
    sign_urgent,
)
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import plan_meeting
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.kernel.events import deliver_pending
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.operations import create_organization

EXAMPLE = "Beispiel der Demonstration, keine geltende Regelung"
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
    set_periods(town, months=3, days_before=14, days_after=7, source=EXAMPLE, actor=DEMONSTRATION)
    tell_the_public(town)
    object_to_one(town)


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
    """Let the council resolve a few days ago, object in time, plan the session that decides."""
    council, today = council_at(town), timezone.localdate()
    day = today - timedelta(days=4)
    title, invited = "Eintritt in das Freibad (erfunden)", day - timedelta(days=14)
    meeting = road.hold(council, day, [], invited=invited, title=title)
    resolution = record_vote(
        meeting.items.get(), Tally(30, 10, 2), actor=DEMONSTRATION, at=meeting.starts_at,
        text="Der Eintritt in das Freibad ist für alle frei.",
    )  # fmt: skip
    road.finish(meeting)
    deliver_pending()
    raise_objection(
        resolution, "objection", "Die Einnahmen fehlen im Haushalt (erfunden).",
        on=day + timedelta(days=2), actor=DEMONSTRATION,
    )  # fmt: skip
    evening = local_moment(today + timedelta(days=9), time(18, 0))
    plan_meeting(council, evening, road.PLACE, actor=DEMONSTRATION)


def council_at(town: Body) -> Organization:
    """The council of a town."""
    council = Organization.Type.COUNCIL
    return Organization.objects.select_related("body").get(body=town, organization_type=council)


def decide_urgently(world: World) -> None:
    """Let mayor and member sign a decision that waits for approval; both are fictional."""
    accounts = Account.objects.with_roles()
    mayor = accounts.get(email=demo_address(Role.Kind.MAYOR))
    member = accounts.get(email=demo_address(Role.Kind.MEMBER))
    urgent = draft_urgent(
        council_at(world.heinsberg), title="Notstromaggregat für das Pumpwerk (erfunden)",
        text="Ein Aggregat wird für drei Monate gemietet.",
        reason="Ohne Strom läuft bei Starkregen der Keller der Grundschule voll.",
        council_in_time=False, committee_in_time=False, grave_disadvantage=True, public=True,
        actor=mayor,
    )  # fmt: skip
    cosign_urgent(sign_urgent(urgent, actor=mayor), actor=member)
    deliver_pending()


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
