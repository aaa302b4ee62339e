"""`ratsverbund messages`: the catalogue of English texts."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ratsverbund.config import catalogue


class Command(BaseCommand):
    """Name what the catalogue lacks, or renew its list of texts."""

    help = "Englische Texte der Seiten prüfen; --apply erneuert das Verzeichnis"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--apply", action="store_true", help="schreiben statt nur nennen")

    def handle(self, *args: Any, apply: bool, **options: Any) -> None:
        if apply:
            catalogue.renew()
        faults = catalogue.faults()
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(
                f"{len(faults)} Texte sind zu übersetzen. „ratsverbund messages --apply“ nimmt "
                "neue in ui/locale/en auf; dort übersetzen Sie sie."
            )
