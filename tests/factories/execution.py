"""A town that carries out what it resolved."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from django.utils import timezone

from ratsverbund.council.execution import operations
from ratsverbund.council.execution.models import AppealPeriod
from tests.factories import council, people
from tests.public import world

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
DECIDED = date(2026, 3, 25)


def town():
    """Heinsberg with council, main committee, two offices and everybody who acts."""
    body = people.heinsberg()
    rat, main = people.organization(body), people.main_committee(body)
    works = people.organization(body, "Tiefbauamt", "office", seats=None)
    order = people.organization(body, "Ordnungsamt", "office", seats=None)
    seats = people.members(rat, 10)
    member = people.account("Mitglied", person=seats[0].person)
    mayor = people.account("Bürgermeisteramt", person=people.person("Kai", "Kette"))
    return SimpleNamespace(
        body=body, council=rat, main=main, works=works, order=order, seats=seats,
        clerk=people.clerk(body), mayor=people.role("mayor", body, account=mayor),
        member=people.role("member", body, account=member),
        engineer=people.role("member", body, works), other=people.clerk(people.body("Anderswo")),
    )  # fmt: skip


def meeting(place, starts_at=None, **fields):
    """A meeting of the council, published."""
    return council.published(council.meeting(place.council, starts_at or EVENING, **fields))


def ahead(place, days=10, organization=None, **fields):
    """A planned meeting of the coming days."""
    fields = {"state": "planned", "convened_on": None} | fields
    starts_at = timezone.now() + timedelta(days=days)
    return council.meeting(organization or place.council, starts_at, **fields)


def resolution(place, title="Neubau einer Brücke", public=True, held=None, office="", **fields):
    """An adopted resolution of the council on a paper; published if public."""
    held = held or meeting(place)
    paper = council.paper(place.body, title, office=office, public=public)
    station = council.consultation(paper, held.organization, state="done")
    item = council.item(held, station, public=public, title=title)
    made = world.resolve(item, paper, public=public) if public else inside(item, paper)
    for name, value in fields.items():
        setattr(made, name, value)
    made.save()
    return made


def inside(item, paper):
    """A resolution of the non-public part."""
    made = world.resolve(item, paper)
    type(made).objects.filter(pk=made.pk).update(public=False, published_at=None)
    made.refresh_from_db()
    return made


def today(place, title="Neubau einer Brücke", **fields):
    """A resolution of today."""
    return resolution(
        place, title, held=meeting(place, timezone.now()), decided_on=timezone.localdate(), **fields
    )


def task(place, resolved=None, **fields):
    """A task of the Tiefbauamt that is being carried out."""
    resolved = resolved or resolution(place)
    due = timezone.localdate() + timedelta(days=60)
    fields = {"office": place.works, "public": resolved.public, "due": due} | fields
    if resolved.organization.organization_type == "committee":
        appeal_period(resolved, ended_on=DECIDED)
    made = operations.add_task(resolved, "Brücke bauen", actor=place.clerk, **fields)
    return operations.assign_task(made, actor=place.clerk)


def urgency(place, **fields):
    """The facts of a decision that neither council nor committee can take in time."""
    return {
        "title": "Notstrom für die Pumpe", "text": "Ein Aggregat wird gemietet.",
        "reason": "Der Keller läuft voll.", "council_in_time": False, "committee_in_time": False,
        "grave_disadvantage": True, "actor": place.clerk,
    } | fields  # fmt: skip


def appeal_period(resolved, **fields):
    """The time to appeal against a committee's resolution."""
    fields = {"basis": {"value": None, "reasons": []}} | fields
    return AppealPeriod.objects.create(body=resolved.body, resolution=resolved, **fields)
