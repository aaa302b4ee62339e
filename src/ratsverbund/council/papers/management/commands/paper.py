"""`ratsverbund paper import|list|show`: papers for administrators and scripts."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ratsverbund.council.papers.intake import Intake, intake_of
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.council.papers.operations import import_paper, keep_upload
from ratsverbund.council.papers.queries import Dossier, dossier_of, organizations_of
from ratsverbund.council.papers.reader import ReadPaper, read_paper
from ratsverbund.kernel.errors import NotThere
from ratsverbund.kernel.operations import plain
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.accounts.models import Account
from ratsverbund.people.bodies.models import Body


class Command(BaseCommand):
    """Read papers from files, list them, show one."""

    help = "Vorlagen: aus einer Datei übernehmen, auflisten, anzeigen"

    def add_arguments(self, parser: Any) -> None:
        """Offer the three verbs."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        take = verbs.add_parser("import", help="eine Datei lesen; mit --apply als Entwurf anlegen")
        take.add_argument("file", type=Path, help=".txt, .md, .docx oder .pdf")
        take.add_argument("--title", default="", help="Betreff, falls die Datei keinen nennt")
        take.add_argument("--apply", action="store_true", help="die Vorlage anlegen")
        take.add_argument("--actor", help="E-Mail-Adresse des handelnden Kontos")
        listing = verbs.add_parser("list", help="die Vorlagen einer Körperschaft")
        show = verbs.add_parser("show", help="eine Vorlage mit allem, was dazugehört")
        show.add_argument("reference", help="Vorlagennummer oder interne Nummer")
        for verb in (take, listing, show):
            verb.add_argument("--body", required=True, help="Kurzadresse, etwa heinsberg")
            verb.add_argument("--json", action="store_true", help="als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the body and do what was asked."""
        body = Body.objects.filter(slug=options["body"]).first()
        if body is None:
            raise NotThere(f"Eine Körperschaft „{options['body']}“ gibt es nicht.")
        act = {"import": self.take, "list": self.list, "show": self.show}[options["verb"]]
        act(body, options)

    def take(self, body: Body, options: dict[str, Any]) -> None:
        """Read a file; with --apply make a draft of it."""
        file: Path = options["file"]
        if not file.is_file():
            raise NotThere(f"Die Datei {file} gibt es nicht. Prüfen Sie den Pfad.")
        content = file.read_bytes()
        reading = read_paper(content, file.name)
        found = intake_of(reading, organizations_of([body.pk]), title=options["title"])
        paper = None
        if options["apply"]:
            actor = actor_of(options["actor"])
            kept = keep_upload(body, file.name, content, actor=actor)
            paper = import_paper(body, kept, reading, title=options["title"], actor=actor)
        if options["json"]:
            self.write(as_json(reading, found, paper))
            return
        self.stdout.write("\n".join(told(found)))
        for warning in found.warnings:
            self.stderr.write(f"Hinweis: {warning}")
        done = f"Als Entwurf angelegt: Vorlage {paper.pk}" if paper else "Nichts angelegt (--apply)"
        self.stderr.write(done)

    def list(self, body: Body, options: dict[str, Any]) -> None:
        """One line per paper, the latest first."""
        rows = [
            {
                "paper": paper.pk,
                "reference": paper.reference,
                "day": paper.day,
                "state": paper.state,
                "public": paper.public,
                "title": paper.title,
            }
            for paper in Paper.objects.filter(body=body)
        ]
        if options["json"]:
            self.write(rows)
            return
        for row in rows:
            number = row["reference"] or f"Entwurf {row['paper']}"
            state = str(Paper.State(str(row["state"])).label)
            self.stdout.write(f"{number:<16}{row['day']:%d.%m.%Y}  {state:<26}{row['title']}")

    def show(self, body: Body, options: dict[str, Any]) -> None:
        """Everything that belongs to one paper."""
        wanted = options["reference"]
        papers = Paper.objects.filter(body=body)
        paper = papers.filter(reference=wanted).first()
        if paper is None and wanted.isdecimal():
            paper = papers.filter(pk=wanted).first()
        if paper is None:
            raise NotThere(f"Eine Vorlage „{wanted}“ gibt es hier nicht.")
        dossier = dossier_of(paper)
        if options["json"]:
            self.write(shown(dossier))
            return
        self.stdout.write(f"{paper}\n{paper.day:%d.%m.%Y}, {paper.get_state_display()}\n")
        for proposal in dossier.proposals:
            self.stdout.write(f"{proposal['name'] or 'ohne Gremium'}: {proposal['text']}")
        for place, station in enumerate(dossier.stations, 1):
            role = "entscheidet" if station["authoritative"] else "berät vor"
            state = Consultation.State(station["state"]).label
            self.stdout.write(f"{place}. {station['name']} {role} ({state})")

    def write(self, value: Any) -> None:
        """Print a value as JSON."""
        self.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2))


def actor_of(address: str | None) -> Any:
    """The account with this e-mail address; without one the house itself acts."""
    if not address:
        return SYSTEM
    account = Account.objects.with_roles().filter(email=address, is_active=True).first()
    if account is None:
        raise NotThere(f"Ein Konto {address} gibt es nicht.")
    return account


def as_json(reading: ReadPaper, found: Intake, paper: Paper | None) -> dict[str, Any]:
    """What was recognised, bound to the body; `paper` only if it was made."""
    bound = [
        each.organization.pk if each.organization else None for each in found.wording.proposals
    ]
    result = reading.as_json() | {
        "title": found.wording.title,
        "unplaced": list(found.unplaced),
        "warnings": list(found.warnings),
        "bound": bound,
    }
    return result | ({"paper": paper.pk} if paper else {})


def told(found: Intake) -> list[str]:
    """What was recognised, in German lines."""
    wording = found.wording
    proposals = [
        f"Beschlussvorschlag ({each.organization or 'ohne Gremium'}): {each.text}"
        for each in wording.proposals
    ]
    return [
        f"Betreff: {wording.title or '–'}",
        f"Begründung: {len(wording.reasoning.split())} Wörter",
        *proposals,
        f"Finanzielle Auswirkungen: {wording.financial_effect or '–'}",
        *(f"Nicht zugeordnet: {passage}" for passage in found.unplaced),
    ]


def shown(dossier: Dossier) -> dict[str, Any]:
    """A paper and its parts as plain values."""
    paper = dossier.paper
    names = ("pk", "reference", "title", "day", "state", "public", "late", "version")
    texts = ("office", "reasoning", "financial_effect", "withdrawn_on", "withdrawn_reason")
    head = {name: getattr(paper, name) for name in (*names, *texts)}
    parts = ("proposals", "stations", "signatures", "versions", "files", "unplaced")
    return head | {part: getattr(dossier, part) for part in parts}
