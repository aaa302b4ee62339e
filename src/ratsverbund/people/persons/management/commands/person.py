"""`ratsverbund person …`: persons for who runs the application, dry run unless --apply."""

import json
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from ratsverbund.kernel.errors import NotThere
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.kernel.sorting import name_sort_key
from ratsverbund.people.persons import operations
from ratsverbund.people.persons.belonging import bodies_of_person
from ratsverbund.people.persons.models import Person

FIELDS = ("given_name", "family_name", "title", "form_of_address")


class Command(BaseCommand):
    """List persons by name, and change how one is named."""

    help = (
        "Personen: suchen und Namen ändern, auch von Personen, die zu keiner Körperschaft gehören"
    )

    def add_arguments(self, parser: Any) -> None:
        """Offer the verbs."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        listing = verbs.add_parser("list", help="Personen mit ihren Körperschaften auflisten")
        listing.add_argument("name", help="Anfang des Familiennamens")
        rename = verbs.add_parser("rename", help="den Namen einer Person ändern")
        rename.add_argument("number", type=int, help="Nummer der Person")
        rename.add_argument("--given", dest="given_name", help="Vorname")
        rename.add_argument("--family", dest="family_name", help="Nachname")
        rename.add_argument("--title", help="Titel, zum Beispiel Dr.")
        rename.add_argument(
            "--address", dest="form_of_address", choices=Person.Address.values, help="Anrede"
        )
        rename.add_argument("--apply", action="store_true", help="ausführen")
        for verb in verbs.choices.values():
            verb.add_argument("--json", action="store_true", help="als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked, in a transaction that only --apply keeps."""
        if options["verb"] == "list":
            self.tell(options, [row_of(person) for person in named(options["name"])])
            return
        with transaction.atomic():
            row = self.rename(options)
            if not options["apply"]:
                transaction.set_rollback(True)
        self.tell(options, [row])
        self.stderr.write("Ausgeführt" if options["apply"] else "Nichts geändert (--apply)")

    def rename(self, options: dict[str, Any]) -> dict[str, Any]:
        """Change the name of a person."""
        person = Person.objects.filter(pk=options["number"]).first()
        if person is None:
            raise NotThere(f"Eine Person mit der Nummer {options['number']} gibt es nicht.")
        given = {name: options[name] for name in FIELDS if options[name] is not None}
        return row_of(operations.update_person(person, actor=SYSTEM, **given))

    def tell(self, options: dict[str, Any], rows: list[dict[str, Any]]) -> None:
        """One line per person."""
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write("\t".join(str(value) for value in row.values()))


def named(text: str) -> Any:
    """Persons whose family name begins so."""
    return Person.objects.filter(sort_key__startswith=name_sort_key(text).split(" ")[0])


def row_of(person: Person) -> dict[str, Any]:
    """A person with number, name and bodies."""
    places = ", ".join(bodies_of_person(person.pk).values_list("short_name", flat=True))
    return {"number": person.pk, "name": str(person), "bodies": places}
