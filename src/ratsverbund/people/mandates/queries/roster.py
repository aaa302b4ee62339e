"""The roster of one body, in one statement."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.http import Http404

from ratsverbund.people.bodies.models import Body, LegislativeTerm
from ratsverbund.people.bodies.roles import bodies_of
from ratsverbund.people.mandates.roster import Roster
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person

OUTER = OuterRef("pk")


def roster_of(bodies: QuerySet[Body]) -> Roster:
    """Read a body with everyone in it. Raises: Http404 if there is none."""
    body = bodies.annotate(
        rows=JSONObject(
            persons=rows(Person.objects.filter(known_at(OUTER)).order_by("sort_key")),
            organizations=rows(
                Organization.objects.filter(body=OUTER).order_by("organization_type", "sort_key")
            ),
            seats=rows(
                Membership.objects.filter(organization__body=OUTER).order_by(
                    "organization", "person__sort_key", "start"
                )
            ),
            deputies=rows(
                Deputy.objects.filter(membership__organization__body=OUTER).order_by(
                    "membership", "rank", "start"
                )
            ),
            offices=rows(Office.objects.filter(body=OUTER).order_by("name")),
            holdings=rows(OfficeHolding.objects.filter(office__body=OUTER).order_by("start")),
            terms=rows(LegislativeTerm.objects.filter(body=OUTER).order_by("start")),
        )
    ).first()
    if body is None:
        raise Http404
    return restored(body, body.rows)  # type: ignore[attr-defined]


def own_bodies(actor: Any, slug: str) -> QuerySet[Body]:
    """The body of this address if the actor holds a role there."""
    return Body.objects.filter(slug=slug, pk__in=bodies_of(actor))


def known_at(body: Any) -> Q:
    """Persons with a seat, a deputyship or an office at a body, or entered for it without one."""
    places = {
        Membership: "organization__body",
        Deputy: "membership__organization__body",
        OfficeHolding: "office__body",
    }
    at_home, nowhere = Q(), Q()
    for held, place in places.items():
        at_home |= Q(
            pk__in=held._default_manager.filter(**{place: OuterRef(body)}).values("person")
        )
        nowhere &= Q(~Exists(held._default_manager.filter(person=OUTER)))
    return at_home | (nowhere & (Q(entered_by=body) | Q(entered_by=None)))


def rows(found: QuerySet[Any]) -> ArraySubquery:
    """Whole rows as JSON."""
    fields = {field.attname: field.attname for field in found.model._meta.concrete_fields}
    return ArraySubquery(found.values(row=JSONObject(**fields)))


def restored(body: Body, found: dict[str, list[dict[str, Any]]]) -> Roster:
    """Make records of JSON, each related to the one and only other."""
    persons = made(Person, found["persons"])
    organizations = made(Organization, found["organizations"], body=body)
    seats = made(Membership, found["seats"])
    for seat in seats.values():
        seat.person = persons[seat.person_id]
        seat.organization = organizations[seat.organization_id]
        if seat.on_behalf_of_id:
            seat.on_behalf_of = organizations[seat.on_behalf_of_id]
    deputies = made(Deputy, found["deputies"])
    for deputy in deputies.values():
        deputy.person = persons[deputy.person_id]
        deputy.membership = seats[deputy.membership_id]
    offices = made(Office, found["offices"], body=body)
    holdings = made(OfficeHolding, found["holdings"])
    for holding in holdings.values():
        holding.person = persons[holding.person_id]
        holding.office = offices[holding.office_id]
    terms = made(LegislativeTerm, found["terms"], body=body)
    listed = (persons, organizations, seats, deputies, offices, holdings, terms)
    return Roster(body, *(list(each.values()) for each in listed))


def made(model: type[Model], found: list[dict[str, Any]], **related: Any) -> dict[int, Any]:
    """Records of one table by number."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    records = {}
    for row in found:
        record = model(**{name: fields[name].to_python(value) for name, value in row.items()})
        record._state.adding = False
        record._state.db = "default"
        for name, value in related.items():
            setattr(record, name, value)
        records[row["id"]] = record
    return records
