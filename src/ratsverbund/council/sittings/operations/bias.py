"""A contested bias: the organization itself decides who is kept out."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.rules.exclusion import BiasFacts
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.operations import vote_on_motion
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import AgendaItem, Exclusion
from ratsverbund.council.meetings.operations import exclude_member, lift_exclusion
from ratsverbund.council.sittings.models import Entry
from ratsverbund.council.sittings.operations.course import enter, running
from ratsverbund.kernel.operations import operation, record
from ratsverbund.people.persons.models import Person


@operation("sittings.decide_bias")
def decide_bias(
    item: AgendaItem,
    person: Person,
    reason: str,
    tally: Tally,
    *,
    actor: Any,
    facts: BiasFacts,
    place: str = Exclusion.Place.LEFT,
) -> Entry:
    """Let the organization vote on whether somebody is biased, without the person's own vote.

    Source: § 31 Abs. 4, § 43 Abs. 2 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict, RuleViolated.
    """
    sitting = running(item.meeting, actor)
    exclusion = exclude_member(item, person, reason, actor=actor, facts=facts, place=place)
    subject = _("Befangenheit: %(person)s") % {"person": person}
    purpose = Vote.Purpose.PROCEDURAL
    vote = vote_on_motion(item, tally, subject, actor=actor, purpose=purpose)
    if not vote.adopted:
        found = _("Das Gremium hat die Befangenheit verneint (%(vote)s).") % {"vote": vote}
        lift_exclusion(exclusion, found, actor=actor)
    entry = enter(
        sitting, Entry.Kind.BIAS, item=item, person=person, reason=reason, basis=vote.basis,
        text=f"{subject}, {vote.counts}",
    )  # fmt: skip
    record(decide_bias, entry, actor=actor, change={"excluded": vote.adopted}, reason=reason)
    return entry
