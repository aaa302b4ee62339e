"""More places for words that are not public: one function an app, listed in `PLACES`."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

from ratsverbund.charter.decision import plain
from ratsverbund.charter.works import Draft
from ratsverbund.council.agendas.models import CalendarImport, Supplement
from ratsverbund.council.charters.operations import draft_amendment, simulate_draft
from ratsverbund.council.competence.models import CallInSignature
from ratsverbund.council.competence.operations import (
    enter_delegation,
    record_contract,
    record_matter,
    start_call_in,
)
from ratsverbund.council.debate.models import Extension, Speech
from ratsverbund.council.decisions.models import NamedVote, Resolution, Vote
from ratsverbund.council.desk.models import Note, Reply, SubstituteRequest
from ratsverbund.council.elections.models import (
    CandidateList,
    Count,
    Election,
    Nomination,
    Round,
)
from ratsverbund.council.invitations.models import (
    Book,
    Contact,
    Dispatch,
    EqualityMatter,
    Invitation,
    StaffAttendance,
)
from ratsverbund.council.minutes.models import ItemText, Minutes, MinutesDispatch
from ratsverbund.council.minutes.queries import record_of
from ratsverbund.network.members.models import RefusedAccession
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.terms.models import ReserveEntry
from tests.canary.files import pdf_of
from tests.factories import allowances as pay
from tests.factories import council, network, people
from tests.public import world
from tests.public.hidden import Words
from tests.public.world import BASIS, DAY

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def votes(words: Words, scene: SimpleNamespace) -> None:
    """A secret ballot and a vote by name behind closed doors."""
    inside = council.item(scene.road.meeting, public=False, title=words("closed item title"))
    by_name = world.vote(inside, method="roll_call", label=words("closed vote label"))
    NamedVote.objects.create(vote=by_name, person=people.person(words("named voter")), choice="yes")
    ballot = council.item(scene.road.meeting, public=False, title=words("ballot item title"))
    Vote.objects.create(
        item=ballot, method="secret", yes=1, no=0, abstentions=44, present=45, ballots=45,
        adopted=True, label=words("ballot label"), basis=BASIS, taken_at=NOON,
        subject=words("motion wording"), purpose="procedural",
    )  # fmt: skip
    replaced = world.vote(inside, label=words("replaced label"), corrected=True,
                          correction_reason=words("correction reason"))  # fmt: skip
    Resolution.objects.create(
        body=scene.body, organization=scene.council, item=inside, vote=replaced,
        result="adopted", label=words("replaced resolution label"), superseded=True,
        text=words("replaced resolution text"), decided_on=DAY, public=False,
    )  # fmt: skip


def agendas(words: Words, scene: SimpleNamespace) -> None:
    """A supplement and an urgent item that are not public."""
    Supplement.objects.create(meeting=scene.coming, number=1)
    late = council.item(scene.coming, public=False, late=True, title=words("late item title"))
    Extension.objects.create(
        meeting=scene.coming, item=late, title=late.title, public=False, yes=40, no=0,
        abstentions=0, adopted=True, reason=words("extension reason"), basis={"value": True},
    )  # fmt: skip
    hidden = council.paper(scene.body, words("agenda paper title"), public=False)
    council.item(
        scene.coming, council.consultation(hidden, scene.council), public=False,
        title=words("agenda paper item"),
    )  # fmt: skip


def invitations(words: Words, scene: SimpleNamespace) -> None:
    """Private addresses, who got what, books, staff, and an opinion."""
    Contact.objects.create(person=scene.seated, channel="letter", address=words("contact address"))
    sent = Invitation.objects.create(
        meeting=scene.coming, version=1, kind="first", text=words("invitation text"),
        signed_by="Bürgermeisterin", sent_at=NOON, basis=BASIS, late_reason=words("late reason"),
    )  # fmt: skip
    Dispatch.objects.create(
        invitation=sent, person=scene.seated, name=words("recipient"), channel="letter",
        address=words("dispatch address"), error=words("dispatch error"), state="failed",
        file=world.store(f"{words('letter name')}.pdf", words("letter content").encode()),
    )  # fmt: skip
    for edition in ("public", "whole"):
        book = world.store(f"Mappe-{edition}.pdf", pdf_of(words(f"{edition} book")))
        Book.objects.create(
            meeting=scene.coming, edition=edition, state="ready", file=book, pages=1, built_at=NOON
        )
    StaffAttendance.objects.create(
        meeting=scene.coming, name=words("staff name"), office="Bauamt", named_by="Bürgermeisterin"
    )
    EqualityMatter.objects.create(
        paper=scene.road.paper, tags=["staff"], claimed_at=NOON,
        claim_reason=words("claim reason"), statement=words("opinion"),
    )  # fmt: skip


def allowances(words: Words, scene: SimpleNamespace) -> None:
    """What somebody earned, whose children were looked after, and the proofs."""
    rows = {
        "submitted": {},
        "rejected": {"state": "rejected", "decided_on": DAY, "reason": words("claim refusal")},
    }
    for number, (kind, fields) in enumerate(rows.items()):
        claim = pay.claim(
            scene.body, scene.seated, date(2026, 3, 4 + number), finding=words(f"{kind} finding"),
            **fields,
        )  # fmt: skip
        name, content = f"{words(f'{kind} proof name')}.pdf", words(f"{kind} proof").encode()
        claim.proofs.add(world.store(name, content))
    stranger = people.person(words("claimant"))
    own = pay.claim(scene.body, stranger, date(2026, 3, 9))
    own.facts = {**own.facts, **plain({"kind": "employee"})}
    own.save()


def competence(words: Words, scene: SimpleNamespace) -> None:
    """Debtors, contracts with members, delegations, a motion that collects names."""
    clerk = scene.cast["clerk"]
    record_matter(
        scene.body, kind="claim_waiver", title=words("matter title"), day=DAY, actor=clerk,
        counterparty=words("debtor"), amount=Decimal("7654.32"),
    )  # fmt: skip
    record_contract(
        scene.body, person=scene.seated, title=words("contract title"), matter="other",
        relative_of=words("contract relative"), day=DAY, amount=Decimal("98765.43"),
        tender=words("tender"), actor=clerk,
    )  # fmt: skip
    enter_delegation(
        scene.council, direction="delegated", matter="claim_waiver", subject=words("delegation"),
        resolution=words("delegation source"), start=DAY, actor=clerk,
    )  # fmt: skip
    reason = words("call-in reason")
    motion = start_call_in(scene.body, subject=words("call-in"), reason=reason, actor=clerk)
    signed = people.person(words("signatory"))
    CallInSignature.objects.create(call_in=motion, person=signed, signed_on=DAY)


def charters(words: Words, scene: SimpleNamespace) -> None:
    """A draft of an amendment nobody has seen yet, replayed over a year."""
    draft = Draft(
        words("amendment title"), {"loss_of_earnings.standard_rate": Decimal("22.00")},
        {"hs/§8(3)a#2": words("amended text")},
    )  # fmt: skip
    amendment = draft_amendment(scene.body, draft, actor=scene.cast["clerk"])
    simulate_draft(amendment, 2026, actor=scene.cast["clerk"])


def networks(words: Words, scene: SimpleNamespace) -> None:
    """An accession on its way into the public network, and one that was asked for in vain."""
    network.accession(
        scene.network, people.body("Drittort"), billing_address=words("third town's address"),
        buyer_reference=words("third reference"),
    )  # fmt: skip
    RefusedAccession.objects.create(
        network=scene.network, paper=scene.road.paper, reason=words("refused accession")
    )


def desk(words: Words, scene: SimpleNamespace) -> None:
    """What a member notes for itself."""
    Note.objects.create(
        account=scene.cast["member"], item=scene.road.item, text=words("private note")
    )


def seats(words: Words, scene: SimpleNamespace) -> None:
    """Elections behind closed doors and open ones, who waits to succeed, lists read from files."""
    for kind, public in (("closed", False), ("open", True)):
        item = council.item(scene.road.meeting, public=public, title=words(f"{kind} election item"))
        election = Election.objects.create(
            item=item, kind="committee", method="lists", organization=scene.committee, seats=3,
            state="elected", formula="dhondt", formula_reason=words(f"{kind} formula reason"),
        )  # fmt: skip
        held = Round.objects.create(
            election=election, number=1, present=9, ballots=9, result="elected", basis=BASIS,
            taken_at=NOON,
        )  # fmt: skip
        for order, votes in enumerate((6, 3), 1):
            party = CandidateList.objects.create(
                election=election, name=words(f"{kind} list {order}"), order=order, seats=3 - order
            )
            Count.objects.create(round=held, candidate_list=party, votes=votes)
            Nomination.objects.create(
                election=election, candidate_list=party, order=order,
                person=people.person(words(f"{kind} candidate {order}")),
            )  # fmt: skip
    waiting = people.person(words("reserve given name"))
    ReserveEntry.objects.create(
        body=scene.body, faction=scene.faction, position=1, person=waiting, state="waiting"
    )
    MandateChange.objects.create(
        body=scene.body, kind="import", title=words("mandate change"), state="discarded",
        reason=words("mandate reason"), file=world.store(words("mandate file"), b"x"),
    )  # fmt: skip
    CalendarImport.objects.create(
        body=scene.body, title=words("calendar title"), state="discarded",
        file=world.store(words("calendar file"), b"x"),
    )  # fmt: skip


def debates(words: Words, scene: SimpleNamespace) -> None:
    """Who asked to speak, and who was asked to stand in."""
    inside = council.item(scene.road.meeting, public=False, title=words("debated item title"))
    for kind, item in (("open", scene.road.item), ("closed", inside)):
        Speech.objects.create(item=item, name=words(f"{kind} debater"), order=1, state="asked")
    reply = Reply.objects.create(
        meeting=scene.coming, state="absent", membership=people.membership(scene.council)
    )
    asked = scene.cast["deputy"].person
    SubstituteRequest.objects.create(reply=reply, person=asked, basis=BASIS)


def minutes(words: Words, scene: SimpleNamespace) -> None:
    """Who could not be told of minutes; they hold every item of their meeting."""
    kept = Minutes.objects.latest("pk")
    kept.record = record_of(kept.meeting) | {"absent": kept.record["absent"]}
    kept.save()
    for item in kept.meeting.items.filter(minutes_text=None):
        ItemText.objects.create(minutes=kept, item=item)
    MinutesDispatch.objects.create(
        minutes=kept, account=scene.cast["member"], state="failed",
        name=words("minutes recipient"), address=words("minutes address"), queued_at=NOON,
        error=words("minutes error"), link="/niederschriften/",
    )  # fmt: skip


PLACES = [
    votes, agendas, invitations, allowances, competence, charters, networks, desk, seats, debates,
    minutes,
]  # fmt: skip
