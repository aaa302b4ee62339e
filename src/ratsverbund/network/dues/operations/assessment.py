"""Yearly assessments: fixed once, explained, and replaced only by a new revision."""

from collections.abc import Iterable, Iterator
from datetime import date
from time import monotonic
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision, FactsError
from ratsverbund.charter.rules.dues import DuesResult
from ratsverbund.kernel.errors import Conflict, InvalidInput, LawUnknown
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.network.dues.events import DuesAssessed
from ratsverbund.network.dues.letters import notice
from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.dues.policies import may_assess
from ratsverbund.network.dues.queries import Line, Run, decide, grounds
from ratsverbund.network.members.letters import letters
from ratsverbund.network.members.models import NetworkMember


@operation("dues.assess_member")
def assess_member(
    member: NetworkMember, year: int, *, actor: Any, on: date | None = None
) -> Assessment:
    """Fix what a member owes for a year, in EUR; a year is assessed once.

    Raises: NotAllowed, Conflict, LawUnknown.
    """
    member = locked(member.pk, actor)
    check_year(member, year)
    if member.assessments.filter(year=year).exists():
        raise Conflict(
            _("{body} ist für {year} schon veranlagt. Nutzen Sie „Neu veranlagen“.").format(
                body=member.body, year=year
            )
        )
    assessment, decision = assess(member, year, 1, on)
    record(
        assess_member, assessment, actor=actor, change={"gross": assessment.gross}, basis=decision
    )
    announce(DuesAssessed((assessment.pk,)))
    return assessment


def locked(member: int, actor: Any) -> NetworkMember:
    """Lock a member for whoever may assess it."""
    members = NetworkMember.objects.select_for_update(of=("self",))
    found = members.select_related("body", "network__body").get(pk=member)
    require(may_assess, actor, found)
    return found


@operation("dues.assess_since_start")
def assess_since_start(member: NetworkMember, *, actor: Any) -> list[Assessment]:
    """Assess every year of a membership up to this one; a year the scale is silent on stays open.

    What stays open is recorded with its reason, for the office to settle.
    """
    member = locked(member.pk, actor)
    made, silent = [], {}
    assessed = set(member.assessments.values_list("year", flat=True))
    for year in sorted(set(years_of(member)) - assessed):
        try:
            assessment, decision = assess(member, year, 1, None)
        except (LawUnknown, FactsError) as unknown:
            silent[year] = str(unknown)
            continue
        made.append(assessment)
        gross = {"gross": assessment.gross}
        record(assess_since_start, assessment, actor=actor, change=gross, basis=decision)
    if silent or not made:
        record(assess_since_start, member, actor=actor, change={"open": silent})
    if made:
        announce(DuesAssessed(tuple(assessment.pk for assessment in made)))
    return made


def assess_ready(run: Run, *, actor: Any, seconds: float | None = None) -> Iterator[Line]:
    """Assess the members of a run that can be, one transaction each, and yield what was done.

    It stops after some seconds; what is left waits for the next call. A member whom somebody else
    assessed in between is passed over.
    """
    begun = monotonic()
    for line in run.ready:
        try:
            assess_member(line.member, run.year, actor=actor)
        except Conflict:
            continue
        yield line
        if seconds is not None and monotonic() - begun > seconds:
            return


def years_of(member: NetworkMember) -> range:
    """The years of a membership up to this one."""
    last = timezone.localdate().year
    return range(member.start.year, min(member.end.year if member.end else last, last) + 1)


@operation("dues.reassess_member")
def reassess_member(
    assessment: Assessment, reason: str, *, actor: Any, on: date | None = None
) -> Assessment:
    """Assess a year again as a new revision; the old one stays as it was.

    Raises: NotAllowed, InvalidInput, Conflict, LawUnknown.
    """
    member = locked(assessment.member_id, actor)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der neuen Veranlagung."), "reason")
    latest = member.assessments.filter(year=assessment.year).order_by("-revision").first()
    if latest != assessment:
        raise Conflict(_("Es gibt schon eine neuere Fassung dieser Veranlagung."))
    fresh, decision = assess(member, assessment.year, assessment.revision + 1, on)
    change = {"gross": [assessment.gross, fresh.gross], "revision": fresh.revision}
    record(reassess_member, fresh, actor=actor, change=change, basis=decision, reason=reason)
    announce(DuesAssessed((fresh.pk,)))
    return fresh


def check_year(member: NetworkMember, year: int) -> None:
    """Refuse years in which the body was no member."""
    if year < member.start.year or (member.end and year > member.end.year):
        raise InvalidInput(
            _(
                "{body} ist {year} nicht Mitglied; die Mitgliedschaft besteht seit "
                "{start:%d.%m.%Y}."
            ).format(body=member.body, year=year, start=member.start),
            "year",
        )


def assess(
    member: NetworkMember, year: int, revision: int, on: date | None
) -> tuple[Assessment, Decision[DuesResult]]:
    """Let the rule decide and keep its decision."""
    found = grounds(member, year)
    decision = decide(member, found)
    result = decision.settled
    assessment = Assessment.objects.create(
        member=member,
        year=year,
        revision=revision,
        scale_id=found.rules.scale_id,
        population_id=found.figure.id if found.figure else None,
        gross=result.gross,
        member_part=result.member,
        payer_part=result.payer_share,
        payer_id=found.rules.payers[result.payer] if result.payer_share else None,
        basis=decision.as_json(),
        assessed_on=on or timezone.localdate(),
        published_at=timezone.now(),
    )
    return assessment, decision


@operation("dues.write_notices")
def write_notices(assessments: Iterable[Assessment], *, actor: Any) -> list[Assessment]:
    """Write the letters that tell members their dues, all in one go; each is written once."""
    rows = (
        Assessment.objects.select_for_update(of=("self",))
        .select_related(
            "member__body", "member__network__body", "member__accession", "population", "payer"
        )
        .filter(pk__in=[assessment.pk for assessment in assessments])
    )
    written = []
    for row in rows:
        require(may_assess, actor, row.member)
        if row.letter_id:
            record(write_notices, row, actor=actor, reason="das Schreiben liegt schon vor")
        else:
            written.append(row)
    day = max((row.assessed_on for row in written), default=timezone.localdate())
    set_letters = letters([notice(row) for row in written], day)
    for row, content in zip(written, set_letters, strict=True):
        name = f"Beitrag-{row.year}-{row.member.body.slug}.pdf"
        change = amend(row, letter=store_file(name, "application/pdf", content))
        record(write_notices, row, actor=actor, change=change)
    return written
