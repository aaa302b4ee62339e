"""To which bodies a person belongs: by a seat, a deputyship, an office, a role or a list."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from ratsverbund.people.bodies.models import Body

# What lies between a body and a person; what has ended counts as well.
TIES = (
    "organizations__memberships__person",
    "organizations__memberships__deputies__person",
    "offices__holdings__person",
    "roles__account__person",
    "reserve_entries__person",
    "interest_declarations__person",
)


def bodies_of_person(person: Any) -> QuerySet[Body]:
    """The bodies where a person has or had something; `person` may be an outer reference."""
    tied = Q()
    for tie in TIES:
        tied |= Q(pk__in=Body.objects.filter(**{tie: person}).values("pk"))
    return Body.objects.filter(tied).order_by("sort_key")


def belongs_to() -> ArraySubquery:
    """Number and name of a person's bodies, as a column of the person."""
    found = bodies_of_person(OuterRef(OuterRef("pk")))
    return ArraySubquery(found.values(row=JSONObject(id=F("pk"), name=F("name"))))
