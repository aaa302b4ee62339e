"""What the registers show to whom."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Q, QuerySet, When
from django.db.models.functions import JSONObject, Now

from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import shown
from ratsverbund.people.bodies.roles import RoleKind, bodies_held
from ratsverbund.people.organizations.models import Membership
from ratsverbund.people.persons.models import Person
from ratsverbund.people.registers.models import (
    ContactDetail,
    Honour,
    Interest,
    InterestDeclaration,
)
from ratsverbund.people.registers.roles import KEEPERS

Visibility = ContactDetail.Visibility
State = InterestDeclaration.State
URGENCY = (State.SUBMITTED, State.REQUESTED, State.PUBLISHED)


def public_bodies(actor: Any) -> QuerySet[Body]:
    """Bodies the actor may see."""
    return Body.objects.filter(shown(actor, "pk"))


def honours_for(actor: Any) -> QuerySet[Honour]:
    """Honours the actor may see, the latest first."""
    return Honour.objects.filter(shown(actor)).select_related("body")


def interests_for(actor: Any, body: Body) -> QuerySet[InterestDeclaration]:
    """Published declarations of a body with their published entries in the same row."""
    public = Interest.objects.filter(declaration=OuterRef("pk"), published_at__lte=Now())
    return (
        InterestDeclaration.objects.filter(body=body, published_at__lte=Now())
        .select_related("person")
        .annotate(entries=entries(public))
        .order_by("-year", "person__sort_key")
    )


def declarations_of(body: Body) -> QuerySet[InterestDeclaration]:
    """All declarations of a body for who keeps the register; those to publish come first."""
    found = InterestDeclaration.objects.filter(body=body).select_related("person")
    waits = Case(*(When(state=state, then=place) for place, state in enumerate(URGENCY)))
    return found.order_by("-year", waits, "person__sort_key")


def declaration_for(actor: Any) -> QuerySet[InterestDeclaration]:
    """Own declarations, and those of the bodies whose registers the actor keeps."""
    mine = Q(person=getattr(actor, "person_id", None) or 0)
    kept = Q(body__in=bodies_held(actor, *KEEPERS))
    return (
        InterestDeclaration.objects.filter(mine | kept)
        .select_related("person", "body")
        .annotate(entries=entries(Interest.objects.filter(declaration=OuterRef("pk"))))
    )


def entries(found: QuerySet[Interest]) -> ArraySubquery:
    """Heading and text of entries, in the order declared."""
    return ArraySubquery(
        found.order_by("pk").values(row=JSONObject(heading="heading", text="text"))
    )


def earlier_entries(declaration: InterestDeclaration) -> list[dict[str, str]]:
    """What the person declared here last, to start from."""
    found = InterestDeclaration.objects.filter(
        body=declaration.body_id, person=declaration.person_id, year__lt=declaration.year
    ).annotate(entries=entries(Interest.objects.filter(declaration=OuterRef("pk"))))
    latest = found.exclude(submitted_at=None).order_by("-year").first()
    return latest.entries if latest else []  # type: ignore[attr-defined]


def contacts_for(actor: Any, person: Person) -> QuerySet[ContactDetail]:
    """The ways to reach a person that the actor may know: own, staff's, council's, public."""
    seen = Q(visibility=Visibility.PUBLIC, published_at__lte=Now())
    if getattr(actor, "person_id", None) == person.pk:
        seen |= Q(person=person)
    seats = Membership.objects.filter(person=OuterRef("person"))
    here = seats.filter(organization__body__in=bodies_held(actor))
    kept = seats.filter(
        organization__body__in=bodies_held(actor, RoleKind.CLERK, RoleKind.ADMINISTRATOR)
    )
    colleagues = Q(visibility=Visibility.COUNCIL) & Q(person__in=here.values("person"))
    staff = Q(person__in=kept.values("person"))
    return ContactDetail.objects.filter(seen | colleagues | staff, person=person).exclude(value="")
