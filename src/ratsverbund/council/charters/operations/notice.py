"""From the resolution to the day in force: the mayor's signature and the completed notice."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.acts import Act
from ratsverbund.charter.rules.entry_into_force import EntryFacts, entry_into_force
from ratsverbund.charter.rules.required_majority import MajorityFacts, required_majority
from ratsverbund.charter.rules.vote_result import VoteFacts, vote_result
from ratsverbund.council.charters.events import AmendmentInForce, AmendmentOrdered
from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.charters.operations.drafting import lock
from ratsverbund.council.charters.policies import may_complete, may_order
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, LawUnknown, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.operations import enact_change
from ratsverbund.people.bodies.queries import law_of, term_of

State = CharterAmendment.State


@operation("charters.order_notice")
def order_notice(amendment: CharterAmendment, signed_on: date, *, actor: Any) -> CharterAmendment:
    """Sign an adopted amendment and order its notice; that day is the date of the by-law.

    The majority of the statutory number is counted again from the recorded votes.
    Source: § 7 Abs. 3 GO NRW; § 2 BekanntmVO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated, LawUnknown.
    """
    amendment = lock(amendment)
    require(may_order, actor, amendment)
    refuse_other_state(amendment, State.ADOPTED)
    check_day(signed_on, amendment.adopted_on, "signed_on", _("dem Beschluss"))
    act = majority_of(amendment)
    refuse_missed(act)
    basis = act.decision.as_json()
    change = advance(amendment, State.ORDERED, signed_on=signed_on, order_basis=basis)
    record(order_notice, amendment, actor=actor, change=change, basis=act)
    announce(AmendmentOrdered(amendment.pk))
    return amendment


@operation("charters.complete_notice")
def complete_notice(
    amendment: CharterAmendment, noticed_on: date, source: str, *, actor: Any
) -> CharterAmendment:
    """Enter the day with whose end the notice is complete; the law says from when it applies.

    Source: the charter's closing norm; § 7 Abs. 4 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, LawUnknown, BundleError.
    """
    amendment = lock(amendment)
    require(may_complete, actor, amendment)
    refuse_other_state(amendment, State.ORDERED)
    check_day(noticed_on, amendment.signed_on, "noticed_on", _("der Ausfertigung"))
    draft = amendment.overlay
    law, facts = law_of(amendment.body, noticed_on), EntryFacts(noticed_on, draft.in_force)
    act = Act(law, facts, entry_into_force(law, facts))
    in_force = act.decision.settled
    enacted = enact_change(
        amendment.body, draft, in_force=in_force, source=source, actor=actor, basis=act
    )
    change = advance(
        amendment,
        State.IN_FORCE,
        noticed_on=noticed_on,
        notice_source=enacted.source,
        in_force_on=in_force,
        entry_basis=act.decision.as_json(),
        law_change=enacted,
    )
    record(complete_notice, amendment, actor=actor, change=change, basis=act)
    announce(AmendmentInForce(amendment.pk))
    return amendment


def majority_of(amendment: CharterAmendment) -> Act:
    """Count the recorded vote by the statutory number of its day.

    Raises: LawUnknown.
    """
    resolution = amendment.resolution
    vote = resolution.vote if resolution else None
    if resolution is None or vote is None:
        raise LawUnknown(
            _("Zu diesem Beschluss ist keine Abstimmung festgehalten. Tragen Sie die Stimmen ein.")
        )
    term = term_of(amendment.body, resolution.decided_on)
    if term is None:
        raise LawUnknown(
            _(
                "Für den %(day)s ist keine Wahlperiode mit der gesetzlichen Zahl der Mitglieder "
                "eingetragen. Tragen Sie sie bei der Körperschaft ein."
            )
            % {"day": f"{resolution.decided_on:%d.%m.%Y}"}
        )
    law = law_of(amendment.body, resolution.decided_on)
    facts = VoteFacts(
        yes=vote.yes or 0,
        no=vote.no or 0,
        abstentions=vote.abstentions or 0,
        invalid=vote.invalid,
        majority=required_majority(law, MajorityFacts("charter")).settled,
        statutory_number=term.statutory_members,
    )
    return Act(law, facts, vote_result(law, facts))


def refuse_missed(act: Act) -> None:
    """Refuse a vote without the majority of the statutory number. Raises: RuleViolated."""
    if act.decision.settled != "adopted":
        raise RuleViolated(
            _(
                "Die Satzungsänderung ist nicht wirksam beschlossen. %(says)s (%(citation)s) "
                "Berichtigen Sie die Abstimmung, wenn sie falsch eingetragen ist."
            )
            % {"says": act.decision.reasons[0].says, "citation": act.citation}
        )


def refuse_other_state(amendment: CharterAmendment, needed: str) -> None:
    """Refuse a step out of turn, before anything else is looked at. Raises: IllegalTransition."""
    if amendment.state != needed:
        raise IllegalTransition(
            _(
                "Die Satzungsänderung ist im Stand „%(state)s“; nötig ist der Stand „%(needed)s“. "
                "Laden Sie die Seite neu."
            )
            % {"state": amendment.get_state_display(), "needed": State(needed).label}
        )


def check_day(day: date, earliest: date | None, field: str, what: str) -> None:
    """Refuse a day before what it follows, or after today. Raises: InvalidInput."""
    if earliest and day < earliest:
        raise InvalidInput(
            _("Der Tag liegt vor %(what)s am %(day)s. Bitte prüfen.")
            % {"what": what, "day": f"{earliest:%d.%m.%Y}"},
            field,
        )
    if day > timezone.localdate():
        raise InvalidInput(_("Der Tag liegt in der Zukunft. Bitte erst danach eintragen."), field)
