"""Release a paper for consultation: its number, and what the public sees of it."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.papers.dossier.checks import release_checks
from ratsverbund.council.papers.events import PaperReleased
from ratsverbund.council.papers.models import Paper, ReferenceSeries
from ratsverbund.council.papers.operations.parts import lock
from ratsverbund.council.papers.policies import may_release
from ratsverbund.council.papers.queries import dossier_of, pattern_of
from ratsverbund.kernel.errors import LawUnknown, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import term_of


@operation("papers.release_paper")
def release_paper(paper: Paper, *, actor: Any) -> Paper:
    """Give a paper its number and release it; a public one is published with its parts.

    Raises: NotAllowed, IllegalTransition, RuleViolated, LawUnknown.
    """
    paper = lock(paper)
    require(may_release, actor, paper)
    checks = release_checks(dossier_of(paper))
    if paper.state in {Paper.State.DRAFT, Paper.State.COSIGNING}:
        _refuse_blocked([check.fault for check in checks if check.blocks])
    published_at = timezone.now() if paper.public else None
    reference = paper.reference
    if Paper.State.RELEASED in Paper.STEPS.get(Paper.State(paper.state), set()):
        reference = reference or next_reference(paper.body, paper.day)
    change = advance(paper, Paper.State.RELEASED, reference=reference, published_at=published_at)
    if published_at:
        publish_parts(paper, published_at)
    doubts = " ".join(check.fault for check in checks if check.fault)
    record(release_paper, paper, actor=actor, change=change, reason=doubts)
    announce(PaperReleased(paper.pk))
    return paper


def _refuse_blocked(faults: list[str]) -> None:
    if faults:
        raise RuleViolated(
            _("Die Vorlage kann noch nicht freigegeben werden. %(faults)s")
            % {"faults": " ".join(faults)}
        )


def next_reference(body: Body, day: date) -> str:
    """Take the next number of the period a day lies in; others wait at its row until we commit.

    Raises: LawUnknown.
    """
    pattern = pattern_of(body)
    period = _period(body, day, pattern)
    ReferenceSeries.objects.get_or_create(body=body, period=period, defaults={"pattern": pattern})
    series = ReferenceSeries.objects.select_for_update().get(body=body, period=period)
    series.last += 1
    # A paper taken over from elsewhere may already bear the number.
    while Paper.objects.filter(body=body, reference=series.written(series.last)).exists():
        series.last += 1
    series.save(update_fields=["last"])
    return series.written(series.last)


def _period(body: Body, day: date, pattern: str) -> str:
    if pattern == ReferenceSeries.Pattern.YEAR_FIRST:
        return str(day.year)
    term = term_of(body, day)
    if term is None:
        raise LawUnknown(
            _(
                "Für den %(day)s ist keine Wahlperiode eingetragen, die Nummer lässt sich nicht "
                "bilden. Tragen Sie die Wahlperiode bei der Körperschaft ein."
            )
            % {"day": f"{day:%d.%m.%Y}"}
        )
    end = term.end
    return f"{term.start.year}-{end.year}" if end else term.name.replace("–", "-")[:20]


def publish_parts(paper: Paper, moment: datetime) -> None:
    """Publish the proposals, the way and the public attachments of a paper."""
    paper.proposals.update(published_at=moment)
    paper.consultations.update(published_at=moment)
    files = paper.files.filter(public=True)
    StoredFile.objects.filter(pk__in=files.values("file")).update(published_at=moment)
    files.update(published_at=moment)
