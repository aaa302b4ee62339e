"""Share out the chairs of committees: by agreement, or by picks in the order of averages."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.committee_seats import ListVotes
from ratsverbund.charter.rules.highest_averages import Order, TurnFacts, chair_access
from ratsverbund.council.formations.models import ChairTurn, Formation
from ratsverbund.council.formations.operations.forming import forming
from ratsverbund.council.formations.policies import may_pick
from ratsverbund.council.formations.queries import committees_to_chair
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import SYSTEM, require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Membership
from ratsverbund.people.organizations.operations import change_role
from ratsverbund.people.organizations.queries import factions_on

Chairs = Formation.Chairs


@operation("formations.agree_chair")
def agree_chair(
    formation: Formation, membership: Membership, *, start: date, actor: Any
) -> Formation:
    """Enter a chair on whom the Fraktionen agreed.

    Source: § 58 Abs. 5 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    formation = forming(formation, actor)
    if formation.chairs == Chairs.ACCESS:
        raise IllegalTransition(
            _("Die Vorsitze werden nach Zugriff vergeben; eine Einigung gab es nicht.")
        )
    change_role(membership, Membership.Role.CHAIR, start=start, actor=actor)
    change = amend(formation, chairs=Chairs.AGREED)
    change["chair"] = [None, str(membership)]
    record(agree_chair, formation, actor=actor, change=change)
    return formation


@operation("formations.begin_access")
def begin_access(formation: Formation, *, actor: Any, lot: str = "", drawn: str = "") -> Formation:
    """Order the picks of the Fraktionen by their size; at equal averages `lot` names who drew.

    Called again with the Fraktion the lot fell on, it goes on from there.
    Source: § 58 Abs. 5 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    formation = forming(formation, actor)
    if formation.chairs == Chairs.AGREED:
        raise IllegalTransition(_("Die Fraktionen haben sich schon geeinigt."))
    before = list(formation.turns.all())
    decision = access(formation, [*(each.lot for each in before if each.lot), *filter(None, [lot])])
    if lot and not drawn.strip():
        raise InvalidInput(_("Nennen Sie, wer das Los vor wem gezogen hat."), "drawn")
    factions = {each.short_name: each for each in factions_on(formation.term.body, day_of())}
    for turn in decision.settled.turns[len(before) :]:
        ChairTurn.objects.create(
            formation=formation,
            turn=turn.place,
            faction=factions[turn.name],
            quotient=turn.average,
            lot=turn.name if turn.lot else "",
        )
    change = amend(formation, chairs=Chairs.ACCESS, chairs_basis=decision.as_json())
    change["turns"] = [turn.name for turn in decision.settled.turns]
    record(begin_access, formation, actor=actor, change=change, basis=decision, reason=drawn)
    return formation


@operation("formations.pick_chair")
def pick_chair(turn: ChairTurn, membership: Membership, *, start: date, actor: Any) -> ChairTurn:
    """Pick a committee and name its chair from the own Fraktion, when it is one's turn.

    Source: § 58 Abs. 5 GO NRW. Raises: NotAllowed, IllegalTransition, Conflict, RuleViolated.
    """
    Formation.objects.select_for_update(of=("self",)).get(pk=turn.formation_id)
    turn = ChairTurn.objects.select_for_update(of=("self",)).get(pk=turn.pk)
    require(may_pick, actor, turn)
    first = turn.formation.turns.filter(organization=None).first()
    if first != turn:
        raise IllegalTransition(
            _("Am Zug ist %(faction)s. Laden Sie die Seite neu.")
            % {"faction": first.faction if first else _("niemand mehr")}
        )
    organization = membership.organization
    if turn.formation.turns.filter(organization=organization).exists():
        raise Conflict(
            _("Auf „%(name)s“ ist schon zugegriffen. Wählen Sie einen anderen Ausschuss.")
            % {"name": organization}
        )
    chair = change_role(membership, Membership.Role.CHAIR, start=start, actor=SYSTEM)
    change = amend(turn, organization=organization, membership=chair, picked_at=timezone.now())
    record(pick_chair, turn, actor=actor, change=change)
    return turn


def access(formation: Formation, lots: list[str]) -> Decision[Order]:
    """The order of picks by the sizes of the Fraktionen and the lots drawn so far."""
    body, day = formation.term.body, day_of()
    sizes = tuple(
        ListVotes(each.short_name, each.size)  # type: ignore[attr-defined]
        for each in factions_on(body, day)
    )
    turns = committees_to_chair(body, day).count()
    return chair_access(law_of(body, day), TurnFacts(turns, sizes, tuple(lots)))


def day_of() -> date:
    """The day that counts for sizes and law: today."""
    return timezone.localdate()
