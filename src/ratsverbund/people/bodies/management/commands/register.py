"""`ratsverbund register import`: official lists of municipalities, dry run unless --apply."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.utils import timezone

from ratsverbund.kernel.errors import InvalidInput, NotThere
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.bodies.models import Body, RegisterImport
from ratsverbund.people.bodies.operations import import_register, propose_register
from ratsverbund.people.bodies.queries import PlannedRow, RegisterPlan, kept_elsewhere, plan_of
from ratsverbund.people.bodies.register import read_register

WORDS = {
    "new": "neu",
    "changed": "geändert",
    "same": "gleich",
    "skipped": "ausgelassen",
    "faulty": "FEHLER",
}


class Command(BaseCommand):
    """Read an official list; show what it would do; with --apply take it over."""

    help = "Gemeindeverzeichnis: prüfen und mit --apply übernehmen"

    def add_arguments(self, parser: Any) -> None:
        """Offer the one verb."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        take = verbs.add_parser("import", help="GV100AD, CSV oder XLSX lesen")
        take.add_argument("file", type=Path)
        take.add_argument(
            "--population-day", type=date.fromisoformat, metavar="JJJJ-MM-TT",
            help="Stichtag, falls die Datei keinen nennt",
        )  # fmt: skip
        take.add_argument("--apply", action="store_true", help="die Liste übernehmen")
        take.add_argument("--json", action="store_true", help="als JSON ausgeben")
        take.add_argument("--actor", help="E-Mail-Adresse des handelnden Kontos")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show every row with its outcome, then take the list over or say why not."""
        file: Path = options["file"]
        if not file.is_file():
            raise NotThere(f"Die Datei {file} gibt es nicht. Prüfen Sie den Pfad.")
        today = timezone.localdate()
        content, day = file.read_bytes(), options["population_day"]
        actor = actor_of(options["actor"])
        reading = read_register(content, file.name, population_day=day, today=today)
        plan = plan_of(reading, today, kept_elsewhere(actor))
        done = options["apply"] and not plan.faulty
        created = []
        if done:
            proposed = propose_register(content, file.name, population_day=day, actor=actor)
            created = created_by(import_register(proposed, actor=actor))
        self.show(plan, created, done=done, as_json=options["json"])
        if plan.faulty:
            raise InvalidInput(f"Fehlerhafte Zeilen: {len(plan.faulty)}. Nichts übernommen.")

    def show(
        self, plan: RegisterPlan, created: list[dict[str, str]], *, done: bool, as_json: bool
    ) -> None:
        """Print the rows and the new bodies on stdout, the sum on stderr."""
        if as_json:
            answer = {
                "source": plan.source,
                "applied": done,
                "counts": plan.counts,
                "remarks": list(plan.remarks),
                "rows": [as_entry(row) for row in plan.rows],
                "created": created,
            }
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(told(row) for row in plan.rows))
            for body in created:
                self.stdout.write(f"Angelegt: {body['slug']}  {body['name']}")
        for remark in plan.remarks:
            self.stderr.write(f"Hinweis: {remark}")
        counted = ", ".join(f"{count} {WORDS[name]}" for name, count in plan.counts.items())
        rest = "Übernommen" if done else "Nichts übernommen (--apply)"
        self.stderr.write(f"{rest}: {counted}")


def created_by(applied: RegisterImport) -> list[dict[str, str]]:
    """Address and full name of every body an import created."""
    made = Body.objects.filter(pk__in=applied.changes["bodies"]).order_by("sort_key", "pk")
    return [{"slug": body.slug, "name": body.name} for body in made]


def actor_of(address: str | None) -> Any:
    """The account with this e-mail address; without one the house itself acts."""
    if not address:
        return SYSTEM
    account = get_user_model().objects.filter(email__iexact=address, is_active=True).first()
    if account is None:
        raise NotThere(f"Ein Konto „{address}“ gibt es nicht.")
    return account


def told(row: PlannedRow) -> str:
    """One line on a row."""
    number = "" if row.number is None else str(row.number)
    return f"{number:>6}  {WORDS[row.outcome]:<12}{row.key:<9}{row.name}  {' · '.join(row.remarks)}"


def as_entry(row: PlannedRow) -> dict[str, Any]:
    """A row as plain values."""
    return {
        "row": row.number,
        "key": row.key,
        "name": row.name,
        "outcome": row.outcome.value,
        "remarks": list(row.remarks),
    }
