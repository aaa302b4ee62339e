"""Residents' assemblies: planned by the mayor, announced by public notice, reported on."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import CharterError, Decision
from ratsverbund.charter.rules.notice_completion import NoticeFacts, notice_completion
from ratsverbund.charter.rules.residents_assembly import AssemblyFacts, residents_assembly
from ratsverbund.council.agendas.models import AssemblyNotice
from ratsverbund.council.agendas.operations.items import place
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import plan_meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, LawUnknown, RuleViolated
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization

# The three steps of a residents' assembly, in the order the charter gives them.
ASSEMBLY_STEPS = (
    "Eröffnung durch die Bürgermeisterin oder den Bürgermeister",
    "Unterrichtung über Grundlagen, Ziele, Zwecke und Auswirkungen",
    "Aussprache mit den Einwohnerinnen und Einwohnern",
)
PROOFS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}


@operation("agendas.plan_assembly")
def plan_assembly(
    council: Organization,
    starts_at: datetime,
    place_name: str,
    *,
    actor: Any,
    districts: Sequence[Organization] = (),
    resolved_on: date | None = None,
) -> Meeting:
    """Plan a residents' assembly with its three fixed steps; it may be for some districts only.

    Source: the charter's norm on residents' assemblies (§ 23 GO NRW).
    Raises: NotAllowed, InvalidInput, Conflict.
    """
    if council.organization_type != Organization.Type.COUNCIL:
        raise InvalidInput(
            _("Eine Einwohnerversammlung beschließt der Rat. Wählen Sie den Rat."), "organization"
        )
    if resolved_on is not None and resolved_on > timezone.localdate():
        raise InvalidInput(
            _("Dieser Tag kommt erst noch. Nennen Sie den Tag des Ratsbeschlusses."), "resolved_on"
        )
    meeting = plan_meeting(council, starts_at, place_name, actor=actor)
    meeting.districts.set(districts)
    amend(meeting, kind=Meeting.Kind.ASSEMBLY, invite_until=None, invite_basis=None)
    for title in ASSEMBLY_STEPS:
        place(meeting, title=title)
    AssemblyNotice.objects.create(meeting=meeting, resolved_on=resolved_on)
    change = {
        "districts": [str(each) for each in districts], "steps": list(ASSEMBLY_STEPS),
        "resolved_on": resolved_on,
    }  # fmt: skip
    record(plan_assembly, meeting, actor=actor, change=change)
    return meeting


@operation("agendas.announce_assembly")
def announce_assembly(
    meeting: Meeting, completed_on: date, *, actor: Any, pointer_on: date | None = None
) -> Meeting:
    """Record that the public notice is complete, and publish the assembly.

    The council's invitation period counts from there; where the charter names a newspaper, the
    pointer in it remains a task until it has appeared.
    Source: the charter's norms on residents' assemblies and on notices.
    Raises: NotAllowed, IllegalTransition, InvalidInput, LawUnknown, RuleViolated.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_prepare, actor, meeting)
    if meeting.kind != Meeting.Kind.ASSEMBLY:
        raise IllegalTransition(
            _("Zu dieser Sitzung wird geladen; bekannt gemacht wird nur eine Versammlung.")
        )
    decision = early_enough(meeting, completed_on)
    now = timezone.now()
    change = advance(
        meeting, Meeting.State.CONVENED, convened_on=completed_on, published_at=now,
        invite_basis=decision.as_json(),
    )  # fmt: skip
    meeting.items.filter(public=True, published_at=None).update(published_at=now)
    notice, _made = AssemblyNotice.objects.get_or_create(meeting=meeting)
    change |= complete(notice, completed_on, pointer_on)
    record(announce_assembly, meeting, actor=actor, change=change, basis=decision)
    return meeting


def early_enough(meeting: Meeting, completed_on: date) -> Decision[bool]:
    """Decide whether the period lasts until the assembly. Raises: LawUnknown, RuleViolated."""
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
    return decision


def complete(notice: AssemblyNotice, completed_on: date, pointer_on: date | None) -> dict[str, Any]:
    """Hold a notice against the charter, and keep which newspaper is to point to it.

    Raises: LawUnknown where the charter makes it wait for the pointer.
    """
    law = law_of(notice.meeting.body, completed_on)
    try:
        newspaper = law.word("notice_completion.newspaper")
    except CharterError:
        newspaper = ""  # this town's charter asks for no pointer
    facts = NoticeFacts(
        available_at=datetime.combine(completed_on, time()), newspaper_pointer=pointer_on
    )
    decision = notice_completion(law, facts)
    if newspaper and not decision.known:
        raise LawUnknown(
            _(
                "Nach Ihrer Satzung ist die Bekanntmachung erst mit dem Hinweis in der Zeitung "
                "vollzogen (%(newspaper)s). Tragen Sie dessen Tag mit ein."
            )
            % {"newspaper": newspaper}
        )
    basis = decision.as_json() if decision.known else None
    return amend(
        notice, completed_on=completed_on, newspaper=newspaper, pointer_on=pointer_on, basis=basis
    )


@operation("agendas.record_pointer")
def record_pointer(
    notice: AssemblyNotice, pointer_on: date, *, actor: Any, clipping: bytes = b""
) -> AssemblyNotice:
    """Record that the newspaper pointed to the notice, perhaps with the clipping.

    Source: the charter's norm on notices. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    notice = AssemblyNotice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    require(may_prepare, actor, notice.meeting)
    if not notice.pointer_due:
        raise IllegalTransition(
            _("Ein Hinweis in der Zeitung steht hier nicht aus. Laden Sie die Seite neu.")
        )
    if pointer_on > timezone.localdate():
        raise InvalidInput(
            _("Dieser Tag kommt erst noch. Tragen Sie den Hinweis ein, sobald er erschienen ist."),
            "pointer_on",
        )
    change = complete(notice, notice.completed_on, pointer_on)  # type: ignore[arg-type]
    if clipping:
        change |= amend(notice, clipping=proof_file(clipping))
    record(record_pointer, notice, actor=actor, change=change)
    return notice


def proof_file(content: bytes) -> StoredFile:
    """Keep a clipping, if it is a PDF or a picture. Raises: InvalidInput."""
    kind = next((kind for start, kind in PROOFS.items() if content.startswith(start)), "")
    if not kind:
        raise InvalidInput(
            _("Der Beleg ist weder ein PDF noch ein Bild (JPEG, PNG). Wählen Sie eine andere."),
            "clipping",
        )
    return store_file(f"hinweis.{kind.partition('/')[2]}", kind, content)
