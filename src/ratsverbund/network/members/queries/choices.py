"""Who could vote for a body: what a form offers, and the records behind a choice."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from ratsverbund.network.members.models import NetworkMember
from ratsverbund.network.members.queries.lists import member_for
from ratsverbund.people.organizations.models import Office
from ratsverbund.people.persons.models import Person


def delegates() -> dict[str, ArraySubquery]:
    """Offices and persons of a row's body that could vote for it."""
    offices = Office.objects.filter(body=OuterRef("body")).order_by("name")
    seated = Q(memberships__organization__body=OuterRef(OuterRef("body")))
    known = Q(holdings__office__body=OuterRef(OuterRef("body")))
    there = Person.objects.filter(seated | known, pk=OuterRef("pk"))
    persons = Person.objects.filter(Exists(there)).order_by("sort_key")
    person = JSONObject(id="pk", title="title", given="given_name", family="family_name")
    return {
        "office_rows": ArraySubquery(offices.values(row=JSONObject(id="pk", name="name"))),
        "person_rows": ArraySubquery(persons.values(row=person)),
    }


def member_with_choices(actor: Any) -> QuerySet[NetworkMember]:
    """The memberships an actor may see, with who could vote for them in the row."""
    return member_for(actor).annotate(**delegates())


def chosen_delegate(chosen: dict[str, Any]) -> dict[str, Any]:
    """The office or person behind the numbers a form chose."""
    return {
        "office": Office.objects.filter(pk=chosen["office"]).first(),
        "person": Person.objects.filter(pk=chosen["person"]).first(),
    }


def in_list(row: dict[str, Any]) -> str:
    """A person in a list, family name first."""
    given = " ".join(part for part in (row["title"], row["given"]) if part)
    return f"{row['family']}, {given}"
