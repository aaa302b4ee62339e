"""Name who stands in for a member, in which order, and until when."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.personal_deputies import NamedFacts, deputy_number
from ratsverbund.kernel.errors import Conflict, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Deputy, Membership, Organization
from ratsverbund.people.organizations.operations.membership import (
    ONE_DAY,
    check_days,
)
from ratsverbund.people.organizations.operations.publication import publish_person
from ratsverbund.people.organizations.policies import may_keep_members
from ratsverbund.people.organizations.queries import overlapping
from ratsverbund.people.persons.models import Person


@operation("organizations.name_deputy")
def name_deputy(
    membership: Membership, person: Person, *, start: date, rank: int = 1, actor: Any
) -> Deputy:
    """Name a deputy (Vertretung) at a place in the order; the one before ends the day before.

    Source: the charter's norm on deputies in committees; § 58 Abs. 1 GO NRW.
    Raises: NotAllowed, InvalidInput, RuleViolated.
    """
    membership = kept_seat(membership, actor)
    check_days(membership.start, start, "start")
    refuse_own_deputy(membership, person, start)
    before = membership.deputies.filter(rank=rank).order_by("-start").first()
    if before and before.start >= start:
        raise InvalidInput(
            _("{person} vertritt seit dem {start:%d.%m.%Y}. Bitte einen späteren Tag.").format(
                person=before.person, start=before.start
            ),
            "start",
        )
    refuse_second_rank(membership, person, rank, start)
    refuse_too_many(membership, rank, start)
    if before and (before.end is None or before.end >= start):
        amend(before, end=start - ONE_DAY)
    deputy = created(membership, person, rank, start, membership.end)
    publish_person(person)
    change = {"person": [before.person_id if before else None, person.pk], "rank": [None, rank]}
    record(name_deputy, deputy, actor=actor, change=change)
    return deputy


@operation("organizations.move_deputy")
def move_deputy(deputy: Deputy, steps: int, *, start: date, actor: Any) -> Membership:
    """Let a deputy change places with the one before (-1) or after (1) from a day on.

    Raises: NotAllowed, Conflict.
    """
    membership = kept_seat(deputy.membership, actor)
    deputies = list(Deputy.objects.on(start).filter(membership=membership).order_by("rank"))
    place = next((n for n, each in enumerate(deputies) if each.pk == deputy.pk), None)
    if place is None or not 0 <= place + steps < len(deputies):
        raise Conflict(_("Die Reihenfolge ist inzwischen anders. Laden Sie die Seite neu."))
    if later := membership.deputies.filter(start__gt=start).first():
        raise Conflict(
            _("{deputy} vertritt erst ab {start:%d.%m.%Y}. Bitte einen späteren Tag.").format(
                deputy=later.person, start=later.start
            )
        )
    one, other = deputies[place], deputies[place + steps]
    change = {"rank": [one.rank, other.rank], "start": [None, start]}
    swap(membership, one, other, start)
    record(move_deputy, membership, actor=actor, change=change)
    return membership


@operation("organizations.end_deputy")
def end_deputy(deputy: Deputy, end: date, *, actor: Any) -> Deputy:
    """Enter the last day on which somebody stands in; who comes after moves up in fact.

    Raises: NotAllowed, InvalidInput.
    """
    kept_seat(deputy.membership, actor)
    deputy = Deputy.objects.select_for_update(of=("self",)).get(pk=deputy.pk)
    if end < deputy.start or (deputy.end and end > deputy.end):
        raise InvalidInput(
            _("Die Vertretung beginnt am {start:%d.%m.%Y}. Bitte einen Tag, der darin liegt.")
            .format(start=deputy.start), "end",
        )  # fmt: skip
    change = amend(deputy, end=end)
    record(end_deputy, deputy, actor=actor, change=change)
    return deputy


def kept_seat(membership: Membership, actor: Any) -> Membership:
    """Lock a seat and its organization for who keeps the members. Raises: NotAllowed."""
    organization = Organization.objects.select_for_update().get(pk=membership.organization_id)
    require(may_keep_members, actor, organization)
    seats = Membership.objects.select_for_update(of=("self",))
    return seats.select_related("organization__body", "person").get(pk=membership.pk)


def created(
    membership: Membership, person: Person, rank: int, start: date, end: date | None
) -> Deputy:
    """Enter a deputy, public at once."""
    return Deputy.objects.create(
        membership=membership,
        person=person,
        rank=rank,
        start=start,
        end=end,
        published_at=timezone.now(),
    )


def swap(membership: Membership, one: Deputy, other: Deputy, start: date) -> None:
    """Exchange two ranks from a day on; what held before that day stays on record."""
    one.rank, other.rank = other.rank, one.rank
    since = [(each, each.end) for each in (one, other) if each.start < start]
    for each, _end in since:
        Deputy.objects.filter(pk=each.pk).update(end=start - ONE_DAY)
    fresh = [each for each in (one, other) if each.start == start]
    Deputy.objects.bulk_update(fresh, ["rank"])  # one statement: the ranks may cross
    for each, end in since:
        created(membership, each.person, each.rank, start, end)


def refuse_own_deputy(membership: Membership, person: Person, day: date) -> None:
    """Refuse a member as deputy: of the own seat, or beside a seat there. Raises: InvalidInput."""
    seats = Membership.objects.on(day).filter(organization=membership.organization_id)
    if person.pk == membership.person_id or seats.filter(person=person).exists():
        raise InvalidInput(
            _("{person} hat dort selbst einen Sitz. Bitte eine andere Person wählen.").format(
                person=person
            ),
            "person",
        )


def refuse_second_rank(membership: Membership, person: Person, rank: int, start: date) -> None:
    """Refuse somebody who already stands in on this seat, elsewhere. Raises: InvalidInput."""
    held = membership.deputies.filter(overlapping(start, membership.end), person=person)
    if other := held.exclude(rank=rank).first():
        raise InvalidInput(
            _("{person} vertritt diesen Sitz schon an {rank}. Stelle.").format(
                person=person, rank=other.rank
            ),
            "person",
        )


def refuse_too_many(membership: Membership, rank: int, start: date) -> None:
    """Refuse more deputies than the charter gives a seat. Raises: RuleViolated."""
    others = Deputy.objects.on(start).filter(membership=membership).exclude(rank=rank).count()
    if others == 0:
        return
    decision = deputy_number(law_of(membership.organization.body, start), NamedFacts(others + 1))
    if decision.known and not decision.settled:
        raise RuleViolated(
            _("{says} ({citation}). Wählen Sie, an wessen Stelle die Person tritt.").format(
                says=decision.reasons[0].says.rstrip("."), citation=decision.citation
            )
        )
