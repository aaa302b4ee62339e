"""What competence asks of someone, for the start page."""

from typing import Any

from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.competence.models import CallIn, Contract
from ratsverbund.kernel.due import Due, Question, ask
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held

Kind = Role.Kind


def due(actor: Any) -> list[Due]:
    """What the actor is to do; one statement."""
    return ask(questions(actor))


def questions(actor: Any) -> list[Question]:
    """Contracts that wait for the council, and call-ins that collect names."""
    found = []
    if mine := bodies_held(actor, Kind.CLERK, Kind.MAYOR):
        waiting = Contract.objects.filter(
            body__in=mine, state=Contract.State.PENDING, paper__isnull=True
        )
        row = JSONObject(id="pk", title="title")
        found.append(Question(waiting.annotate(found=row), contract_lines))
    seats = bodies_held(actor, Kind.MEMBER, Kind.CHAIR)
    if seats and getattr(actor, "person_id", None):
        unsigned = CallIn.objects.filter(body__in=seats, state=CallIn.State.COLLECTING).exclude(
            signatures__person=actor.person_id
        )
        row = JSONObject(id="pk", title="subject")
        found.append(Question(unsigned.annotate(found=row), call_in_lines))
    return found


def contract_lines(row: dict[str, Any]) -> list[Due]:
    """The line of a contract nobody has brought to the council."""
    address = reverse("competence:contract", args=[row["id"]])
    reason = _("Der Vertrag ist schwebend unwirksam, bis der Rat ihn genehmigt.")
    return [Due("prepare", _("Vertrag"), row["title"], address, _("Vorlage anlegen"), None, reason)]


def call_in_lines(row: dict[str, Any]) -> list[Due]:
    """The line of a motion that may still be signed."""
    address = reverse("competence:call_in", args=[row["id"]])
    reason = _("Der Antrag sammelt noch Unterschriften von Ratsmitgliedern.")
    return [Due("sign", _("Rückholantrag"), row["title"], address, _("Ansehen"), None, reason)]
