"""Whether an election may be held and somebody may stand in it, by the rule that says so."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.committee_members import CommitteeFacts, committee_members
from ratsverbund.charter.rules.deputy_mayors import DeputyMayorFacts, deputy_mayors
from ratsverbund.charter.rules.districts import HeadFacts, district_head
from ratsverbund.charter.rules.senior_officers import OfficerFacts, senior_officers
from ratsverbund.charter.rules.successor import VacancyFacts, Way, successor
from ratsverbund.council.elections.ballots import law_for, terms_of
from ratsverbund.council.elections.models import CandidateList, Election
from ratsverbund.kernel.errors import RuleViolated
from ratsverbund.people.organizations.composition import membership_of
from ratsverbund.people.organizations.models import Membership, OfficeHolding, Organization
from ratsverbund.people.organizations.queries import on_council, sits_in_council
from ratsverbund.people.persons.models import Person

Kind = Election.Kind
Role = Membership.Role


@dataclass(frozen=True)
class Standing:
    """Who stands for what: the person, the list, the role and since when it would be held."""

    person: Person
    candidate_list: CandidateList | None
    role: str
    day: date


def admissible(election: Election, day: date) -> Decision[Any] | None:
    """Admit an election by the number of those in office, where a rule says so.

    Source: § 67 Abs. 1 GO NRW and the charter's norms on deputies, heads of districts, officers.
    Raises: RuleViolated.
    """
    law = law_for(election)
    decision: Decision[Any] | None = None
    if election.kind == Kind.DEPUTY_MAYORS:
        decision = terms_of(election, election.seats)
    elif election.kind == Kind.DEPUTY_MAYOR:
        decision = terms_of(election, others(election, day) + 1)
    elif election.kind == Kind.DISTRICT_HEAD and election.organization:
        heads = Membership.objects.on(day).filter(
            organization=election.organization, role=Role.HEAD
        )
        decision = district_head(law, HeadFacts(election.organization.short_name, heads.count()))
    elif election.kind == Kind.ALDERMAN:
        general = general_deputies(election, day) + election.general_deputy
        decision = senior_officers(law, OfficerFacts(others(election, day) + 1, general))
    elif election.kind == Kind.SEAT:
        return by_vote(successor(law, VacancyFacts()))
    if decision is not None and decision.known:
        value = decision.settled
        refuse_unless(getattr(value, "admissible", value), decision)
    return decision


def by_vote(decision: Decision[Way]) -> Decision[Way]:
    """Refuse to elect to a seat for which the Fraktion names the successor."""
    if decision.known and decision.settled == "named":
        raise RuleViolated(
            _("%(way)s Tragen Sie die Benennung beim Ausschuss unter „Nachfolge“ ein (%(norm)s).")
            % {"way": decision.label, "norm": decision.citation}
        )
    return decision


def others(election: Election, day: date) -> int:
    """How many hold an office of the same kind, the office to fill left out."""
    office = election.office
    if office is None:
        return 0
    held = OfficeHolding.objects.on(day).filter(office__body=office.body_id)
    return held.filter(office__kind=office.kind).exclude(office=office).count()


def general_deputies(election: Election, day: date) -> int:
    """How many other officers deputise for the mayor in everything (Erster Beigeordneter)."""
    office = election.office
    if office is None:
        return 0
    held = OfficeHolding.objects.on(day).filter(
        office__body=office.body_id, office__kind=office.kind, office__name__startswith="Erste"
    )
    elected = Election.objects.filter(
        general_deputy=True,
        state__in=(Election.State.ELECTED, Election.State.SEATED),
        office__body=office.body_id,
        office__holdings__in=OfficeHolding.objects.on(day),
    ).exclude(office=office)
    return len(
        set(held.exclude(office=office).values_list("office", flat=True))
        | set(elected.values_list("office", flat=True))
    )


def eligible(election: Election, standing: Standing) -> Decision[Any] | None:
    """Admit a candidate where a rule or the seat asks for something. Raises: RuleViolated."""
    if election.kind in (Kind.DEPUTY_MAYORS, Kind.DEPUTY_MAYOR):
        return from_the_council(election, standing)
    if election.kind in (Kind.COMMITTEE, Kind.SEAT):
        return fit_for_committee(election, standing)
    if election.kind == Kind.CHAIR:
        has_seat(election, standing)
    return None


def from_the_council(election: Election, standing: Standing) -> Decision[Any]:
    """Admit members of the council, and no more on a list than are to be elected."""
    listed = standing.candidate_list
    proposed = listed.nominations.count() + 1 if listed else 1
    body, day = election.item.meeting.body_id, standing.day
    member = sits_in_council(standing.person, body, day, day)
    facts = DeputyMayorFacts(proposed, all_council_members=member)
    decision = deputy_mayors(law_for(election), facts)
    refuse_unless(decision.settled.admissible, decision)
    return decision


def fit_for_committee(election: Election, standing: Standing) -> Decision[Any]:
    """Admit council members as members, others as expert citizens only, beside who sits there."""
    seat = Membership(
        organization=election.organization, person=standing.person, role=standing.role,
        voting_right=standing.role != Role.EXPERT_RESIDENT, start=standing.day,
    )  # fmt: skip
    there = Membership.objects.on(standing.day).filter(organization=election.organization)
    decision = membership_of(seat, [seat, *there], law_for(election), on_council(seat))
    refuse_unless(decision.settled, decision)
    return decision


def composition(election: Election, roles: list[str], day: date) -> Decision[bool]:
    """Admit a committee as it would be with those elected. Raises: RuleViolated."""
    there = Membership.objects.on(day).filter(organization=election.organization, voting_right=True)
    voting = [*there.values_list("role", flat=True), *roles]
    voting = [role for role in voting if role != Role.EXPERT_RESIDENT]
    experts = voting.count(Role.EXPERT_CITIZEN)
    facts = CommitteeFacts(
        len(voting) - experts, experts, main_committee=is_main(election.organization)
    )
    decision = committee_members(law_for(election), facts)
    refuse_unless(decision.settled, decision)
    return decision


def has_seat(election: Election, standing: Standing) -> None:
    """Admit those who have a seat there. Raises: RuleViolated."""
    seats = Membership.objects.on(standing.day).filter(
        organization=election.organization, person=standing.person
    )
    if not seats.exists():
        raise RuleViolated(
            _("%(person)s gehört „%(name)s“ nicht an. Schlagen Sie ein Mitglied vor.")
            % {"person": standing.person, "name": election.organization}
        )


def is_main(organization: Organization | None) -> bool:
    """Whether it is the main committee."""
    return organization is not None and organization.task == Organization.Task.MAIN


def refuse_unless(value: bool, decision: Decision[Any]) -> None:
    """Say what the law forbids, with its norm. Raises: RuleViolated."""
    if value:
        return
    against = [reason for reason in decision.reasons if reason.value is False]
    says = " ".join(reason.says for reason in against or decision.reasons)
    norm = (against or list(decision.reasons))[0].citation.label
    raise RuleViolated(
        _("%(says)s Ändern Sie den Vorschlag (%(norm)s).") % {"says": says, "norm": norm}
    )
