"""What residents are told early about a matter, before it is voted on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.execution.models import ResidentsInformation
from ratsverbund.council.execution.policies import may_control
from ratsverbund.council.execution.queries import GENERAL, information_due
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend


@operation("execution.inform_residents")
def inform_residents(
    paper: Paper,
    *,
    important_plan: bool,
    texts: Mapping[str, str],
    actor: Any,
    on: date | None = None,
) -> ResidentsInformation:
    """Mark a paper as a matter of general importance and keep what residents are told.

    It is public as soon as the paper is; of an important plan the law names the headings.
    Source: the charter's norm on information of residents, § 23 GO NRW.
    Raises: NotAllowed, InvalidInput, LawUnknown.
    """
    paper = Paper.objects.select_for_update(of=("self",)).select_related("body").get(pk=paper.pk)
    require(may_control, actor, paper)
    said = {name: text.strip() for name, text in texts.items() if text.strip()}
    if not important_plan and not said.get(GENERAL):
        raise InvalidInput(_("Schreiben Sie, worüber die Einwohner unterrichtet werden."), GENERAL)
    decision = information_due(paper, important_plan, tuple(said))
    found, _new = ResidentsInformation.objects.get_or_create(
        paper=paper, defaults={"body_id": paper.body_id, "basis": decision.as_json()}
    )
    shown = bool(said) and paper.published_at is not None
    change = amend(
        found, important_plan=important_plan, texts=said, basis=decision.as_json(),
        informed_on=(found.informed_on or on or timezone.localdate()) if said else None,
        published_at=(found.published_at or timezone.now()) if shown else None,
    )  # fmt: skip
    change.pop("basis", None)
    record(inform_residents, found, actor=actor, change=change, basis=decision)
    return found
