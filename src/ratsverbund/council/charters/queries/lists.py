"""Amendments as lists and pages show them, each in one statement."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.council.papers.queries import papers_for
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held, bodies_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

WRITERS = (Role.Kind.CLERK, Role.Kind.MAYOR)


def amendments_for(actor: Any) -> QuerySet[CharterAmendment]:
    """The amendments an actor may read, without their simulations."""
    return readable(actor).select_related("body", "paper").defer("simulation", "paper__reasoning")


def one_amendment(actor: Any) -> QuerySet[CharterAmendment]:
    """Amendments with everything their page shows but the way of the paper."""
    return readable(actor).select_related(
        "body", "paper", "resolution__vote", "resolution__organization"
    )


def readable(actor: Any) -> QuerySet[CharterAmendment]:
    """All amendments of the bodies an actor writes for; elsewhere what he may read of as a paper.

    What the council has decided stands open to everybody with a role at the body.
    """
    brought = Q(resolution__isnull=False) | Q(paper__in=papers_for(actor).values("pk"))
    return CharterAmendment.objects.filter(
        Q(body__in=bodies_held(actor, *WRITERS)) | brought & Q(body__in=bodies_of(actor))
    )


def stations_of(paper: Paper) -> QuerySet[Consultation]:
    """The stations of a paper with the meeting they are next, or were last, dealt with at."""
    items = AgendaItem.objects.filter(consultation=OuterRef("pk")).exclude(state="removed")
    meeting = JSONObject(id="meeting_id", starts_at="meeting__starts_at", item="number")
    return (
        Consultation.objects.filter(paper=paper)
        .select_related("organization")
        .annotate(meeting=Subquery(items.order_by("-pk").values(row=meeting)[:1]))
        .order_by("order")
    )


def writing_places(actor: Any) -> QuerySet[Body]:
    """The bodies for which an actor writes papers, those with a charter of their own first."""
    return Body.objects.filter(pk__in=bodies_held(actor, *WRITERS)).order_by("-charter", "sort_key")


def council_of(body: Body, day: date) -> Organization | None:
    """The council of a body on a day."""
    found: QuerySet[Organization] = Organization.objects.on(day)
    return found.filter(body=body, organization_type=Organization.Type.COUNCIL).first()


def main_committee_of(body: Body, day: date) -> Organization | None:
    """The main committee of a body on a day; it advises before the council decides."""
    found: QuerySet[Organization] = Organization.objects.on(day)
    return found.filter(body=body, task=Organization.Task.MAIN).first()


def drafting_address(actor: Any, town: dict[str, Any] | None, norm: str) -> str:
    """Where an actor drafts a change of one norm of a town; empty for who may not. No statement."""
    if town is None or town["pk"] not in bodies_held(actor, *WRITERS):
        return ""
    return f"{reverse('charters:new')}?{urlencode({'bei': town['slug'], 'norm': norm})}"


def resting_on(resolution: Resolution) -> QuerySet[CharterAmendment]:
    """The amendment a resolution decides on: one whose paper an organization decided."""
    station = resolution.consultation
    if station is None or not station.authoritative:
        return CharterAmendment.objects.none()
    return CharterAmendment.objects.filter(paper=resolution.paper_id)
