"""What amendments ask of someone, for the start page."""

from typing import Any

from django.db.models import Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.kernel.due import Due, Question, ask
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held

Kind, State = Role.Kind, CharterAmendment.State


def due(actor: Any) -> list[Due]:
    """What the actor is to do with amendments; one statement."""
    return ask(questions(actor))


def questions(actor: Any) -> list[Question]:
    """The question for the amendments of an actor's bodies; none for who may do nothing."""
    mayors = bodies_held(actor, Kind.MAYOR)
    writers = bodies_held(actor, Kind.MAYOR, Kind.CLERK)
    if not writers:
        return []
    mine = CharterAmendment.objects.filter(
        Q(state=State.ADOPTED, body__in=mayors)
        | Q(state__in=[State.DRAFTED, State.ORDERED], body__in=writers)
    )
    found = JSONObject(id="pk", title="title", state="state")
    return [Question(mine.annotate(found=found), lines)]


def lines(row: dict[str, Any]) -> list[Due]:
    """The line an amendment makes."""
    kind, verb, reason = {
        State.DRAFTED: ("prepare", _("Fortsetzen"), _("Der Entwurf ist noch keine Vorlage.")),
        State.ADOPTED: (
            "sign",
            _("Ausfertigen"),
            _("Der Rat hat sie beschlossen; ohne Ausfertigung wird sie nicht bekannt gemacht."),
        ),
        State.ORDERED: (
            "inform",
            _("Eintragen"),
            _("Sie tritt erst in Kraft, wenn die Bekanntmachung vollzogen ist."),
        ),
    }[State(row["state"])]
    address = reverse("charters:amendment", args=[row["id"]])
    return [Due(kind, _("Satzungsänderung"), row["title"], address, verb, reason=reason)]
