"""`ratsverbund network list|members`: networks and who belongs to them."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ratsverbund.kernel.errors import NotThere
from ratsverbund.kernel.operations import plain
from ratsverbund.network.members.models import Network, NetworkMember
from ratsverbund.network.members.queries import members_of

LABELS: dict[str, dict[Any, Any]] = {
    "legal_basis": dict(Network.Basis.choices),
    "class": dict(NetworkMember.Class.choices),
}


class Command(BaseCommand):
    """List networks, and the members of one on a day."""

    help = "Netzwerke: auflisten, Mitglieder an einem Tag"

    def add_arguments(self, parser: Any) -> None:
        """Offer the two verbs."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        listing = verbs.add_parser("list", help="alle Netzwerke")
        members = verbs.add_parser("members", help="die Mitglieder eines Netzwerks")
        members.add_argument("network", help="Kurzadresse, etwa innenstadt-nrw")
        members.add_argument("--on", type=date.fromisoformat, help="Stand am, etwa 2024-12-31")
        for verb in (listing, members):
            verb.add_argument("--json", action="store_true", help="als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        rows = networks() if options["verb"] == "list" else members(options)
        if options["json"]:
            self.stdout.write(json.dumps(plain(rows), ensure_ascii=False, indent=2))
            return
        for row in rows:
            cells = (worded(key, value) for key, value in row.items())
            self.stdout.write("  ".join(cells))


def worded(key: str, value: Any) -> str:
    """One cell as people read it."""
    return "–" if value is None else str(LABELS.get(key, {}).get(value, value))


def networks() -> list[dict[str, Any]]:
    """One row per network."""
    return [
        {"network": each.body.slug, "name": each.body.name, "legal_basis": each.legal_basis}
        for each in Network.objects.select_related("body")
    ]


def members(options: dict[str, Any]) -> list[dict[str, Any]]:
    """One row per member. Raises: NotThere."""
    network = Network.objects.filter(body__slug=options["network"]).select_related("body").first()
    if network is None:
        raise NotThere(
            f"Ein Netzwerk „{options['network']}“ gibt es nicht. „ratsverbund network list“ zeigt "
            "alle."
        )
    day = options["on"] or timezone.localdate()
    return [
        {
            "since": member.start,
            "until": member.end,
            "class": member.member_class,
            "population": member.inhabitants or None,
            "population_day": member.inhabitants_on,
            "name": member.body.name,
        }
        for member in members_of(network, day)
    ]
