"""The demonstration's term: a successor, honours, declared interests; all persons fictional."""

from datetime import date, timedelta

from django.utils import timezone

from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.operations import create_person
from ratsverbund.people.registers.models import InterestDeclaration
from ratsverbund.people.registers.operations import (
    confer_honour,
    publish_interests,
    request_declarations,
    revoke_honour,
    set_contacts,
    submit_declaration,
)
from ratsverbund.people.terms.operations import add_entry, decline_entry, depart_member
from ratsverbund.people.terms.operations import seat_successor as move_up

LIST = (("Frieda", "Zinnkraut", "ms"), ("Gregor", "Zittergras", "mr"), ("Hedda", "Zaunwinde", "ms"))
DECLARED = (
    {"profession": ["Lehrerin an einer Gesamtschule"], "association": ["Vorstand im Heimatverein"]},
    {"profession": ["selbstständiger Tischlermeister"], "contract": ["Wartung der Schultüren"]},
    {"board": ["Aufsichtsrat der Stadtwerke"], "public_body": ["Beirat der Volkshochschule"]},
    {"profession": ["Rentner"]},
)
PUBLISHED = 3


def fill_the_term(world: World) -> None:
    """Let a member leave and another follow; fill the registers."""
    today = timezone.localdate()
    follow(world, today)
    honour(world)
    declare(world, today)


def follow(world: World, today: date) -> None:
    """End the mandate of the last member of the CDU, and let the list move up."""
    faction = Organization.objects.get(body=world.heinsberg, short_name="CDU")
    entries = [
        add_entry(
            faction,
            create_person(
                given,
                family,
                form_of_address=form,
                fictional=True,
                body=world.heinsberg,
                actor=DEMONSTRATION,
            ),
            place,
            actor=DEMONSTRATION,
        )
        for place, (given, family, form) in enumerate(LIST, start=1)
    ]
    leaver = last_of(faction)
    last = today - timedelta(days=3)
    told = "Verzicht: Schreiben an die Bürgermeisterin vom selben Tag"
    depart_member(world.heinsberg, leaver, day=last, reason=told, actor=DEMONSTRATION)
    decline_entry(entries[0], "Verzicht auf den Platz", actor=DEMONSTRATION)
    confirmed = f"Wahlleitung, Feststellung vom {today - timedelta(days=1):%d.%m.%Y}"
    move_up(entries[1], day=today, confirmation=confirmed, actor=DEMONSTRATION)


def last_of(faction: Organization) -> Person:
    """The member who came last and has not left."""
    return Membership.objects.filter(organization=faction, end=None).latest("pk").person


def honour(world: World) -> None:
    """Confer two honours, and revoke one."""
    confer_honour(
        world.heinsberg, kind="citizen", name="Wilhelmine Musterfrau (fiktiv)",
        conferred_on=date(2023, 6, 21), resolution="Rat, Beschluss 44/2023 vom 21.06.2023",
        merits="Vier Jahrzehnte Arbeit für die Stadtbücherei und die Leseförderung.",
        actor=DEMONSTRATION,
    )  # fmt: skip
    ring = confer_honour(
        world.heinsberg, kind="ring", name="Konrad Beispiel (fiktiv)",
        conferred_on=date(2018, 3, 14), resolution="Rat, Beschluss 12/2018 vom 14.03.2018",
        actor=DEMONSTRATION,
    )  # fmt: skip
    revoke_honour(
        ring, revoked_on=date(2024, 12, 11), revocation="Rat, Beschluss 90/2024 vom 11.12.2024",
        actor=DEMONSTRATION,
    )  # fmt: skip


def declare(world: World, today: date) -> None:
    """Ask for this year's declarations; some have been given, some are published."""
    request_declarations(
        world.heinsberg, today.year, today + timedelta(days=30), actor=DEMONSTRATION
    )
    asked = InterestDeclaration.objects.filter(body=world.heinsberg).select_related("person")
    for place, declaration in enumerate(asked.order_by("person__sort_key")[: len(DECLARED)]):
        submit_declaration(declaration, DECLARED[place], actor=DEMONSTRATION)
        if place < PUBLISHED:
            publish_interests(declaration, actor=DEMONSTRATION)
            name = f"person{place + 1}@rat.example"
            reach = {"email": (name, "public"), "mobile": ("0151 0000000", "council")}
            set_contacts(declaration.person, reach, actor=DEMONSTRATION)
