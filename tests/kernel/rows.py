"""How to make one row of each table that strangers may read."""

import itertools
from datetime import date
from decimal import Decimal

from django.utils import timezone

from ratsverbund.council.agendas.models import Handout
from ratsverbund.council.decisions.models import FactionVote, NamedVote, Resolution, Vote
from ratsverbund.council.execution.models import (
    Execution,
    PressNote,
    ProgressNote,
    ResidentsInformation,
)
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.minutes.models import PublicMinutes
from ratsverbund.council.papers.models import (
    Consultation,
    Paper,
    PaperFile,
    ProposedResolution,
    Tombstone,
)
from ratsverbund.kernel.models import StoredFile
from ratsverbund.network.dues.models import Assessment, DuesBand, DuesMeasure, DuesScale
from ratsverbund.network.members.models import ChairTerm, Delegate, Network, NetworkMember
from ratsverbund.people.bodies.models import (
    Body,
    LawChange,
    LegislativeTerm,
    MunicipalityKey,
    Population,
)
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person
from ratsverbund.people.registers.models import (
    ContactDetail,
    Honour,
    Interest,
    InterestDeclaration,
)
from ratsverbund.people.texts.models import CharterText
from tests.factories import council, network, people

DAY = date(2026, 3, 25)
count = itertools.count(1)


def law_change():
    """A change of a body's own law."""
    return LawChange.objects.create(
        body=people.body(), title="Änderung", draft={}, in_force=DAY, source="Test"
    )


def charter_text():
    """A confirmed wording of a charter."""
    return CharterText.objects.create(
        body=people.body(), charter="hs", source="Test", file=stored_file(), state="confirmed",
        wording=[], report={},
    )  # fmt: skip


def declaration():
    """A declaration of interests."""
    return InterestDeclaration.objects.create(
        body=people.body(), person=people.person(), year=2026, due_on=DAY
    )


def rat():
    """A council of a fresh body."""
    return people.organization(people.body())


def paper():
    """A paper of a fresh body."""
    return council.paper(people.body())


def item():
    """An item of a meeting."""
    return council.item(council.meeting(rat()))


def handout():
    """A public file on the table of a published item."""
    made = item()
    AgendaItem.objects.filter(pk=made.pk).update(published_at=timezone.now())
    return Handout.objects.create(item=made, file=stored_file(), title="Plan", public=True)


def vote():
    """A vote on an item."""
    return Vote.objects.create(
        item=item(), yes=1, no=0, abstentions=0, present=1, adopted=True, label="ja", basis={}
    )


def resolution():
    """A resolution without a vote."""
    made = rat()
    return Resolution.objects.create(
        body=made.body, organization=made, result="noted", label="zur Kenntnis genommen",
        text="Bericht", decided_on=DAY,
    )  # fmt: skip


def execution():
    """A task of a resolution; that it is public is its own matter."""
    made = resolution()
    return Execution.objects.create(
        body=made.body, resolution=made, what="Bauen", due=DAY, public=True
    )


def progress_note():
    """A note on a task."""
    return ProgressNote.objects.create(execution=execution(), kind="report", day=DAY, author="A")


def press_note():
    """A released press note."""
    held = council.meeting(rat())
    return PressNote.objects.create(
        body=held.body, meeting=held, title="Rat", text="Text", basis={}, state="released"
    )


def residents_information():
    """What residents were told about a paper."""
    about = paper()
    return ResidentsInformation.objects.create(paper=about, body=about.body, basis={})


def tombstone():
    """What is left of a paper."""
    left = paper()
    return Tombstone.objects.create(
        paper=left, body=left.body, reference=left.reference, removed_on=DAY
    )


def stored_file():
    """A file."""
    return StoredFile.objects.create(name="a.pdf", media_type="x/y", content=b"a", size=1)


def net():
    """A network."""
    return network.network(slug=f"netz-{next(count)}")


def member():
    """A member of a network."""
    return network.member(net(), people.body())


def scale():
    """A scale of dues."""
    return network.scale(net())


def measure():
    """A measure on dues."""
    return network.taken_over(net(), people.body())


def assessment():
    """An assessment of a member."""
    return Assessment.objects.create(
        member=member(), scale=scale(), year=2024, gross=Decimal(1), member_part=Decimal(1),
        payer_part=Decimal(0), basis={}, assessed_on=DAY,
    )  # fmt: skip


MAKERS = {
    LawChange: law_change,
    CharterText: charter_text,
    Body: people.body,
    MunicipalityKey: lambda: people.key(people.body(), f"0599{next(count):04d}"),
    Population: lambda: people.population(people.body()),
    LegislativeTerm: lambda: people.term(people.body()),
    Person: people.person,
    Organization: rat,
    Membership: lambda: people.membership(rat()),
    Deputy: lambda: people.deputy(people.membership(rat())),
    Office: lambda: people.office(people.body()),
    OfficeHolding: lambda: people.holding(people.office(people.body())),
    Honour: lambda: Honour.objects.create(
        body=people.body(), kind="ring", name="Erna", conferred_on=DAY, resolution="Rat 1/2026"
    ),
    InterestDeclaration: declaration,
    Interest: lambda: Interest.objects.create(
        declaration=declaration(), heading="board", text="Stadtwerke"
    ),
    ContactDetail: lambda: ContactDetail.objects.create(
        person=people.person(), kind="email", visibility="public"
    ),
    StoredFile: stored_file,
    Paper: paper,
    ProposedResolution: lambda: council.proposal(paper(), None),
    PaperFile: lambda: PaperFile.objects.create(
        paper=paper(), file=stored_file(), title="Anlage", order=1
    ),
    Consultation: lambda: council.consultation(paper(), rat()),
    Tombstone: tombstone,
    Meeting: lambda: council.meeting(rat()),
    AgendaItem: item,
    Handout: handout,
    PublicMinutes: lambda: PublicMinutes.objects.create(meeting=council.meeting(rat()), content={}),
    Vote: vote,
    FactionVote: lambda: FactionVote.objects.create(vote=vote(), name="CDU"),
    NamedVote: lambda: NamedVote.objects.create(
        vote=vote(), person=people.person(), choice=NamedVote.Choice.YES
    ),
    Resolution: resolution,
    Execution: execution,
    ProgressNote: progress_note,
    PressNote: press_note,
    ResidentsInformation: residents_information,
    Network: net,
    ChairTerm: lambda: ChairTerm.objects.create(network=net(), body=people.body(), start=DAY),
    NetworkMember: member,
    Delegate: lambda: network.delegate(member(), person=people.person()),
    DuesScale: scale,
    DuesBand: lambda: scale().bands.get(),
    DuesMeasure: measure,
    Assessment: assessment,
}
