"""`ratsverbund dues assess`: the yearly assessment of a network; looks only, unless --apply."""

import json
import sys
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand

from ratsverbund.kernel.errors import NotThere
from ratsverbund.kernel.money import format_euro
from ratsverbund.kernel.operations import plain
from ratsverbund.kernel.policies import SYSTEM, require
from ratsverbund.network.dues.operations import assess_ready
from ratsverbund.network.dues.policies import may_assess
from ratsverbund.network.dues.queries import Line, Run, networks_with_rules, run_for
from ratsverbund.network.members.models import Network
from ratsverbund.people.accounts.models import Account


class Command(BaseCommand):
    """Assess every member of a network for a year."""

    help = "Beiträge: ein Jahr eines Netzwerks veranlagen"

    def add_arguments(self, parser: Any) -> None:
        """Offer the one verb."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        assess = verbs.add_parser("assess", help="ein Beitragsjahr ansehen; mit --apply veranlagen")
        assess.add_argument("network", help="Kurzadresse, etwa innenstadt-nrw")
        assess.add_argument("year", type=int, help="Beitragsjahr")
        assess.add_argument("--apply", action="store_true", help="die Veranlagungen festschreiben")
        assess.add_argument("--actor", help="E-Mail-Adresse des handelnden Kontos")
        assess.add_argument("--json", action="store_true", help="als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show the year; with --apply assess who can be, one transaction a member."""
        network = network_of(options["network"], options["year"])
        run = run_for(network, options["year"])
        if options["apply"]:
            self.apply(network, run, actor_of(options["actor"]))
            run = run_for(network, options["year"])
        if options["json"]:
            self.stdout.write(json.dumps(plain(shown(run)), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(told(run)))
        if not options["apply"]:
            self.stderr.write("Nichts veranlagt (--apply).")

    def apply(self, network: Network, run: Run, actor: Any) -> None:
        """Assess, and show how far it is."""
        require(may_assess, actor, network)
        for number, _line in enumerate(assess_ready(run, actor=actor), 1):
            if sys.stderr.isatty():
                self.stderr.write(f"\r{number} von {len(run.ready)}", ending="")


def network_of(slug: str, year: int) -> Network:
    """The network with the rules of the year. Raises: NotThere."""
    if not 1900 <= year <= 2200:
        raise NotThere(f"Ein Beitragsjahr {year} gibt es nicht.")
    network = networks_with_rules(year).filter(body__slug=slug).first()
    if network is None:
        raise NotThere(
            f"Ein Netzwerk „{slug}“ gibt es nicht. „ratsverbund network list“ zeigt alle."
        )
    return network


def actor_of(address: str | None) -> Any:
    """The account with this e-mail address; without one the house itself acts."""
    if not address:
        return SYSTEM
    account = Account.objects.with_roles().filter(email=address, is_active=True).first()
    if account is None:
        raise NotThere(f"Ein Konto {address} gibt es nicht.")
    return account


def shown(run: Run) -> dict[str, Any]:
    """The year as JSON."""
    return {
        "year": run.year,
        "assessed": [{"member": str(line.member.body), **figures(line)} for line in run.done],
        "ready": [{"member": str(line.member.body), **figures(line)} for line in run.ready],
        "blocked": [
            {"member": str(line.member.body), "reason": line.obstacle} for line in run.blocked
        ],
    }


def figures(line: Line) -> dict[str, Any]:
    """The amounts of a line, assessed or to be."""
    if line.assessment:
        made = line.assessment
        return {"gross": made["gross"], "part": made["part"], "payer": made["payer"]}
    assert line.result is not None  # noqa: S101 - neither blocked nor assessed
    return {
        "gross": line.result.gross,
        "part": line.result.member,
        "payer": line.result.payer or None,
    }


def told(run: Run) -> list[str]:
    """The year as lines for people."""
    lines = [f"{line.member.body}: veranlagt, {part(line)}" for line in run.done]
    lines += [f"{line.member.body}: bereit, {part(line)}" for line in run.ready]
    lines += [f"{line.member.body}: nicht zu veranlagen. {line.obstacle}" for line in run.blocked]
    counts = f"{len(run.done)} veranlagt, {len(run.ready)} bereit, {len(run.blocked)} offen"
    return [*lines, f"{run.year}: {counts}"]


def part(line: Line) -> str:
    """The member's part as people write it."""
    return format_euro(Decimal(figures(line)["part"]))
