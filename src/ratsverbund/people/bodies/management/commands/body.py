"""`ratsverbund body list`: the bodies with the short addresses other commands ask for."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from ratsverbund.people.bodies.models import Body


class Command(BaseCommand):
    """List the bodies."""

    help = "Körperschaften: auflisten, mit ihrer Kurzadresse"

    def add_arguments(self, parser: Any) -> None:
        """Offer the one verb."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        listing = verbs.add_parser("list", help="Kurzadresse, Name und Recht jeder Körperschaft")
        listing.add_argument("--json", action="store_true", help="als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line per body."""
        bodies = Body.objects.order_by("sort_key", "pk")
        if options["json"]:
            rows = [as_entry(body) for body in bodies]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for body in bodies:
            self.stdout.write(
                f"{body.slug:<24}{body.name}  ({body.get_kind_display()}, Recht: {body.law_bundle})"
            )


def as_entry(body: Body) -> dict[str, str]:
    """A body as plain values."""
    return {"body": body.slug, "name": body.name, "kind": body.kind, "law": body.law_bundle}
