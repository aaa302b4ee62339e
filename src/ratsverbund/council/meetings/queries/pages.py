"""One meeting with everything its page shows, in a handful of statements."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from ratsverbund.council.access import closed_part, items_visible, unissued, visible
from ratsverbund.council.meetings.models import AgendaItem, Exclusion, Meeting
from ratsverbund.council.meetings.queries.law import term_members
from ratsverbund.people.organizations.models import Organization


def one_meeting(actor: Any) -> QuerySet[Meeting]:
    """The meetings an actor may open, with body, organization and statutory number.

    `reads_closed` says whether the non-public part is for the actor too.
    """
    meetings = Meeting.objects.filter(visible(actor))
    partners = Organization.objects.filter(joint_meetings=OuterRef("pk")).order_by("sort_key")
    districts = Organization.objects.filter(assemblies=OuterRef("pk")).order_by("sort_key")
    return meetings.select_related("organization", "body").annotate(
        term_members=term_members(),
        reads_closed=ExpressionWrapper(closed_part(actor), BooleanField()),
        partner_names=ArraySubquery(partners.values("name")),
        district_names=ArraySubquery(districts.values("name")),
    )


def items_of(actor: Any) -> QuerySet[AgendaItem]:
    """The items an actor may open, with their meeting and what keeps persons out of them."""
    return (
        AgendaItem.objects.filter(items_visible(actor))
        .select_related("meeting__organization", "meeting__body")
        .annotate(kept_out=ArraySubquery(exclusions_of_item()))
    )


def exclusions_of_item() -> Any:
    """Who is kept out of the outer item, and why, as JSON."""
    excluded = JSONObject(
        id="pk",
        person="person_id",
        given="person__given_name",
        family="person__family_name",
        reason="reason",
    )
    exclusions = Exclusion.objects.filter(item=OuterRef("pk")).order_by("person__sort_key")
    return exclusions.values(json=excluded)


def agenda(meeting: Meeting) -> list[AgendaItem]:
    """The items of a meeting, public part first, with paper, proposal, result and exclusions.

    One statement. `outcomes` holds the valid result with its vote, `parts` the Fraktionen of that
    vote, `kept_out` the excluded persons, `laid` the files on the table, `waiting` whether the
    item's supplement is still to be issued; these are read by the names of their relations,
    because decisions and agendas stand above meetings.
    """
    own = AgendaItem.objects.filter(pk=OuterRef("pk"))
    outcome = JSONObject(
        id="resolutions__pk",
        result="resolutions__result",
        label="resolutions__label",
        text="resolutions__text",
        vote="resolutions__vote_id",
        yes="resolutions__vote__yes",
        no="resolutions__vote__no",
        abstentions="resolutions__vote__abstentions",
        basis="resolutions__vote__basis",
    )
    part = JSONObject(
        name="votes__factions__name",
        yes="votes__factions__yes",
        no="votes__factions__no",
        abstentions="votes__factions__abstentions",
    )
    outcomes = own.filter(resolutions__superseded=False).values(json=outcome)
    parts = own.filter(votes__corrected=False, votes__purpose="main", votes__factions__isnull=False)
    laid = JSONObject(id="handouts__pk", title="handouts__title", public="handouts__public")
    handouts = own.filter(handouts__isnull=False).order_by("handouts__laid_at").values(json=laid)
    items = meeting.items.select_related("consultation__paper", "consultation__proposal").annotate(
        laid=ArraySubquery(handouts),
        waiting=unissued(),
        outcomes=ArraySubquery(outcomes.order_by()),
        parts=ArraySubquery(parts.order_by("votes__factions__pk").values(json=part)),
        kept_out=ArraySubquery(exclusions_of_item()),
    )
    return list(items.order_by("-public", "order"))
