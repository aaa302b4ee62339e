"""Take a paper back, or take it out of the public's sight."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.papers.events import PaperHidden, PaperWithdrawn
from ratsverbund.council.papers.models import Consultation, Paper, Tombstone
from ratsverbund.council.papers.operations.parts import lock
from ratsverbund.council.papers.policies import may_withdraw
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend

State = Consultation.State


@operation("papers.withdraw_paper")
def withdraw_paper(paper: Paper, reason: str, *, on: date, actor: Any) -> Paper:
    """Withdraw a paper; it stays visible with day and reason, its open stations end.

    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    paper = lock(paper)
    require(may_withdraw, actor, paper)
    _check_day(paper, on)
    _check_reason(reason)
    stations = list(paper.consultations.select_for_update())
    if stations and all(station.state == State.DONE for station in stations):
        raise RuleViolated(
            _(
                "Alle Gremien haben über diese Vorlage beraten; sie lässt sich nicht mehr "
                "zurückziehen. Ein Beschluss wird durch einen neuen Beschluss aufgehoben."
            )
        )
    change = advance(paper, Paper.State.WITHDRAWN, withdrawn_on=on, withdrawn_reason=reason.strip())
    for station in stations:
        if station.state in {State.PENDING, State.SCHEDULED}:
            advance(station, State.POINTLESS)
    record(withdraw_paper, paper, actor=actor, change=change, reason=reason.strip())
    announce(PaperWithdrawn(paper.pk))
    return paper


@operation("papers.make_nonpublic")
def make_nonpublic(paper: Paper, reason: str, *, actor: Any) -> Paper:
    """Take a paper and all its traces offline at once; strangers see a stone without a title.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    paper = lock(paper)
    require(may_withdraw, actor, paper)
    _check_reason(reason)
    if not paper.public:
        raise IllegalTransition(_("Die Vorlage ist bereits nichtöffentlich."))
    was_published = paper.published_at is not None
    change = amend(paper, public=False, published_at=None)
    if was_published:
        _hide_parts(paper)
        Tombstone.objects.create(
            paper=paper, body_id=paper.body_id, reference=paper.reference,
            removed_on=timezone.localdate(), published_at=timezone.now(),
        )  # fmt: skip
    record(make_nonpublic, paper, actor=actor, change=change, reason=reason.strip())
    announce(PaperHidden(paper.pk))
    return paper


def _hide_parts(paper: Paper) -> None:
    """Unpublish what the paper published, and the items and resolutions that repeat its words."""
    StoredFile.objects.filter(pk__in=paper.files.values("file")).update(published_at=None)
    for part in (paper.proposals, paper.consultations, paper.files, paper.resolutions):
        part.update(published_at=None)
    for station in paper.consultations.all():
        station.items.update(published_at=None)


def _check_day(paper: Paper, day: date) -> None:
    if day > timezone.localdate():
        raise InvalidInput(_("Dieser Tag kommt erst noch. Nennen Sie den Tag der Rücknahme."), "on")
    if day < paper.day:
        raise InvalidInput(
            _("Die Vorlage ist vom %(day)s. Nennen Sie einen späteren Tag.")
            % {"day": f"{paper.day:%d.%m.%Y}"},
            "on",
        )


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise InvalidInput(_("Der Grund fehlt. Nennen Sie ihn in einem Satz."), "reason")
