"""Enter offices, appoint their holders, end their time."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.decision import Decision
from ratsverbund.charter.rules.senior_officers import OfficerFacts, senior_officers
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.events import HolderAppointed, HoldingEnded
from ratsverbund.people.organizations.models import Office, OfficeHolding
from ratsverbund.people.organizations.operations.publication import publish_person
from ratsverbund.people.organizations.policies import may_keep_organizations
from ratsverbund.people.persons.models import Person


@operation("organizations.create_office")
def create_office(
    body: Body,
    name: str,
    *,
    kind: str = Office.Kind.OTHER,
    name_feminine: str = "",
    actor: Any,
) -> Office:
    """Enter an office (Amt) whose holders will change.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_keep_organizations, actor, body)
    if not name.strip():
        raise InvalidInput(_("Bitte die Bezeichnung des Amtes angeben."), "name")
    if body.offices.filter(name=name).exists():
        raise InvalidInput(
            _("Das Amt „{name}“ gibt es bei {body} schon. Bitte das vorhandene nutzen.").format(
                name=name, body=body
            ),
            "name",
        )
    office = Office.objects.create(
        body=body, name=name, kind=kind, name_feminine=name_feminine, published_at=timezone.now()
    )
    record(create_office, office, actor=actor, change={"name": [None, name]})
    return office


@operation("organizations.appoint_holder")
def appoint_holder(office: Office, person: Person, *, start: date, actor: Any) -> OfficeHolding:
    """Appoint the holder of an office; the one before holds it until the day before.

    Source: for Beigeordnete the charter's norm on full-time officers.
    Raises: NotAllowed, InvalidInput, RuleViolated.
    """
    office = Office.objects.select_for_update().get(pk=office.pk)
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(may_keep_organizations, actor, office)
    before = office.holdings.select_related("person").order_by("-start").first()
    refuse_second_holder(before, start)
    basis = admitted(office, start)
    if before and (before.end is None or before.end >= start):
        amend(before, end=start - timedelta(days=1))
    holding = OfficeHolding.objects.create(
        office=office, person=person, start=start, published_at=timezone.now()
    )
    publish_person(person)
    change = {"person": [before.person_id if before else None, person.pk], "start": [None, start]}
    record(appoint_holder, holding, actor=actor, change=change, basis=basis)
    announce(HolderAppointed(holding.pk))
    return holding


@operation("organizations.end_holding")
def end_holding(holding: OfficeHolding, end: date, *, actor: Any) -> OfficeHolding:
    """Enter the last day of an office holder; from then on the office is vacant.

    Raises: NotAllowed, InvalidInput.
    """
    office = Office.objects.select_for_update().get(pk=holding.office_id)
    holding = (
        OfficeHolding.objects.select_for_update(of=("self",))
        .select_related("office", "person")
        .get(pk=holding.pk)
    )
    require(may_keep_organizations, actor, office)
    if end < holding.start:
        raise InvalidInput(
            _("{person} hat das Amt erst seit dem {start:%d.%m.%Y}. Bitte später enden.").format(
                person=holding.person, start=holding.start
            ),
            "end",
        )
    if holding.end and end > holding.end:
        raise InvalidInput(
            _("Die Amtszeit endet schon am {end:%d.%m.%Y}. Für später bitte neu besetzen.").format(
                end=holding.end
            ),
            "end",
        )
    change = amend(holding, end=end)
    record(end_holding, holding, actor=actor, change=change)
    announce(HoldingEnded(holding.pk))
    return holding


def refuse_second_holder(before: OfficeHolding | None, start: date) -> None:
    """Refuse a second holder, and one before a known one. Raises: InvalidInput."""
    if before is None or before.start < start:
        return
    if before.start == start:
        raise InvalidInput(
            _(
                "Ab dem {start:%d.%m.%Y} hat schon {person} dieses Amt; es kann nur eine Person "
                "haben. Bitte einen anderen Tag wählen."
            ).format(start=start, person=before.person),
            "start",
        )
    raise InvalidInput(
        _(
            "{person} hat das Amt ab dem {start:%d.%m.%Y}. Frühere Amtszeiten werden der Reihe "
            "nach eingetragen; bitte einen späteren Tag wählen."
        ).format(person=before.person, start=before.start),
        "start",
    )


def admitted(office: Office, day: date) -> Decision[bool] | None:
    """Admit another Beigeordneter where the charter limits their number. Raises: RuleViolated."""
    if office.kind != Office.Kind.ALDERMAN:
        return None
    others = OfficeHolding.objects.on(day).filter(
        office__body=office.body_id, office__kind=Office.Kind.ALDERMAN
    )
    number = others.exclude(office=office).count() + 1
    decision = senior_officers(law_of(office.body, day), OfficerFacts(number))
    if decision.known and not decision.settled:
        raise RuleViolated(
            _("{says} Bitte zuerst eine Amtszeit beenden ({citation}).").format(
                says=decision.reasons[0].says, citation=decision.citation
            )
        )
    return decision if decision.known else None
