"""What strangers must never see: a word of its own in every field that is not public."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from ratsverbund.council.agendas.models import Handout, ItemRequest, SessionDemand, StandingItem
from ratsverbund.council.decisions.models import FactionVote, Resolution
from ratsverbund.council.execution.models import (
    AppealPeriod,
    Execution,
    MayorObjection,
    PressNote,
    ProgressNote,
    ResidentsInformation,
    UrgentDecision,
)
from ratsverbund.council.minutes import models as minutes
from ratsverbund.council.minutes.queries import record_of
from ratsverbund.council.papers.models import (
    CoSignature,
    PaperFile,
    PaperImport,
    PaperVersion,
    Tombstone,
)
from ratsverbund.council.petitions.models import (
    CoSignatory,
    Petition,
    PetitionIntake,
    PetitionLetter,
    Referral,
)
from ratsverbund.kernel.models import AuditEntry, OutboxEvent
from ratsverbund.network.dues.models import Assessment
from ratsverbund.people.bodies.models import RegisterImport
from ratsverbund.people.registers.models import (
    ContactDetail,
    Honour,
    Interest,
    InterestDeclaration,
)
from ratsverbund.people.texts.models import CharterText
from tests.factories import council, network, people
from tests.public import world
from tests.public.world import DAY, Road, Town

WORDING = {
    "title": "Kaiserbrücke", "paper_type": "proposal", "office": "", "day": "2026-03-02",
    "public": True, "late": False, "reasoning": "", "financial_effect": "", "proposals": [],
}  # fmt: skip
LATER = datetime(2098, 1, 1, tzinfo=UTC)


@dataclass
class Words:
    """Words that occur nowhere else, by the place they were put in."""

    stem: str
    placed: dict[str, str] = field(default_factory=dict)
    count: Iterator[int] = field(default_factory=lambda: itertools.count(100))

    def __call__(self, place: str) -> str:
        """Make the word for a place."""
        self.placed[place] = f"{self.stem}{next(self.count)}"
        return self.placed[place]


def hide(words: Words, town: Town, road: Road, member: Any) -> None:
    """Fill every non-public field around a public town, its public paper and its membership."""
    clerk = people.account(words("account name"), body=town.body)
    leftovers(words, road.paper, clerk)
    for kind, fields in {
        "draft": {"state": "draft", "reference": ""},
        "cosigning": {"state": "cosigning", "reference": ""},
        "internal": {"public": False},
        "future": {"published_at": LATER},
    }.items():
        paper(words, town, kind, **fields)
    removed = paper(words, town, "removed", public=False)
    stone = Tombstone(paper=removed, body=town.body, reference="2026/777", removed_on=DAY)
    world.published(_saved(stone))
    meetings(words, town, road)
    persons(words, town)
    networks(words, town, member)
    petitions(words, town)
    executions(words, town, road)
    registers(words, town)
    traces(words, road)


def _saved(record: Any) -> Any:
    record.save()
    return record


def leftovers(words: Words, paper: Any, account: Any) -> None:
    """What stands behind a public paper: how it came to be, and an attachment kept inside."""
    paper.created_by = account
    paper.save()
    source = world.store(f"{words('import file name')}.txt", words("import file").encode())
    PaperImport.objects.create(
        paper=paper, file=source, reading={"title": words("import reading")},
        unplaced=[words("import leftover")], warnings=[words("import warning")],
    )  # fmt: skip
    note = {"note": words("co-signature note"), "state": "refused", "version": 1}
    CoSignature.objects.create(paper=paper, account=account, **note)
    for number in (1, 2):
        wording = WORDING | {"reasoning": words(f"version {number} text")}
        PaperVersion.objects.create(
            paper=paper, number=number, wording=wording, author_name=words("version author")
        )
    attach(words, paper, "kept inside")
    council.proposal(paper, None, text=words("unpublished proposal"))


def attach(words: Words, paper: Any, kind: str) -> None:
    """An attachment that is not published."""
    name, content = words(f"{kind} file name"), words(f"{kind} file content").encode()
    PaperFile.objects.create(
        paper=paper, file=world.store(f"{name}.pdf", content), order=9,
        title=words(f"{kind} file title"),
    )  # fmt: skip


def paper(words: Words, town: Town, kind: str, **fields: Any) -> Any:
    """A paper strangers must not know of, on its way to the council."""
    made = council.paper(
        town.body, words(f"{kind} title"), reasoning=words(f"{kind} reasoning"),
        financial_effect=words(f"{kind} effect"), office=words(f"{kind} office"), **fields,
    )  # fmt: skip
    proposal = council.proposal(made, town.council, text=words(f"{kind} proposal"))
    council.consultation(made, town.council, proposal)
    attach(words, made, kind)
    return made


def meetings(words: Words, town: Town, road: Road) -> None:
    """The non-public part of a public meeting, and a meeting nobody is invited to yet."""
    inside = council.item(
        road.meeting, public=False, title=words("item title"), note=words("item note")
    )
    basis = {"value": "adopted", "reasons": [{"says": words("vote basis")}]}
    vote = world.vote(inside, label=words("vote label"), basis=basis)
    FactionVote.objects.create(vote=vote, name=words("faction vote"))
    Resolution.objects.create(
        body=town.body, organization=town.council, item=inside, vote=vote, result="adopted",
        label=words("resolution label"), text=words("resolution text"), decided_on=DAY,
        public=False,
    )  # fmt: skip
    biased = people.person(words("excluded given name"), words("excluded family name"))
    council.exclusion(road.item, biased, words("exclusion reason"))
    council.present(road.meeting, 1)
    council.item(road.meeting, title=words("unpublished item"))
    planned = council.meeting(
        town.council, world.AHEAD, state="planned", convened_on=None, urgent=True,
        urgency_reason=words("urgency"), number=None,
    )  # fmt: skip
    planned.place = words("planned place")
    planned.save()
    council.item(planned, title=words("planned item"))
    agendas(words, town, road)
    written_down(words, road, inside)


def written_down(words: Words, road: Road, inside: Any) -> None:
    """Minutes nobody has released: texts, statements, objections, corrections, a later version."""
    kept = minutes.Minutes.objects.create(
        meeting=road.meeting, remarks=words("minutes remarks"),
        record=record_of(road.meeting) | {"absent": [words("minutes record")]},
    )  # fmt: skip
    speaker = people.person(words("speaker given name"), words("speaker family name"))
    for number, item in enumerate((road.item, inside)):
        of_item = {"minutes": kept, "item": item}
        minutes.ItemText.objects.create(
            **of_item, text=words(f"minutes text {number}"),
            public_text=words(f"minutes public text {number}"),
        )  # fmt: skip
        minutes.Statement.objects.create(
            **of_item, person=speaker, text=words(f"statement {number}")
        )
        minutes.Correction.objects.create(
            **of_item, cause="text", old=words(f"corrected from {number}"),
            new=words(f"corrected to {number}"), reason=words(f"why corrected {number}"),
            made_by=words(f"corrected by {number}"),
        )  # fmt: skip
    minutes.Objection.objects.create(
        minutes=kept, name=words("objector"), text=words("objection to minutes")
    )
    minutes.PublicMinutes.objects.create(
        meeting=road.meeting, content={"title": words("minutes of later")}, published_at=LATER
    )


def agendas(words: Words, town: Town, road: Road) -> None:
    """What stands around a public agenda: a supplement, files, requests, a Fraktion meeting."""
    council.item(road.meeting, title=words("supplement item"), late=True, supplement=1)
    Handout.objects.create(
        item=road.item, title=words("handout title"),
        file=world.store(f"{words('handout name')}.pdf", words("handout content").encode()),
    )  # fmt: skip
    StandingItem.objects.create(organization=town.council, order=1, title=words("standing item"))
    faction = people.faction(town.body, words("requesting Fraktion"), published_at=None)
    ItemRequest.objects.create(
        organization=town.council, title=words("request title"), faction=faction, basis={},
        reasoning=words("request reasoning"), received_on=DAY, binding=True,
    )  # fmt: skip
    SessionDemand.objects.create(
        organization=town.council, items=words("demanded items"), basis={}, members=9,
        received_on=DAY, binding=False,
    )  # fmt: skip
    caucus = council.meeting(faction, kind="faction", place=words("Fraktion place"))
    council.item(caucus, title=words("Fraktion item"))


def persons(words: Words, town: Town) -> None:
    """Persons and organizations that are not published."""
    secret = people.person(words("person given name"), words("person family name"))
    seat = people.membership(town.council, secret)
    people.deputy(seat, people.person(words("deputy given name")))
    people.organization(town.body, words("organization"), "committee", published_at=None)
    people.holding(people.office(town.body, words("office"), "other"), secret)
    body = people.body(words("body"), slug="geheimstadt", published_at=None)
    people.organization(body, words("hidden body's council"), published_at=None)


def networks(words: Words, town: Town, member: Any) -> None:
    """A network that is not published, an accession on its way, dues not yet told."""
    secret = network.network(words("network"), slug="geheimnetz", published_at=None)
    secret.aims = words("network aims")
    secret.body.published_at = None
    secret.body.save()
    secret.save()
    network.member(secret, town.body, source=words("hidden membership"))
    network.accession(
        secret, town.body, billing_address=words("billing address"),
        buyer_reference=words("buyer reference"), signed_by=words("signed by"),
        ended_reason=words("accession reason"),
        declaration=world.store(words("declaration name"), words("declaration").encode()),
    )  # fmt: skip
    other = people.body("Nachbarort")
    network.member(member.network, other, source=words("unpublished member"))
    scale = network.scale(secret)
    basis = {"value": 1, "reasons": [{"says": words("assessment basis")}]}
    Assessment.objects.create(
        member=member, scale=scale, year=2025, gross=Decimal(4321), member_part=Decimal(4321),
        payer_part=0, basis=basis, assessed_on=DAY,
        letter=world.store(words("notice name"), words("notice").encode()),
    )  # fmt: skip


def petitions(words: Words, town: Town) -> None:
    """What a petitioner wrote, who signed, what the committee advised, and the letter box."""
    petition = Petition.objects.create(
        body=town.body, year=2026, number=1, subject=words("petition subject"),
        wording=words("petition wording"), form="letter", received_on=DAY, moved_on=DAY,
        name=words("petitioner"), address=words("petitioner's address"), route="committee",
        route_reason=words("route reason"), state="referred", answer=words("answer"),
    )  # fmt: skip
    CoSignatory.objects.create(petition=petition, name=words("co-signatory"))
    PetitionLetter.objects.create(
        petition=petition, kind="receipt", ordered_on=DAY, content=words("letter").encode()
    )
    Referral.objects.create(
        petition=petition, target=town.council, step="refer_with_advice", basis={},
        recommendation=words("recommendation"), referred_on=DAY,
    )  # fmt: skip
    PetitionIntake.objects.create(
        body=town.body, subject=words("intake subject"), wording=words("intake wording"),
        name=words("intake name"), address=words("intake address"), token_hash="x", source="y",
    )  # fmt: skip


def registers(words: Words, town: Town) -> None:
    """What a published person declared internally or keeps private, and an honour in waiting."""
    person = world.published(people.person("Rita", "Register"))
    Honour.objects.create(
        body=town.body, kind="ring", name=words("honour"), conferred_on=DAY,
        resolution=words("honour's resolution"), merits=words("merits"),
    )  # fmt: skip
    declared = InterestDeclaration.objects.create(
        body=town.body, person=person, year=2026, due_on=DAY, state="published",
        submitted_at=LATER, published_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    Interest.objects.create(
        declaration=declared, heading="contract", text=words("contract with the town")
    )
    Interest.objects.create(declaration=declared, heading="board", text=words("unpublished seat"))
    for kind, visibility in (("email", "council"), ("phone", "staff")):
        ContactDetail.objects.create(
            person=person, kind=kind, value=words(f"contact for {visibility}"),
            visibility=visibility,
        )  # fmt: skip


def executions(words: Words, town: Town, road: Road) -> None:
    """Tasks, reports and notes that are not for everyone, around a public resolution."""
    office = people.organization(town.body, words("hidden office"), "office", published_at=None)
    due = {"body": town.body, "due": DAY, "office": office}
    Execution.objects.create(resolution=road.resolution, what=words("unpublished task"), **due)
    later = Execution.objects.create(
        resolution=road.resolution, what=words("task of later"), public=True, published_at=LATER,
        **due,
    )  # fmt: skip
    shown = Execution.objects.create(
        resolution=road.resolution, what="Brücke bauen", public=True, published_at=world.PUBLISHED,
        **due,
    )  # fmt: skip
    for task in (later, shown):
        ProgressNote.objects.create(
            execution=task, kind="report", day=DAY, text=words("internal report"),
            author=words("report author"),
            file=world.store(f"{words('report file name')}.pdf", words("report file").encode()),
        )  # fmt: skip
    ProgressNote.objects.create(
        execution=shown, kind="report", day=DAY, text="Der Bau läuft.",
        author=words("author of the released report"), published_at=world.PUBLISHED,
    )  # fmt: skip
    AppealPeriod.objects.create(body=town.body, resolution=road.resolution, basis={"reasons": []})
    MayorObjection.objects.create(
        body=town.body, resolution=road.resolution, kind="complaint", objected_on=DAY,
        reason=words("objection reason"), outcome=words("objection outcome"),
    )  # fmt: skip
    UrgentDecision.objects.create(
        body=town.body, organization=town.council, title=words("urgent title"), basis={},
        text=words("urgent text"), reason=words("urgent reason"), who="main_committee",
        public=True,
    )  # fmt: skip
    for state, moment in (("draft", None), ("released", LATER)):
        PressNote.objects.create(
            body=town.body, meeting=council.meeting(town.council), title=words(f"{state} note"),
            state=state, text=words(f"{state} note text"), basis={}, published_at=moment,
        )  # fmt: skip
    for about in (paper(words, town, "plan", public=False), road.paper):
        ResidentsInformation.objects.create(
            paper=about, body=town.body, texts={"Ziele": words("information")}, basis={}
        )


def traces(words: Words, road: Road) -> None:
    """What the house notes for itself."""
    AuditEntry.objects.create(
        operation="papers.hide", subject_type="papers.Paper", subject_id=road.paper.pk,
        subject_label=words("audit label"), actor_name=words("audit actor"),
        reason=words("audit reason"), change={"title": [words("audit change"), None]},
    )  # fmt: skip
    OutboxEvent.objects.create(name="x", payload={"title": words("event")})
    RegisterImport.objects.create(
        file=world.store(words("register name"), b"x"), source=words("register source")
    )
    CharterText.objects.create(
        body=road.paper.body, charter="hs", source=words("charter text source"),
        file=world.store(words("charter file name"), words("charter file").encode()),
        wording=[["§1(1)", words("charter text on trial")]], report={},
    )  # fmt: skip
