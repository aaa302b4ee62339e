"""`ratsverbund text …`: official wordings of charters, dry run unless --apply."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.text_import import read_charter
from ratsverbund.kernel.errors import NotThere
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.texts.models import CharterText
from ratsverbund.people.texts.operations import confirm_text, propose_text, withdraw_text
from ratsverbund.people.texts.queries import texts_of


class Command(BaseCommand):
    """List, import and withdraw official wordings."""

    help = "Amtlicher Wortlaut der Satzungen: auflisten, einlesen, zurückziehen"

    def add_arguments(self, parser: Any) -> None:
        """Offer the verbs."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        listing = verbs.add_parser("list", help="Fassungen einer Körperschaft zeigen")
        take = verbs.add_parser("import", help="eine Datei lesen und mit --apply bestätigen")
        back = verbs.add_parser("withdraw", help="eine bestätigte Fassung zurückziehen")
        for verb in (listing, take, back):
            verb.add_argument("body", help="Kurzname der Körperschaft in Adressen")
            verb.add_argument("--json", action="store_true", help="als JSON ausgeben")
        take.add_argument("file", type=Path)
        take.add_argument("--source", required=True, help="woher die Datei stammt")
        take.add_argument("--valid-from", type=date.fromisoformat, metavar="JJJJ-MM-TT")
        back.add_argument("text", type=int, help="Nummer aus der Liste")
        for verb in (take, back):
            verb.add_argument("--apply", action="store_true", help="ausführen")
            verb.add_argument("--actor", help="E-Mail-Adresse des handelnden Kontos")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the verb on a body."""
        slug = options.pop("body")
        body = Body.objects.filter(slug=slug).first()
        if body is None:
            raise NotThere(f"Die Körperschaft „{slug}“ gibt es nicht.")
        verbs = {"list": self.show, "import": self.take, "withdraw": self.withdraw}
        verbs[options["verb"]](body, **options)

    def show(self, body: Body, **options: Any) -> None:
        """Print every wording of a body."""
        rows = [entry(one) for one in texts_of(body)]
        lines = [" ".join(str(value or "–") for value in row.values()) for row in rows]
        self.tell(rows, lines, **options)

    def take(self, body: Body, **options: Any) -> None:
        """Print what a file holds; with --apply publish it."""
        file: Path = options["file"]
        found = read_charter(file, bundle_of(body.law_bundle))
        self.tell(found.as_json(), found.lines(), **options)
        if options["apply"]:
            actor = actor_of(options["actor"])
            proposed = propose_text(
                body, file.read_bytes(), file.name, source=options["source"],
                valid_from=options["valid_from"], actor=actor,
            )  # fmt: skip
            confirm_text(proposed, actor=actor)
        self.stderr.write("Bestätigt." if options["apply"] else "Nichts geändert (--apply).")

    def withdraw(self, body: Body, **options: Any) -> None:
        """Take a wording back."""
        found = texts_of(body).filter(pk=options["text"]).first()
        if found is None:
            raise NotThere(f"Den Wortlaut {options['text']} gibt es dort nicht.")
        if options["apply"]:
            found = withdraw_text(found, actor=actor_of(options["actor"]))
        self.tell(entry(found), [str(found)], **options)
        self.stderr.write("Zurückgezogen." if options["apply"] else "Nichts geändert (--apply).")

    def tell(self, value: Any, lines: list[str], **options: Any) -> None:
        """Print as JSON or as lines."""
        shown = json.dumps(value, ensure_ascii=False, indent=2) if options["json"] else None
        self.stdout.write(shown or "\n".join(lines))


def entry(text: CharterText) -> dict[str, Any]:
    """A wording as plain values."""
    return {
        "number": text.pk,
        "state": text.state,
        "valid_from": text.valid_from.isoformat() if text.valid_from else None,
        "source": text.source,
        "file": text.file.name,
    }


def actor_of(address: str | None) -> Any:
    """The account with this e-mail address; without one the house itself acts."""
    if not address:
        return SYSTEM
    account = get_user_model().objects.filter(email__iexact=address, is_active=True).first()
    if account is None:
        raise NotThere(f"Ein Konto „{address}“ gibt es nicht.")
    return account
