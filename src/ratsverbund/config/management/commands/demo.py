"""`ratsverbund demo load`: the demonstration's world, its past and its accounts."""

import json
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from ratsverbund.config.demonstration import (
    accounts,
    allowances,
    competence,
    debate,
    desk,
    execution,
    mandates,
    minutes,
    past,
    petitions,
    sittings,
)
from ratsverbund.config.demonstration.world import build, world


class Command(BaseCommand):
    """Load the demonstration once; print a fresh password per role each time."""

    help = "Lädt die Demonstration: echte Städte, erfundene Personen."

    def add_arguments(self, parser: Any) -> None:
        """Offer the one verb and its output."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        load = verbs.add_parser("load", help="laden, falls noch nicht geschehen")
        load.add_argument("--print-passwords", action="store_true")
        load.add_argument("--json", action="store_true")
        load.add_argument("--without-past", action="store_true", help="nur Städte und Gremien")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build what is missing; renew the passwords of the demonstration's accounts."""
        stage, fresh = world(), False
        if stage is None:
            fresh = not options["without_past"]
            self.stderr.write("Die Demonstration wird geladen …")
            with transaction.atomic():
                stage = build()
                if not options["without_past"]:
                    for case in past.relate(stage):
                        self.stderr.write(f"  {case}")
                    allowances.compensate(stage)
                    self.stderr.write("  Entschädigungen")
                    competence.register(stage)
                    self.stderr.write("  Zuständigkeit")
                    mandates.fill_the_term(stage)
                    self.stderr.write("  Wahlperiode und Register")
                    execution.carry_out(stage)
                    self.stderr.write("  Beschlusskontrolle")
                    petitions.petition_the_council(stage)
                    self.stderr.write("  Eingaben")
                    sittings.meet(stage)
                    self.stderr.write("  Sitzungsverlauf")
                    debate.speak(stage)
                    self.stderr.write("  Aussprache")
                    minutes.write_minutes(stage)
                    self.stderr.write("  Niederschriften")
        rows = accounts.renew(stage)
        if fresh:
            execution.decide_urgently(stage)
            desk.work_at_the_desk(stage)
            self.stderr.write("  Mein Sitzungsdienst")
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
        elif options["print_passwords"]:
            for row in rows:
                self.stdout.write(f"{row['role']:<18} {row['email']:<32} {row['password']}")
