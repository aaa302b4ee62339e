"""An evening in the product and the same one on paper, told both what happens."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

from ratsverbund.charter.rules.exclusion import BiasFacts
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import FactionCount, Tally, roll_call
from ratsverbund.council.meetings.operations import admit, dismiss, exclude_member, lift_exclusion
from ratsverbund.council.sittings.operations import call_item, correct_presence, seat_substitute
from ratsverbund.kernel.errors import DomainError
from tests.council.properties.evening import Chair, Evening
from tests.factories import council, people

START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
TIED = BiasFacts(relative_advantage=True)
# Holders are 0 to 7. One deputy for two seats, one who holds a seat, one who leads a Fraktion.
CHAIRS = [
    Chair(0, 10, "CDU"),
    Chair(1, 10, "CDU"),
    Chair(2, 3, "CDU"),
    Chair(3, 11, "CDU"),
    Chair(4, 12, "SPD"),
    Chair(5, 11, "SPD", expert=True),
    Chair(6, None, "SPD", expert=True),
    Chair(7, 13, "SPD", votes=False),
]
LEADERS = {"CDU": [12, 14], "SPD": [4, 15]}
PERSONS = sorted(
    {each for c in CHAIRS for each in (c.holder, c.deputy)} - {None} | {12, 14, 4, 15, 16}
)


class Hall:
    """The product's evening and the one on paper, told the same."""

    def __init__(self, town, absent):
        self.clerk = town.clerk
        self.committee = people.organization(
            town.body, f"Ausschuss {uuid4().hex[:8]}", "committee", seats=7
        )
        self.persons = {number: people.person() for number in PERSONS}
        self.seats = [self.seat(town, chair) for chair in CHAIRS]
        self.meeting = council.published(council.meeting(self.committee, START))
        self.paper = Evening(CHAIRS, LEADERS)
        self.minute, self.rows, self.told, self.kept_out = 0, {}, [], []
        self.call()
        for seat in range(len(CHAIRS)):
            if seat not in absent:
                self.come(seat, 0)

    def seat(self, town, chair):
        """A seat with its personal deputy, proposed by a Fraktion with its leaders."""
        role = "expert_citizen" if chair.expert else "member"
        made = people.membership(
            self.committee, self.persons[chair.holder], role=role, voting_right=chair.votes,
            on_behalf_of=town.factions[chair.party],
        )  # fmt: skip
        if chair.deputy is not None:
            people.deputy(made, self.persons[chair.deputy])
        return made

    def lead(self, town):
        """Let the Fraktionen be led by those on paper."""
        for party, (first, second) in LEADERS.items():
            people.membership(town.factions[party], self.persons[first], role="chair")
            people.membership(town.factions[party], self.persons[second], role="first_deputy")

    def at(self, minute):
        return START + timedelta(minutes=minute)

    def tried(self, act, *args, **kwargs):
        """What an operation made, or none if it refused with a sentence."""
        with suppress(DomainError):
            return act(*args, actor=self.clerk, **kwargs)
        return None

    def call(self):
        """Call the next item; exclusions are of one item only."""
        self.item = council.published(council.item(self.meeting, title="Vorhaben"))
        self.paper.out.clear()
        call_item(self.item, actor=self.clerk)

    def come(self, seat, later):
        self.minute += later
        row = self.tried(admit, self.meeting, self.seats[seat], at=self.at(self.minute))
        assert (row is not None) == self.paper.may_come(seat)
        if row:
            self.rows[seat] = row
            self.paper.sit(CHAIRS[seat].holder, seat, self.minute)

    def go(self, seat, later):
        self.minute += later
        if self.paper.sitting(seat) is None:
            return
        dismiss(self.rows.pop(seat), actor=self.clerk, at=self.at(self.minute))
        self.paper.rise(seat, self.minute)

    def stand_in(self, seat, who, later):
        self.minute += later
        first, second = LEADERS[CHAIRS[seat].party]
        named = {"deputy": CHAIRS[seat].deputy, "first leader": first, "second leader": second}
        person = named.get(who) or 16
        allowed = self.paper.may_stand_in(person, seat)
        row = self.tried(
            seat_substitute, self.meeting, self.seats[seat], self.persons[person],
            at=self.at(self.minute),
        )  # fmt: skip
        assert allowed is None or (row is not None) == allowed
        if row:
            self.rows[seat] = row
            self.paper.sit(person, seat, self.minute)

    def exclude(self, person):
        wanted = self.paper.takes_part(person) and person not in self.paper.out
        found = self.tried(
            exclude_member, self.item, self.persons[person], "Angehörige", facts=TIED
        )
        assert (found is not None) == wanted
        if found:
            self.paper.out.add(person)
            self.kept_out.append((self.item.number, person))

    def readmit(self, person):
        if person in self.paper.out:
            exclusion = self.item.exclusions.get(person=self.persons[person])
            lift_exclusion(exclusion, "Irrtum", actor=self.clerk)
            self.paper.out.remove(person)
            self.kept_out.remove((self.item.number, person))

    def correct(self, seat, minutes):
        """Put an arrival right that was written down wrong, where it stays possible."""
        stay = self.paper.sitting(seat)
        if stay is None or not 0 <= stay.start + minutes <= self.minute:
            return
        fresh = self.at(stay.start + minutes)
        if self.tried(correct_presence, self.rows[seat], "arrived_at", fresh, "Verlesen"):
            stay.start += minutes

    def vote(self, method, kind, back, chance):
        """Vote now or enter a vote that was taken a little earlier; then comes the next item."""
        minute = max(self.minute - back, 0)
        voters = self.paper.voters(minute)
        tally = TALLIES[method](self, voters, kind, chance)
        if tally is None:
            return
        uncounted = kind == "somebody else" and method in ("counts", "ballots")
        expected = self.paper.able(minute) and (kind == "fair" or uncounted)
        made = self.tried(record_vote, self.item, tally, at=self.at(minute))
        assert (made is not None) == expected
        if not made:
            assert self.item.votes.count() == 0
            return
        there = self.paper.there(minute)
        self.told.append(
            SimpleNamespace(
                item=self.item, tally=tally, present=len(there), out=len(there) - len(voters),
                names={str(self.persons[each]) for each in voters}, method=method,
            )
        )  # fmt: skip
        self.call()


def names(hall, voters, kind, chance):
    """Everyone is called; one too many, or one instead of another, is who may not vote."""
    called = list(voters)
    if kind == "somebody else":
        called = called[1:]
    if kind != "fair":
        here = [each for each in PERSONS if each in hall.paper.out and each not in voters]
        called.append((here or [each for each in PERSONS if each not in voters])[0])
    words = ("yes", "no", "abstentions")
    chosen = {hall.persons[each].pk: chance.choice(words) for each in called}
    return roll_call(chosen) if chosen else None


def split(number, chance):
    """Some say yes, some no, the rest abstain."""
    yes = chance.randint(0, number)
    no = chance.randint(0, number - yes)
    return yes, no, number - yes - no


def counts(_hall, voters, kind, chance):
    """Hands are counted."""
    return Tally(*split(len(voters) + (kind == "one too many"), chance))


def ballots(_hall, voters, kind, chance):
    """Ballots are counted."""
    number = len(voters) + (kind == "one too many")
    return Tally(*split(number, chance), ballots=number)


def factions(_hall, voters, kind, chance):
    """Fraktionen vote with whom they have; the seat's Fraktion counts, not the deputy's own."""
    sizes = {"CDU": 0, "SPD": 0}
    for chair in voters.values():
        sizes[chair.party] += 1
    if kind == "one too many":
        sizes[chance.choice(sorted(sizes))] += 1
    elif kind == "somebody else" and all(sizes.values()):
        sizes |= {"CDU": sizes["CDU"] - 1, "SPD": sizes["SPD"] + 1}
    elif kind == "somebody else":
        return None
    parts = tuple(FactionCount(party, *split(size, chance)) for party, size in sizes.items())
    sums = [sum(getattr(part, word) for part in parts) for word in ("yes", "no", "abstentions")]
    return Tally(*sums, factions=parts)


TALLIES = {"names": names, "counts": counts, "factions": factions, "ballots": ballots}


def play(town, absent, acts):
    """Let an evening happen, in the product and on paper."""
    for faction in town.factions.values():
        faction.memberships.all().delete()
    hall = Hall(town, absent)
    hall.lead(town)
    for act, *details in acts:
        getattr(hall, act)(*details)
    return hall
