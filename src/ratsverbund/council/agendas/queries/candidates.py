"""Which papers may come on an agenda, and why others not yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.council.papers.queries import papers_for


@dataclass(frozen=True)
class Candidate:
    """A paper meant for this organization: ready or not, and why."""

    consultation: Consultation
    ready: bool
    why: str
    earlier: Sequence[str] = ()

    @property
    def paper(self) -> Paper:
        """The paper itself."""
        return self.consultation.paper

    @property
    def placeable(self) -> bool:
        """Whether it may come on the agenda; a body before may be overtaken for a reason."""
        return self.paper.state == Paper.State.RELEASED


def candidates(
    meeting: Meeting, organizations: Iterable[int], actor: Any, text: str = ""
) -> list[Candidate]:
    """The papers an actor sees whose next open consultation is one of these organizations'.

    One statement.

    The ready ones first, then by age. A paper waits while an organization before has neither
    consulted nor has it on an earlier agenda, or while nobody has released it.
    """
    stations = Consultation.objects.filter(
        paper=OuterRef("paper"),
        order__lt=OuterRef("order"),
        state__in=[Consultation.State.PENDING, Consultation.State.SCHEDULED],
    ).order_by("order")
    scheduled = AgendaItem.objects.filter(
        consultation=OuterRef("pk"),
        state=AgendaItem.State.OPEN,
        meeting__starts_at__lt=meeting.starts_at,
    )
    before = JSONObject(
        name="organization__name", placed=ArraySubquery(scheduled.values("meeting_id")[:1])
    )
    waiting = (
        Consultation.objects.filter(
            organization__in=list(organizations),
            state=Consultation.State.PENDING,
            paper__in=papers_for(actor).order_by().values("pk"),
            paper__state__in=[Paper.State.RELEASED, Paper.State.COSIGNING, Paper.State.DRAFT],
        )
        .filter(matching(text))
        .select_related("paper")
        .annotate(before=ArraySubquery(stations.values(json=before)))
        .order_by(F("paper__day"), "paper__reference", "pk")
    )
    found = [judged(each, each.before) for each in waiting]
    return sorted(found, key=lambda each: not each.ready)


def matching(text: str) -> Q:
    """The papers with a word in their title or number."""
    word = text.strip()
    return Q(paper__title__icontains=word) | Q(paper__reference__icontains=word) if word else Q()


def judged(consultation: Consultation, before: Sequence[dict[str, Any]]) -> Candidate:
    """Say whether a paper is ready for the agenda, and why."""
    open_before = [station["name"] for station in before if not station["placed"]]
    state = consultation.paper.state
    if state != Paper.State.RELEASED:
        why = _("noch nicht zur Beratung freigegeben, Stand: %(state)s") % {
            "state": consultation.paper.get_state_display()
        }
        return Candidate(consultation, False, why, open_before)
    if open_before:
        why = _("Vorher berät noch: %(names)s") % {"names": ", ".join(open_before)}
        return Candidate(consultation, False, why, open_before)
    if before:
        why = _("freigegeben; vorberaten wird in einer Sitzung davor")
        return Candidate(consultation, True, why)
    return Candidate(consultation, True, _("freigegeben; dieses Gremium ist an der Reihe"))
