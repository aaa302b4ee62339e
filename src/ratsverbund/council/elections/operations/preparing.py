"""Put an election on an item: what is filled, who stands, whether in secret."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.rules.election import Candidate, ElectionFacts, election
from ratsverbund.council.debate.operations import forbid_debate
from ratsverbund.council.elections.ballots import day_of, law_for, terms_of
from ratsverbund.council.elections.eligibility import Standing, admissible, eligible
from ratsverbund.council.elections.models import CandidateList, Election, Nomination
from ratsverbund.council.elections.policies import may_count, may_prepare_election
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import statutory_number, vote_barred
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import SYSTEM, require
from ratsverbund.kernel.states import amend
from ratsverbund.people.organizations.models import Membership, Office, Organization
from ratsverbund.people.persons.models import Person

Kind, Method, State = Election.Kind, Election.Method, Election.State
OPEN = (Meeting.State.PLANNED, Meeting.State.CONVENED, Meeting.State.RUNNING)
UNDECIDED = (State.PREPARED, State.FAILED)
FILLS = {
    Kind.COMMITTEE: (Organization.Type.COMMITTEE,),
    Kind.SEAT: (Organization.Type.COMMITTEE,),
    Kind.DISTRICT_HEAD: (Organization.Type.DISTRICT,),
    # Chairs of committees are agreed on or picked, never elected (§ 58 Abs. 5 GO NRW).
    Kind.CHAIR: (Organization.Type.DISTRICT,),
}
HOLDS = {Kind.ALDERMAN: Office.Kind.ALDERMAN, Kind.DEPUTY_MAYOR: Office.Kind.DEPUTY_MAYOR}


@operation("elections.prepare_election")
def prepare_election(
    item: AgendaItem,
    kind: str,
    *,
    actor: Any,
    method: str = "",
    organization: Organization | None = None,
    office: Office | None = None,
    seats: int = 1,
    general_deputy: bool = False,
    start: date | None = None,
) -> Election:
    """Put an election under an item; deputies of the mayor are elected in secret, undebated.

    Source: §§ 50, 58, 67 GO NRW and the charter's norms on what is filled.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    require(may_prepare_election, actor, item)
    check_item(item)
    check_target(item, kind, organization, office)
    made = Election(
        item=item,
        kind=kind,
        method=method_of(kind, method),
        organization=organization if kind in FILLS else None,
        office=office if kind in HOLDS else None,
        seats=seats if kind in (Kind.COMMITTEE, Kind.DEPUTY_MAYORS) else 1,
        general_deputy=general_deputy and kind == Kind.ALDERMAN,
        start=start,
    )
    refuse_second(made)
    decision = admissible(made, start or day_of(made))
    terms = terms_of(made)
    made.secret = terms is not None and terms.known and terms.settled.secret
    made.basis = decision.as_json() if decision else None
    made.save()
    if terms is not None and terms.known and not terms.settled.debate:
        *_number, within, _secret = terms.reasons
        forbid_debate(item, f"{within.says} ({within.citation})", actor=SYSTEM)
    change = {"kind": [None, kind], "subject": made.subject, "seats": made.seats}
    record(prepare_election, made, actor=actor, change=change, basis=decision)
    return made


def check_item(item: AgendaItem) -> None:
    """Refuse an item that is over, and an assembly. Raises: IllegalTransition, RuleViolated."""
    if barred := vote_barred(item.meeting, item.title):
        raise RuleViolated(barred)
    if item.state != AgendaItem.State.OPEN or item.meeting.state not in OPEN:
        raise IllegalTransition(
            _("TOP %(number)s ist schon behandelt oder die Sitzung vorbei. Wählen Sie einen ")
            % {"number": item.number}
            + _("offenen Punkt.")
        )


def check_target(
    item: AgendaItem, kind: str, organization: Organization | None, office: Office | None
) -> None:
    """Refuse an election that does not say what of this body it fills. Raises: InvalidInput."""
    body = item.meeting.body_id
    if kind in FILLS and (
        organization is None
        or organization.body_id != body
        or organization.organization_type not in FILLS[Kind(kind)]
    ):
        raise InvalidInput(
            _("Wählen Sie das Gremium oder die Ortschaft, die besetzt wird."), "organization"
        )
    if kind in HOLDS and (
        office is None or office.body_id != body or office.kind != HOLDS[Kind(kind)]
    ):
        raise InvalidInput(_("Wählen Sie das Amt, das besetzt wird."), "office")


def method_of(kind: str, asked: str) -> str:
    """How this kind is elected: lists for deputies, a choice for committees, else singly."""
    if kind == Kind.DEPUTY_MAYORS:
        return Method.LISTS
    if kind == Kind.COMMITTEE:
        return Method.JOINT if asked == Method.JOINT else Method.LISTS
    return Method.BALLOT


def refuse_second(made: Election) -> None:
    """Refuse to elect for the same seat twice under one item. Raises: Conflict."""
    same = Election.objects.filter(
        item=made.item, kind=made.kind, organization=made.organization, office=made.office
    ).exclude(state__in=(State.FAILED, State.SEATED))
    if same.exists():
        raise Conflict(
            _("„%(election)s“ steht schon unter diesem Punkt. Öffnen Sie die vorhandene Wahl.")
            % {"election": made}
        )


@operation("elections.add_list")
def add_list(
    election: Election, name: str, *, actor: Any, faction: Organization | None = None
) -> CandidateList:
    """Take the list of a Fraktion or group. Raises: NotAllowed, IllegalTransition, InvalidInput."""
    election = preparing(election, actor)
    name = name.strip() or (faction.short_name if faction else "")
    if election.method != Method.LISTS:
        raise InvalidInput(_("Hier wird nicht nach Listen gewählt."), "name")
    if not name:
        raise InvalidInput(_("Nennen Sie den Namen der Liste."), "name")
    if election.lists.filter(name=name).exists():
        raise InvalidInput(_("Diese Liste gibt es schon."), "name")
    made = CandidateList.objects.create(
        election=election, name=name, faction=faction, order=election.lists.count() + 1
    )
    record(add_list, made, actor=actor, change={"name": [None, name]})
    return made


@operation("elections.nominate")
def nominate(
    election: Election,
    person: Person,
    *,
    actor: Any,
    faction: Organization | None = None,
    candidate_list: CandidateList | None = None,
    role: str = Membership.Role.MEMBER,
    deputy: Person | None = None,
) -> Nomination:
    """Take a proposal; who may not stand is refused with the norm.

    Source: §§ 39, 58 Abs. 3, 67 Abs. 1 GO NRW and the charter.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    election = preparing(election, actor)
    if (election.method == Method.LISTS) != (candidate_list is not None):
        raise InvalidInput(_("Wählen Sie die Liste des Vorschlags."), "candidate_list")
    check_person(election, person, deputy)
    standing = Standing(person, candidate_list, role, election.start or day_of(election))
    decision = eligible(election, standing)
    made = Nomination.objects.create(
        election=election,
        person=person,
        faction=candidate_list.faction if candidate_list else faction,
        candidate_list=candidate_list,
        order=election.nominations.count() + 1,
        role=Membership.Role.HEAD if election.kind == Kind.DISTRICT_HEAD else role,
        deputy=deputy,
        basis=decision.as_json() if decision else None,
    )
    record(nominate, made, actor=actor, change={"person": [None, str(person)]}, basis=decision)
    return made


def check_person(election: Election, person: Person, deputy: Person | None) -> None:
    """Refuse somebody proposed twice, as candidate or as deputy. Raises: InvalidInput."""
    if person == deputy:
        raise InvalidInput(_("Niemand vertritt sich selbst. Wählen Sie jemand anderen."), "deputy")
    standing = set(election.nominations.values_list("person", flat=True))
    deputies = set(election.nominations.values_list("deputy", flat=True))
    if person.pk in standing | deputies:
        raise InvalidInput(
            _("%(person)s ist bei dieser Wahl schon vorgeschlagen.") % {"person": person}, "person"
        )
    if deputy and deputy.pk in standing | deputies:
        raise InvalidInput(
            _("%(person)s ist bei dieser Wahl schon vorgeschlagen.") % {"person": deputy}, "deputy"
        )


@operation("elections.withdraw_nomination")
def withdraw_nomination(nomination: Nomination, reason: str, *, actor: Any) -> Nomination:
    """Take a proposal back before the next ballot; it stays in the record.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    preparing(nomination.election, actor)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination.pk)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Rücknahme."), "reason")
    change = amend(nomination, standing=False)
    record(withdraw_nomination, nomination, actor=actor, change=change, reason=reason)
    return nomination


@operation("elections.demand_secrecy")
def demand_secrecy(found: Election, members: int, *, actor: Any) -> Election:
    """Record how many members ask for a secret ballot, and whether that is enough.

    Source: § 50 Abs. 2 Satz 1 GO NRW. Raises: NotAllowed, IllegalTransition, LawUnknown.
    """
    found = locked(found)
    require(may_count, actor, found)
    check_undecided(found)
    facts = ElectionFacts(
        (Candidate("–", 0),),
        secrecy_asked=members,
        statutory_number=statutory_number(found.item.meeting),
    )
    decision = election(law_for(found), facts)
    secret = found.secret or decision.settled.secret
    basis = decision.as_json()
    basis["reasons"] = basis["reasons"][1:]
    change = amend(found, secret=secret, secrecy_asked=members, secrecy_basis=basis)
    record(demand_secrecy, found, actor=actor, change=change, basis=decision)
    return found


@operation("elections.choose_formula")
def choose_formula(found: Election, formula: str, reason: str, *, actor: Any) -> Election:
    """Fix by which method seats are shared out where the law's is not on record.

    Source: § 50 Abs. 3 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    found = preparing(found, actor)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund oder die Fundstelle."), "reason")
    change = amend(found, formula=formula, formula_reason=reason.strip())
    record(choose_formula, found, actor=actor, change=change, reason=reason)
    return found


def locked(election: Election) -> Election:
    """Lock an election with its meeting at hand."""
    return (
        Election.objects.select_for_update(of=("self",))
        .select_related("item__meeting__organization", "item__meeting__body", "organization")
        .get(pk=election.pk)
    )


def preparing(election: Election, actor: Any) -> Election:
    """Lock an election nobody has voted on yet, for who prepares it."""
    election = locked(election)
    require(may_prepare_election, actor, election.item)
    check_undecided(election)
    return election


def check_undecided(election: Election) -> None:
    """Refuse changes once a ballot is open. Raises: IllegalTransition."""
    if election.state not in UNDECIDED:
        raise IllegalTransition(
            _(
                "Die Wahl ist im Stand „%(state)s“; Vorschläge und Verfahren stehen fest. "
                "Berichtigen Sie gegebenenfalls den Wahlgang."
            )
            % {"state": election.get_state_display()}
        )
