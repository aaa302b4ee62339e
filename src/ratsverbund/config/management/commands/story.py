"""`ratsverbund story accession`: play the road into a network step by step; nothing stays."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from ratsverbund.config.demonstration import road
from ratsverbund.config.demonstration.world import HERE, World, build, world
from ratsverbund.council.decisions.models import Resolution, Vote
from ratsverbund.kernel.errors import LawUnknown, NotThere
from ratsverbund.kernel.money import format_euro
from ratsverbund.kernel.operations import plain
from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.members.models import Accession, NetworkMember
from ratsverbund.network.members.queries import delegate_on

PAPER = HERE / "papers" / "beitritt.txt"
# Not the days of the demonstration's own past: no organization meets twice at one time.
DAYS = road.Days(
    invited=date(2021, 4, 26),
    main_committee=date(2021, 5, 10),
    council=date(2021, 5, 19),
    declared=date(2021, 5, 25),
    confirmed=date(2021, 6, 1),
)


class Command(BaseCommand):
    """Play a story of the product on a stage that is cleared afterwards."""

    help = "Spielt einen Weg durch das Haus vor, Schritt für Schritt und mit Fundstellen."

    def add_arguments(self, parser: Any) -> None:
        """Offer the stories; today there is one."""
        stories = parser.add_subparsers(dest="story", required=True)
        accession = stories.add_parser("accession", help="von der Vorlage zur Mitgliedschaft")
        accession.add_argument("--paper", type=Path, default=PAPER, help="Vorlage (txt, docx, pdf)")
        accession.add_argument("--json", action="store_true", help="Ergebnis als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        """Play the story inside a transaction that is rolled back."""
        file: Path = options["paper"]
        if not file.is_file():
            raise NotThere(f"Die Datei {file} gibt es nicht. Prüfen Sie den Pfad.")
        with transaction.atomic():
            stage = set_stage(self)
            for walked in road.play(stage, file.name, file.read_bytes(), DAYS):
                if not options["json"]:
                    self.stdout.write(tell(walked))
                if walked.member is None:
                    continue
                if options["json"]:
                    told = result(walked, walked.member)
                    self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
                else:
                    self.stdout.write("\n".join(dues(walked.member)))
            transaction.set_rollback(True)


def set_stage(command: BaseCommand) -> World:
    """Find the demonstration's world or build it, with Heinsberg not yet a member."""
    stage = world()
    if stage is None:
        command.stderr.write("Die Bühne wird aufgebaut …")
        return build()
    road.clear(stage, stage.heinsberg)
    return stage


def tell(walked: road.Road) -> str:
    """The step just taken, in one or two German lines."""
    accession, member = walked.accession, walked.member
    if member is not None:
        return "\n".join(confirmed(member, accession))
    if accession.declared_on:
        return f"Erklärung   {accession.declared_on:%d.%m.%Y}  {accession.declaration}"
    if walked.resolutions:
        last = walked.resolutions[-1]
        vote = ballot(last)
        counts = vote.counts.replace(" ", "")
        cited = vote.basis["reasons"][0]["citation"]
        return (
            f"Beschluss   {last.decided_on:%d.%m.%Y}  {last.organization}: {counts}, "
            f"{last.label} ({cited})"
        )
    paper = walked.paper
    return f"Vorlage     {paper.day:%d.%m.%Y}  {paper} → Beitritt zu: {accession.network}"


def confirmed(member: NetworkMember, accession: Accession) -> list[str]:
    """The lines that tell of the confirmed membership."""
    bound = f", Mindestdauer bis {member.bound_until:%d.%m.%Y}" if member.bound_until else ""
    return [
        f"Bestätigung {accession.confirmed_on:%d.%m.%Y}  Mitglied seit "
        f"{member.start:%d.%m.%Y}{bound}",
        f"Vertretung  {voter(member)['office']}: {voter(member)['holder']}",
    ]


def dues(member: NetworkMember) -> list[str]:
    """One line a year: what is due, what the member pays, who else pays."""
    return [
        f"Beitrag     {year.year}  {format_euro(year.gross)}, davon Mitglied "
        f"{format_euro(year.member_part)}{f', übernommen: {year.payer}' if year.payer else ''}"
        f"  ({year.basis['reasons'][-1]['citation']})"
        for year in assessments(member)
    ]


def result(walked: road.Road, member: NetworkMember) -> dict[str, Any]:
    """The whole road as the JSON the command promises."""
    accession = walked.accession
    told: dict[str, Any] = plain(
        {
            "votes": [shown(resolution) for resolution in walked.resolutions],
            "membership": {
                "state": accession.state,
                "authority": accession.authorised_on,
                "declaration": accession.declared_on,
                "confirmation": accession.confirmed_on,
                "since": member.start,
            },
            "delegate": voter(member),
            "assessments": [
                {
                    "year": year.year,
                    "gross": year.gross,
                    "member": year.member_part,
                    "payer": year.payer.name if year.payer else None,
                    "reasons": year.basis["reasons"],
                }
                for year in assessments(member)
            ],
        }
    )
    return told


def ballot(resolution: Resolution) -> Vote:
    """The vote a resolution rests on; on this road each has one."""
    if resolution.vote is None:
        raise NotThere(f"Zu „{resolution}“ ist keine Abstimmung festgehalten.")
    return resolution.vote


def shown(resolution: Resolution) -> dict[str, Any]:
    """One vote with its result and wording."""
    vote = ballot(resolution)
    return {
        "organization": resolution.organization.name,
        "yes": vote.yes,
        "no": vote.no,
        "abstentions": vote.abstentions,
        "result": resolution.result,
        "label": resolution.label,
    }


def voter(member: NetworkMember) -> dict[str, Any]:
    """Which office votes, and who holds it on the first day of the membership."""
    try:
        resolved = delegate_on(member, member.start)
    except LawUnknown as unknown:
        return {"office": str(member.delegates.first() or ""), "holder": None, "why": str(unknown)}
    office = str(resolved.office) if resolved.office else None
    return {"office": office, "holder": str(resolved.person)}


def assessments(member: NetworkMember) -> list[Assessment]:
    """The latest revision of each year."""
    found = member.assessments.select_related("payer").order_by("year", "revision")
    return list({assessment.year: assessment for assessment in found}.values())
