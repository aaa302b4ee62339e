"""Residents' assemblies: planned by the mayor, announced by public notice, reported on."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.residents_assembly import AssemblyFacts, residents_assembly
from ratsverbund.council.agendas.operations.items import place
from ratsverbund.council.agendas.operations.standing import ASSEMBLY_STEPS
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import plan_meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, LawUnknown, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization


@operation("agendas.plan_assembly")
def plan_assembly(
    council: Organization,
    starts_at: datetime,
    place_name: str,
    *,
    actor: Any,
    districts: Sequence[Organization] = (),
) -> Meeting:
    """Plan a residents' assembly with its three fixed steps; it may be for some districts only.

    Source: the charter's norm on residents' assemblies (§ 23 GO NRW).
    Raises: NotAllowed, InvalidInput, Conflict.
    """
    if council.organization_type != Organization.Type.COUNCIL:
        raise InvalidInput(
            _("Eine Einwohnerversammlung beschließt der Rat. Wählen Sie den Rat."), "organization"
        )
    meeting = plan_meeting(council, starts_at, place_name, actor=actor)
    meeting.districts.set(districts)
    amend(meeting, kind=Meeting.Kind.ASSEMBLY, invite_until=None, invite_basis=None)
    for title in ASSEMBLY_STEPS:
        place(meeting, title=title)
    change = {"districts": [str(each) for each in districts], "steps": list(ASSEMBLY_STEPS)}
    record(plan_assembly, meeting, actor=actor, change=change)
    return meeting


@operation("agendas.announce_assembly")
def announce_assembly(meeting: Meeting, completed_on: date, *, actor: Any) -> Meeting:
    """Record that the public notice is complete, and publish the assembly.

    The council's invitation period counts from there.
    Source: the charter's norm on residents' assemblies.
    Raises: NotAllowed, IllegalTransition, LawUnknown, RuleViolated.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_prepare, actor, meeting)
    if meeting.kind != Meeting.Kind.ASSEMBLY:
        raise IllegalTransition(
            _("Zu dieser Sitzung wird geladen; bekannt gemacht wird nur eine Versammlung.")
        )
    day = local_day(meeting.starts_at)
    parts = tuple(meeting.districts.values_list("name", flat=True))
    decision = residents_assembly(
        law_of(meeting.body, day), AssemblyFacts(day, completed_on, parts)
    )
    if not decision.known:
        raise LawUnknown(
            _("Die Frist für die Einwohnerversammlung ist hier nicht geregelt: %(why)s")
            % {"why": decision.label}
        )
    if not decision.settled:
        raise RuleViolated(
            _("Die Versammlung ist zu früh: %(earliest)s (%(citation)s). Verlegen Sie sie.")
            % {"earliest": decision.label, "citation": decision.citation}
        )
    now = timezone.now()
    change = advance(
        meeting, Meeting.State.CONVENED, convened_on=completed_on, published_at=now,
        invite_basis=decision.as_json(),
    )  # fmt: skip
    meeting.items.filter(public=True, published_at=None).update(published_at=now)
    record(announce_assembly, meeting, actor=actor, change=change, basis=decision)
    return meeting
