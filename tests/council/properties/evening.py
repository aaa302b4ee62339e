"""An evening told on paper: who sat where in which minute. It knows nothing of the product."""

from dataclasses import dataclass, field


@dataclass
class Stay:
    """Somebody's stay on a seat, in minutes from the beginning; no end means still there."""

    person: int
    seat: int
    start: int
    end: int | None = None

    def covers(self, minute):
        """Whether the person sat there in that minute; who leaves in it, no longer does."""
        return self.start <= minute and (self.end is None or minute < self.end)


@dataclass(frozen=True)
class Chair:
    """A seat of a committee as the charter sees it."""

    holder: int
    deputy: int | None
    party: str
    expert: bool = False
    votes: bool = True


@dataclass
class Evening:
    """A committee's evening: its seats, every stay, and who is out of the item at hand."""

    chairs: list[Chair]
    leaders: dict[str, list[int]]
    stays: list[Stay] = field(default_factory=list)
    out: set[int] = field(default_factory=set)

    def sitting(self, seat):
        """The stay of who sits on a seat now."""
        return next((s for s in self.stays if s.seat == seat and s.end is None), None)

    def in_the_room(self, person):
        """Whether a person sits anywhere now."""
        return any(s.person == person and s.end is None for s in self.stays)

    def free(self, person, seat):
        """Whether neither the person nor the seat is taken; whoever gets in else sits twice."""
        return self.sitting(seat) is None and not self.in_the_room(person)

    def may_come(self, seat):
        """Whether the holder of a seat can take it now; then nobody may refuse."""
        return self.free(self.chairs[seat].holder, seat)

    def may_stand_in(self, person, seat):
        """Whether the charter lets somebody take a seat: yes, no, or none if it depends.

        A deputy who holds no seat may; a leader comes only after the deputy; others never.
        """
        chair = self.chairs[seat]
        if not self.free(person, seat) or person == chair.holder:
            return False
        if self.in_the_room(chair.holder):
            return False
        if person == chair.deputy:
            holders = {each.holder for each in self.chairs}
            return True if person not in holders else None
        return None if person in self.leaders[chair.party] else False

    def sit(self, person, seat, minute):
        """Write down that somebody took a seat."""
        self.stays.append(Stay(person, seat, minute))

    def rise(self, seat, minute):
        """Write down that whoever sat there left."""
        self.sitting(seat).end = minute

    def takes_part(self, person):
        """Whether a person sits, has sat or stands ready here, and can be biased."""
        ready = {each for c in self.chairs for each in (c.holder, c.deputy)}
        return person in ready | {s.person for s in self.stays}

    def there(self, minute):
        """Who sat on a voting seat in a minute: person and seat."""
        return {
            s.person: self.chairs[s.seat]
            for s in self.stays
            if s.covers(minute) and self.chairs[s.seat].votes
        }

    def voters(self, minute):
        """Who of them may vote on the item at hand."""
        there = self.there(minute)
        return {person: chair for person, chair in there.items() if person not in self.out}

    def able(self, minute):
        """Whether the committee can decide: more than half of its seats, experts outnumbered.

        Source: § 49 Abs. 1, § 58 Abs. 3 GO NRW; who is biased is not there for this item.
        """
        voters = self.voters(minute).values()
        experts = sum(chair.expert for chair in voters)
        seats = sum(chair.votes for chair in self.chairs)
        return 2 * len(voters) > seats and 2 * experts < len(voters)

    def double(self):
        """Whoever sits on two seats at once, or shares one; must be nobody."""
        pairs = [(a, b) for i, a in enumerate(self.stays) for b in self.stays[i + 1 :]]
        return [
            (a, b)
            for a, b in pairs
            if (a.person == b.person or a.seat == b.seat)
            and (a.end is None or b.start < a.end)
            and (b.end is None or a.start < b.end)
        ]
