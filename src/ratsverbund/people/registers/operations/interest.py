"""Declared interests: asked for, declared by the member, published by the office."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person
from ratsverbund.people.registers.events import InterestsPublished
from ratsverbund.people.registers.models import Interest, InterestDeclaration
from ratsverbund.people.registers.policies import may_declare, may_keep_registers

State = InterestDeclaration.State
LONGEST = 300
MOST = 50


@operation("registers.request_declarations")
def request_declarations(
    body: Body, year: int, due_on: date, *, actor: Any
) -> list[InterestDeclaration]:
    """Ask all members of council and committees for their declaration of a year.

    Source: § 7 KorruptionsbG NRW.
    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_keep_registers, actor, body)
    if due_on.year < year:
        raise InvalidInput(_("Der Tag liegt vor dem Jahr der Angaben. Bitte prüfen."), "due_on")
    asked = body.interest_declarations.filter(year=year).values("person")
    persons = Person.objects.filter(pk__in=bound_members(body)).exclude(pk__in=asked)
    made = InterestDeclaration.objects.bulk_create(
        InterestDeclaration(body=body, person=person, year=year, due_on=due_on)
        for person in persons
    )
    if not made:
        raise InvalidInput(
            _("Für {year} sind schon alle Mitglieder gefragt.").format(year=year), "year"
        )
    change = {"year": [None, year], "asked": [0, len(made)]}
    record(request_declarations, body, actor=actor, change=change)
    return made


@operation("registers.submit_declaration")
def submit_declaration(
    declaration: InterestDeclaration, entries: Mapping[str, Iterable[str]], *, actor: Any
) -> InterestDeclaration:
    """Declare one's interests, entry by entry under each heading; replaces what was declared.

    Source: § 7 KorruptionsbG NRW.
    Raises: NotAllowed, InvalidInput, IllegalTransition.
    """
    declaration = InterestDeclaration.objects.select_for_update().get(pk=declaration.pk)
    require(may_declare, actor, declaration)
    rows = [
        Interest(declaration=declaration, heading=heading, text=text.strip())
        for heading in Interest.Heading.values
        for text in entries.get(heading, ())
        if text.strip()
    ]
    if any(len(row.text) > LONGEST for row in rows) or len(rows) > MOST:
        raise InvalidInput(_("Höchstens 50 Angaben mit je 300 Zeichen. Bitte kürzen."))
    change = advance(declaration, State.SUBMITTED, submitted_at=timezone.now(), published_at=None)
    declaration.interests.all().delete()
    Interest.objects.bulk_create(rows)
    # What was declared stands in the register, not in the record of acts.
    record(
        submit_declaration, declaration, actor=actor, change=change | {"entries": [0, len(rows)]}
    )
    return declaration


@operation("registers.publish_interests")
def publish_interests(declaration: InterestDeclaration, *, actor: Any) -> InterestDeclaration:
    """Publish what the law wants public; contracts with the body stay internal.

    Source: § 7 KorruptionsbG NRW.
    Raises: NotAllowed, IllegalTransition.
    """
    declaration = (
        InterestDeclaration.objects.select_for_update(of=("self",))
        .select_related("person")
        .get(pk=declaration.pk)
    )
    require(may_keep_registers, actor, declaration)
    now = timezone.now()
    change = advance(declaration, State.PUBLISHED, published_at=now)
    declaration.interests.exclude(heading=Interest.Heading.CONTRACT).update(published_at=now)
    record(publish_interests, declaration, actor=actor, change=change)
    announce(InterestsPublished(declaration.pk))
    return declaration


def bound_members(body: Body) -> Any:
    """Persons with a seat in the council or a committee today."""
    return (
        Membership.objects.on(timezone.localdate())
        .filter(
            organization__body=body,
            organization__organization_type__in=[
                Organization.Type.COUNCIL,
                Organization.Type.COMMITTEE,
            ],
        )
        .values("person")
    )
