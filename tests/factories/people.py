"""Bodies, persons, organizations and accounts for tests."""

import itertools
from datetime import date
from functools import cache

from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ratsverbund.kernel.sorting import name_sort_key, sort_key
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.bodies.models import Body, LegislativeTerm, MunicipalityKey, Population
from ratsverbund.people.bodies.slugs import slug_of
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person

count = itertools.count(1)
LONG_AGO = date(2014, 6, 1)


def body(name="Musterstadt", **fields):
    """A published municipality of North Rhine-Westphalia without a charter of its own."""
    slug = fields.pop("slug", "") or slug_of(name, str(next(count)))
    fields = {
        "kind": Body.Kind.MUNICIPALITY,
        "short_name": name,
        "sort_key": sort_key(name),
        "state_code": "05",
        "published_at": timezone.now(),
    } | fields
    return Body.objects.create(name=f"Stadt {name}", slug=slug, **fields)


def heinsberg(**fields):
    """Heinsberg with its charter, key, term of 45 votes and population."""
    town = body("Heinsberg", slug="heinsberg", charter="heinsberg", **fields)
    key(town, "05370016")
    term(town)
    population(town, 43163, date(2024, 12, 31))
    return town


def key(body, key="05999001", **fields):
    """The municipality key of a body, valid for ever."""
    return MunicipalityKey.objects.create(body=body, key=key, **fields)


def term(body, start=LONG_AGO, end=None, statutory_members=45, **fields):
    """A legislative term of 45 votes."""
    return LegislativeTerm.objects.create(
        body=body, name="Testperiode", start=start, end=end,
        statutory_members=statutory_members, **fields,
    )  # fmt: skip


def population(body, count=43163, day=date(2019, 12, 31), source="Testquelle"):
    """A dated population with its source."""
    return Population.objects.create(body=body, count=count, day=day, source=source)


def person(given="Erika", family=None, **fields):
    """A fictional person."""
    made = unsaved_person(given, family, **fields)
    made.save()
    return made


def unsaved_person(given="Erika", family=None, **fields):
    """A fictional person nobody wrote down yet."""
    family = family or f"Beispiel{next(count)}"
    fields = {"sort_key": name_sort_key(family, given), "fictional": True} | fields
    return Person(given_name=given, family_name=family, **fields)


def organization(body, name="Rat", organization_type="council", **fields):
    """An organization of a body; the council if nothing else is said."""
    fields = {
        "short_name": name[:30],
        "sort_key": name.lower(),
        "seats": 45 if organization_type == "council" else 15,
        "published_at": timezone.now(),
    } | fields
    return Organization.objects.create(
        body=body, name=name, organization_type=organization_type, **fields
    )


def main_committee(body, **fields):
    """The Haupt- und Finanzausschuss."""
    name = "Haupt- und Finanzausschuss"
    fields = {"short_name": "HFA", "task": "main_committee"} | fields
    return organization(body, name, "committee", **fields)


def faction(body, name="CDU", **fields):
    """A Fraktion."""
    return organization(body, name, "faction", **fields)


def membership(organization, person=None, start=LONG_AGO, **fields):
    """A seat in an organization."""
    return Membership.objects.create(
        organization=organization, person=person or globals()["person"](), start=start, **fields
    )


def members(organization, number, **fields):
    """Several voting members of an organization."""
    fields = {"start": LONG_AGO} | fields
    persons = Person.objects.bulk_create(unsaved_person() for _ in range(number))
    return Membership.objects.bulk_create(
        Membership(organization=organization, person=each, **fields) for each in persons
    )


def deputy(membership, person=None, start=LONG_AGO, **fields):
    """The personal deputy of a seat."""
    return Deputy.objects.create(
        membership=membership, person=person or globals()["person"](), start=start, **fields
    )


def office(body, name="Technischer Beigeordneter", kind="alderman", **fields):
    """An office."""
    return Office.objects.create(body=body, name=name, kind=kind, **fields)


def holding(office, person=None, start=LONG_AGO, end=None):
    """Who holds an office."""
    return OfficeHolding.objects.create(
        office=office, person=person or globals()["person"](), start=start, end=end
    )


def account(name="Konto", **fields):
    """An account that may sign in with the password `geheim-genug-1`."""
    fields = {"email": f"konto{next(count)}@example.org", "password": known_password()} | fields
    return Account.objects.create(name=name, **fields)


@cache
def known_password():
    """The hash of the one password of all test accounts; making it takes a while."""
    return make_password("geheim-genug-1")


def role(kind, body, organization=None, account=None, start=LONG_AGO, end=None):
    """An account that holds one role; returns the account."""
    holder = account or globals()["account"](name=str(Role.Kind(kind).label))
    Role.objects.create(
        account=holder, kind=kind, body=body, organization=organization, start=start, end=end
    )
    holder.__dict__.pop("roles_held", None)
    return holder


def clerk(body):
    """A clerk of a body."""
    return role("clerk", body)


def administrator(body):
    """An account that administers a body."""
    return role("administrator", body)


def published(record):
    """Publish a record as the operations would."""
    record.published_at = timezone.now()
    record.save(update_fields=["published_at"])
    return record


def upload(name, content):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)
