"""Cases: accessions with everything their page shows, and what can be chosen to begin one."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject, Now

from ratsverbund.council.decisions.models import FactionVote, Resolution
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import Consultation, Paper, ProposedResolution
from ratsverbund.council.papers.queries import papers_for
from ratsverbund.network.members.models import Accession, RefusedAccession
from ratsverbund.network.members.queries import chosen_delegate, delegates
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held, bodies_of
from ratsverbund.people.bodies.models import Population
from ratsverbund.people.organizations.models import OfficeHolding

Kind = Role.Kind
ENDED = (Accession.State.REJECTED, Accession.State.WITHDRAWN)
PERSON = {"title": "person__title", "given": "person__given_name", "family": "person__family_name"}


def accessions_for(actor: Any) -> QuerySet[Accession]:
    """The cases of the bodies an actor has a role at, and of the networks whose office he keeps.

    The office learns of a case by the declaration, or by a paper everybody may read.
    """
    kept = Q(network__body__in=bodies_held(actor, Kind.NETWORK_OFFICE))
    known = Q(declared_on__isnull=False) | Q(paper__published_at__lte=Now())
    return (
        Accession.objects.filter(Q(body__in=bodies_of(actor)) | kept & known)
        .select_related("network__body", "body", "paper", "member")
        .annotate(paper_open=Exists(papers_for(actor).filter(pk=OuterRef("paper"))))
    )


def refused_for(actor: Any) -> QuerySet[RefusedAccession]:
    """What papers of the actor's bodies ask in vain, with the case that stands in the way."""
    own = Accession.objects.filter(paper=OuterRef("paper"))
    first = Accession.objects.filter(network=OuterRef("network"), body=OuterRef("paper__body"))
    return (
        RefusedAccession.objects.filter(
            paper__body__in=bodies_of(actor), paper__in=papers_for(actor).values("pk")
        )
        .filter(~Exists(own))
        .select_related("paper__body", "network__body")
        .annotate(
            existing=Subquery(first.exclude(state__in=ENDED).order_by("-pk").values("pk")[:1])
        )
    )


def case_for(actor: Any) -> QuerySet[Accession]:
    """Cases with proposals, holders of the delegate's office, and the latest population."""
    holdings = OfficeHolding.objects.filter(office=OuterRef("delegate_office"))
    holder = JSONObject(start="start", end="end", **PERSON)
    figures = Population.objects.filter(body=OuterRef("body")).order_by("-day", "-pk")
    figure = JSONObject(count="count", day="day", source="source")
    return (
        accessions_for(actor)
        .select_related(
            "proposal",
            "delegate_proposal",
            "delegate_office",
            "delegate_person",
            "resolution__organization",
            "delegate_resolution__organization",
        )
        .annotate(
            holders=ArraySubquery(holdings.order_by("start").values(row=holder)),
            figure=Subquery(figures.values(row=figure)[:1]),
        )
    )


def stations_of(paper: Paper | None) -> QuerySet[Consultation]:
    """The stations of a paper with meetings, resolutions and votes in the row."""
    resolutions = Resolution.objects.filter(consultation=OuterRef("pk")).order_by("pk")
    meetings = AgendaItem.objects.filter(consultation=OuterRef("pk")).exclude(state="removed")
    meeting = JSONObject(
        id="meeting_id", starts_at="meeting__starts_at", state="meeting__state", item="number"
    )
    return (
        Consultation.objects.filter(paper=paper)
        .select_related("organization", "proposal")
        .annotate(
            resolved=ArraySubquery(resolutions.values(row=resolution_row())),
            meeting=Subquery(meetings.order_by("-pk").values(row=meeting)[:1]),
        )
        .order_by("order")
    )


def resolution_row() -> JSONObject:
    """One resolution with its vote, and how each Fraktion voted."""
    factions = FactionVote.objects.filter(vote=OuterRef("vote")).order_by("pk")
    part = JSONObject(name="name", yes="yes", no="no", abstentions="abstentions")
    vote = {
        name: f"vote__{name}"
        for name in (
            "yes",
            "no",
            "abstentions",
            "invalid",
            "present",
            "excluded",
            "needed",
            "base",
            "basis",
        )
    }
    return JSONObject(
        id="pk",
        result="result",
        label="label",
        text="text",
        day="decided_on",
        public="public",
        published="published_at",
        superseded="superseded",
        counted="vote_id",
        correction="vote__correction_reason",
        factions=ArraySubquery(factions.values(row=part)),
        **vote,
    )


def choices_for(actor: Any) -> QuerySet[Paper]:
    """The papers an actor may tie to a network, with what can be chosen for it in the row."""
    proposals = ProposedResolution.objects.filter(paper=OuterRef("pk")).order_by("order")
    proposal = JSONObject(id="pk", organization="organization__name", text="text")
    return (
        papers_for(actor)
        .filter(body__in=bodies_held(actor, Kind.CLERK, Kind.MAYOR))
        .annotate(proposal_rows=ArraySubquery(proposals.values(row=proposal)), **delegates())
    )


def chosen_basis(paper: Paper, chosen: dict[str, Any]) -> dict[str, Any]:
    """The records behind the numbers a form chose for a paper."""
    proposals = paper.proposals.in_bulk()
    return {
        "proposal": proposals[chosen["proposal"]],
        "delegate_proposal": proposals.get(chosen["delegate_proposal"]),
        **chosen_delegate(chosen),
    }
