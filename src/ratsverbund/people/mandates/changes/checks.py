"""What only the whole can tell: doubled seats, full committees, second holders, gaps."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.districts import HeadFacts, district_head
from ratsverbund.charter.rules.personal_deputies import NamedFacts, deputy_number
from ratsverbund.charter.rules.senior_officers import OfficerFacts, senior_officers
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.mandates.changes.plan import Line
from ratsverbund.people.mandates.roster import Roster, Type, exists, meet, runs
from ratsverbund.people.organizations.composition import objection
from ratsverbund.people.organizations.models import Deputy, Membership, Office, OfficeHolding
from ratsverbund.people.organizations.queries import deputies_required

Role = Membership.Role
SINGLE = (Role.CHAIR, Role.FIRST_DEPUTY, Role.HEAD)


class Checks:
    """The rows that were read, checked against each other and against what is known."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.seats: list[tuple[Membership, Line]] = []
        self.deputies: list[tuple[Deputy, Line]] = []
        self.holdings: list[tuple[OfficeHolding, Line]] = []

    def run(self) -> None:
        """Refuse each line that cannot stand beside the others."""
        by_place: dict[int, list[Membership]] = {}
        factions: dict[int, list[Membership]] = {}
        for seat in self.roster.seats:
            by_place.setdefault(id(seat.organization), []).append(seat)
            if seat.organization.organization_type == Type.FACTION:
                factions.setdefault(id(seat.person), []).append(seat)
        for seat, line in self.seats:
            for sentence in wrong_seat(
                seat, by_place[id(seat.organization)], factions.get(id(seat.person), [])
            ):
                line.refuse(sentence)
            self.check_committee(seat, line, by_place[id(seat.organization)])
            if seat.organization.organization_type == Type.DISTRICT:
                self.check_district(seat, line)
        for deputy, line in self.deputies:
            for sentence in self.wrong_deputy(deputy):
                line.refuse(sentence)
        for holding, line in self.holdings:
            self.check_holding(holding, line)

    def check_committee(self, seat: Membership, line: Line, there: list[Membership]) -> None:
        """Refuse who may not sit in a committee as a member, an expert citizen or an adviser."""
        others = [each for each in there if each is not seat and meet(each, seat)]
        if refused := objection(seat, others, on_council=self.on_council(seat)):
            line.refuse(refused, "Funktion")

    def on_council(self, seat: Membership) -> bool | None:
        """Whether who takes a seat sits in the council or is the mayor; none if it is unknown."""
        expert = seat.role == Role.EXPERT_CITIZEN
        council = [
            each
            for each in self.roster.seats
            if each.organization.organization_type == Type.COUNCIL
            and (meet(each, seat) if expert else runs(each, seat.start))
        ]
        mayors = (h for h in self.roster.holdings if h.office.kind == Office.Kind.MAYOR)
        if any(each.person is seat.person for each in council) or any(
            each.person is seat.person and runs(each, seat.start) for each in mayors
        ):
            return True
        return False if council else None

    def check_district(self, seat: Membership, line: Line) -> None:
        """Refuse a district that the charter does not know."""
        law = law_of(self.roster.body, seat.start)
        if not law.regulates("districts.names"):
            return
        names = law.words("districts.names")
        if not {seat.organization.name, seat.organization.short_name}.intersection(names):
            line.refuse(
                _("Die Hauptsatzung kennt diese Ortschaft nicht. Bekannt sind: {names}.").format(
                    names=", ".join(names)
                ),
                "Ortschaft",
            )

    def wrong_deputy(self, deputy: Deputy) -> Iterator[str]:
        """Why a personal deputyship cannot be."""
        seat = deputy.membership
        own = [s for s in self.roster.seats_in(seat.organization, deputy.start)
               if s.person is deputy.person]  # fmt: skip
        if own:
            yield _("{person} hat dort selbst einen Sitz. Bitte eine andere Person wählen.").format(
                person=deputy.person
            )
        others = [
            other
            for other in self.roster.deputies
            if other is not deputy and other.membership is seat and meet(other, deputy)
        ]
        clashing = [o for o in others if o.rank == deputy.rank or o.person is deputy.person]
        for other in clashing:
            yield _(
                "{person} vertritt diesen Sitz an {rank}. Stelle schon seit dem "
                "{day:%d.%m.%Y}. Bitte zuerst beenden oder „Rang“ ändern."
            ).format(person=other.person, rank=other.rank, day=other.start)
        number = 1 + sum(1 for other in others if runs(other, deputy.start))
        law = law_of(self.roster.body, deputy.start)
        decision = deputy_number(law, NamedFacts(number)) if others and not clashing else None
        if decision and decision.known and not decision.settled:
            yield f"{decision.reasons[0].says} ({decision.citation})"

    def check_holding(self, holding: OfficeHolding, line: Line) -> None:
        """Refuse a second holder, and more Beigeordnete than the charter allows."""
        for other in self.roster.holdings:
            if other is not holding and other.office is holding.office and meet(other, holding):
                line.refuse(
                    _(
                        "{person} hat dieses Amt seit dem {day:%d.%m.%Y}. Bitte zuerst beenden."
                    ).format(person=other.person, day=other.start),
                    "Amt",
                )
        if holding.office.kind != Office.Kind.ALDERMAN:
            return
        number = sum(
            1 for other in self.roster.holdings
            if other.office.kind == Office.Kind.ALDERMAN and runs(other, holding.start)
        )  # fmt: skip
        decision = senior_officers(law_of(self.roster.body, holding.start), OfficerFacts(number))
        if decision.known and not decision.settled:
            line.refuse(f"{decision.reasons[0].says} ({decision.citation})", "Amt")

    def warnings(self) -> Iterator[str]:
        """Gaps that keep nothing out: no deputy, no head, not in the Fraktion."""
        today = timezone.localdate()
        touched = {id(seat.organization): seat.organization for seat, _line in self.seats}
        for organization in touched.values():
            if organization.organization_type == Type.COMMITTEE:
                yield from self.without_deputy(organization, today)
        if any(o.organization_type == Type.DISTRICT for o in touched.values()):
            missing = headless(self.roster, today)
            if missing:
                yield _("Ohne Ortsvorsteherin oder Ortsvorsteher: {names}.").format(
                    names=", ".join(missing)
                )
        for seat, _line in self.seats:
            council = seat.organization.organization_type == Type.COUNCIL
            if council and seat.on_behalf_of and runs(seat, today):
                joined = self.roster.faction_seat(seat.person, today)
                if joined is None:
                    yield _("{person} sitzt für {list} im Rat, aber in keiner Fraktion.").format(
                        person=seat.person, list=seat.on_behalf_of.short_name
                    )

    def without_deputy(self, organization: object, day: date) -> Iterator[str]:
        """Members of a committee for whom nobody stands in, where the charter asks for it."""
        if not deputies_required(law_of(self.roster.body, day)):
            return
        covered = {id(d.membership) for d in self.roster.deputies if runs(d, day)}
        missing = [
            str(seat.person)
            for seat in self.roster.seats
            if seat.organization is organization
            and runs(seat, day)
            and seat.voting_right
            and id(seat) not in covered
        ]
        if missing:
            yield _("{organization}: ohne persönliche Vertretung: {names}.").format(
                organization=organization, names=", ".join(missing)
            )


def wrong_seat(
    seat: Membership, there: list[Membership], factions: list[Membership]
) -> Iterator[str]:
    """Why a seat cannot be, given the others there and the person's Fraktionen."""
    organization = seat.organization
    meeting = [other for other in there if other is not seat and meet(other, seat)]
    if not exists(organization, seat.start):
        yield _("„{name}“ besteht an diesem Tag nicht. Bitte den Tag prüfen.").format(
            name=organization
        )
    elsewhere = [f for f in factions if f is not seat and meet(f, seat)]
    if organization.organization_type != Type.FACTION:
        elsewhere = []
    for other in [o for o in meeting if o.person is seat.person] or elsewhere:
        yield _(
            "{person} gehört „{name}“ schon seit dem {day:%d.%m.%Y} an. "
            "Bitte dort zuerst „bis“ eintragen."
        ).format(person=seat.person, name=other.organization, day=other.start)
    if seat.role in SINGLE:
        for other in [o for o in meeting if o.role == seat.role]:
            yield _("„{role}“ ist {person} seit dem {day:%d.%m.%Y}. Bitte zuerst beenden.").format(
                role=seat.get_role_display(), person=other.person, day=other.start
            )
    voting = sum(1 for other in meeting if other.voting_right and runs(other, seat.start))
    if organization.seats is not None and seat.voting_right and voting >= organization.seats:
        yield _("„{name}“ hat nur {seats} stimmberechtigte Sitze. Bitte einen beenden.").format(
            name=organization, seats=organization.seats
        )


def headless(roster: Roster, day: date) -> list[str]:
    """The districts of the charter, else those that exist, without a head on a day."""
    law = law_of(roster.body, day)
    headed = {
        name
        for seat in roster.seats
        if seat.role == Role.HEAD and runs(seat, day) and exists(seat.organization, day)
        # The charter says "Lieck", the organization may be called "Ortschaft Lieck".
        for name in (seat.organization.name, seat.organization.short_name)
    }
    if law.regulates("districts.names"):
        names = list(law.words("districts.names"))
        return [n for n in names if district_head(law, HeadFacts(n, int(n in headed))).settled]
    return [o.name for o in roster.of_type(Type.DISTRICT, day) if o.name not in headed]
