"""`ratsverbund docs`: the generated reference under docs/."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ratsverbund.config import reference


class Command(BaseCommand):
    """Name the outdated pages, or write them."""

    help = "Verzeichnis der Vorgänge, Regeln und Zustände erneuern (--apply)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--apply", action="store_true", help="schreiben statt nur nennen")

    def handle(self, *args: Any, apply: bool, **options: Any) -> None:
        changed = reference.write() if apply else reference.stale()
        for path in changed:
            self.stdout.write(str(path.relative_to(reference.DOCS.parent)))
        if changed and not apply:
            raise CommandError("Diese Seiten sind veraltet; --apply erneuert sie.")
