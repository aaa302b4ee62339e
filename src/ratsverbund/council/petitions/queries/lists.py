"""Which petitions somebody may see, one of them whole, and what resembles it."""

import re
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.petitions.models import (
    CoSignatory,
    Hearing,
    Petition,
    PetitionIntake,
    PetitionLetter,
)
from ratsverbund.council.petitions.roles import HANDLERS
from ratsverbund.kernel.calendar import months_after
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

State = Petition.State
OVER = (State.FORWARDED, State.ANSWERED, State.WITHDRAWN)
ALIKE = 0.02
WORD = 4


def bodies_handled(actor: Any) -> list[int]:
    """The bodies whose petitions the actor handles."""
    held = roles_of(actor)
    return sorted({r["body"] for r in held if r["kind"] in HANDLERS and r["organization"] is None})


def petitions_for(actor: Any) -> QuerySet[Petition]:
    """The petitions of the actor's bodies; a chair sees those before the committee."""
    chairs = [r["organization"] for r in roles_of(actor) if r["kind"] == Role.Kind.CHAIR]
    before = Hearing.objects.filter(petition=OuterRef("pk"), item__meeting__organization__in=chairs)
    seen = Q(body__in=bodies_handled(actor))
    if chairs:
        seen |= Q(Exists(before))
    return Petition.objects.select_related("body").filter(seen)


def narrowed(
    found: QuerySet[Petition], *, state: str = "", year: int | None = None, words: str = ""
) -> QuerySet[Petition]:
    """Petitions in a state (or all still under way), of a year, with some words in the subject."""
    if state == "running":
        found = found.exclude(state__in=OVER)
    elif state:
        found = found.filter(state=state)
    if year:
        found = found.filter(year=year)
    return found.filter(subject__icontains=words) if words else found


def with_public_title(found: QuerySet[Petition]) -> QuerySet[Petition]:
    """Petitions with the wording under which the agenda names them; none before it does."""
    current = Hearing.objects.filter(petition=OuterRef("pk"), dropped_reason="")
    return found.annotate(public_title=Subquery(current.values("item__title")[:1]))


def one_petition(actor: Any) -> QuerySet[Petition]:
    """Petitions with all that their page shows, but the hearing."""
    letters = PetitionLetter.objects.filter(petition=OuterRef("pk")).order_by("pk")
    signed = CoSignatory.objects.filter(petition=OuterRef("pk")).order_by("pk")
    letter = JSONObject(id="pk", kind="kind", day="ordered_on", done="sha256")
    return (
        petitions_for(actor)
        .select_related("referral__target", "earlier")
        .annotate(
            letters_written=ArraySubquery(letters.values(json=letter)),
            signed_by=ArraySubquery(
                signed.values(json=JSONObject(id="pk", name="name", speaker="speaker"))
            ),
        )
    )


def hearing_of(petition: Petition) -> Hearing | None:
    """The hearing that counts, with its meeting."""
    current = petition.hearings.filter(dropped_reason="")
    return current.select_related("item__meeting__organization").first()


def letters_for(actor: Any) -> QuerySet[PetitionLetter]:
    """Letters that are written, for whoever handles their petitions."""
    mine = PetitionLetter.objects.filter(petition__body__in=bodies_handled(actor))
    return mine.filter(content__isnull=False).select_related("petition")


def intakes_for(actor: Any) -> QuerySet[PetitionIntake]:
    """What lies in the letter box of the actor's bodies."""
    mine = PetitionIntake.objects.filter(body__in=bodies_handled(actor))
    return mine.filter(state=PetitionIntake.State.NEW).select_related("body")


def places_of(actor: Any) -> QuerySet[Body]:
    """The bodies for which the actor registers petitions."""
    return Body.objects.filter(pk__in=bodies_handled(actor))


def similar(petition: Petition) -> QuerySet[Petition]:
    """Earlier petitions of the body that share words with this one, the closest first."""
    words = dict.fromkeys(re.findall(rf"\w{{{WORD},}}", petition.subject))
    query = SearchQuery(" or ".join(words) or "-", search_type="websearch", config="german")
    vector = SearchVector("subject", weight="A", config="german") + SearchVector(
        "wording", weight="C", config="german"
    )
    return (
        Petition.objects.filter(body=petition.body_id, received_on__lte=petition.received_on)
        .exclude(pk=petition.pk)
        .annotate(rank=SearchRank(vector, query))
        .filter(rank__gt=ALIKE)
        .order_by("-rank", "-received_on")[:8]
    )


def committee_meetings(petition: Petition) -> QuerySet[Meeting]:
    """The coming meetings of the complaints committee."""
    return Meeting.objects.filter(
        body=petition.body_id,
        organization__task=Organization.Task.PETITIONS,
        state__in=[Meeting.State.PLANNED, Meeting.State.CONVENED],
        starts_at__gte=timezone.now(),
    ).select_related("organization").order_by("starts_at")  # fmt: skip


def deciding_bodies(petition: Petition) -> QuerySet[Organization]:
    """Council and committees a petition may be referred to."""
    kinds = [Organization.Type.COUNCIL, Organization.Type.COMMITTEE]
    found = Organization.objects.filter(body=petition.body_id, organization_type__in=kinds)
    return found.exclude(task=Organization.Task.PETITIONS).filter(end=None)


def forgotten_from(petition: Petition) -> date | None:
    """From when persons are deleted; none while a petition is under way."""
    if petition.state not in OVER:
        return None
    return months_after(petition.moved_on, settings.PETITION_RETENTION_MONTHS).day
