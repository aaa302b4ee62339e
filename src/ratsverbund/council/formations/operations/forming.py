"""Form a council: oaths, the age president, the agenda of the constitutive meeting."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.formations.models import Formation, Oath
from ratsverbund.council.formations.policies import may_form
from ratsverbund.council.formations.queries import POINTS
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.models import LegislativeTerm
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person


@operation("formations.begin_formation")
def begin_formation(
    term: LegislativeTerm, *, actor: Any, meeting: Meeting | None = None
) -> Formation:
    """Open the checklist of a council's start. Raises: NotAllowed, Conflict, InvalidInput."""
    term = LegislativeTerm.objects.select_for_update().get(pk=term.pk)
    require(may_form, actor, term)
    if Formation.objects.filter(term=term).exists():
        raise Conflict(_("Die Konstituierung dieser Wahlperiode ist schon angelegt."))
    check_meeting(term, meeting)
    made = Formation.objects.create(term=term, meeting=meeting)
    record(begin_formation, made, actor=actor, change={"term": [None, str(term)]})
    return made


def check_meeting(term: LegislativeTerm, meeting: Meeting | None) -> None:
    """Refuse a meeting that is not this council's. Raises: InvalidInput."""
    if meeting and (
        meeting.body_id != term.body_id
        or meeting.organization.organization_type != Organization.Type.COUNCIL
    ):
        raise InvalidInput(_("Wählen Sie eine Sitzung des Rates dieser Körperschaft."), "meeting")


@operation("formations.name_age_president")
def name_age_president(formation: Formation, person: Person, *, actor: Any) -> Formation:
    """Record who leads until the mayor is sworn in (Altersvorsitz). Raises: NotAllowed."""
    formation = forming(formation, actor)
    change = amend(formation, age_president=person)
    record(name_age_president, formation, actor=actor, change=change)
    return formation


@operation("formations.take_oaths")
def take_oaths(
    formation: Formation, memberships: Iterable[Membership], day: date, *, actor: Any
) -> list[Oath]:
    """Record which members of the council were put under oath on a day (Verpflichtung).

    Source: § 67 Abs. 3 GO NRW. Raises: NotAllowed, InvalidInput, Conflict.
    """
    formation = forming(formation, actor)
    chosen = list(memberships)
    council = Organization.Type.COUNCIL
    for each in chosen:
        if each.organization.organization_type != council or each.body_id != formation.body_id:
            raise InvalidInput(
                _("%(person)s gehört dem Rat nicht an.") % {"person": each.person}, "memberships"
            )
    if Oath.objects.filter(membership__in=chosen).exists():
        raise Conflict(_("Jemand davon ist schon verpflichtet. Laden Sie die Seite neu."))
    made = Oath.objects.bulk_create(
        Oath(formation=formation, membership=each, day=day) for each in chosen
    )
    change = {"day": [None, day], "persons": [each.person_id for each in chosen]}
    record(take_oaths, formation, actor=actor, change=change)
    return made


@operation("formations.plan_formation")
def plan_formation(formation: Formation, meeting: Meeting, *, actor: Any) -> Formation:
    """Put what a council decides at its start on the agenda of its first meeting, once each.

    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    formation = forming(formation, actor)
    check_meeting(formation.term, meeting)
    there = set(meeting.items.values_list("title", flat=True))
    with override("de"):  # an agenda is German, whatever the reader's language
        titles = [str(title) for title in POINTS]
    missing = [title for title in titles if title not in there]
    for title in missing:
        add_item(meeting, title=title, public=True, actor=actor)
    change = amend(formation, meeting=meeting)
    change["items"] = missing
    record(plan_formation, formation, actor=actor, change=change)
    return formation


def forming(formation: Formation, actor: Any) -> Formation:
    """Lock a formation for who keeps the organizations of the body."""
    formation = (
        Formation.objects.select_for_update(of=("self",))
        .select_related("term__body")
        .get(pk=formation.pk)
    )
    require(may_form, actor, formation)
    return formation
