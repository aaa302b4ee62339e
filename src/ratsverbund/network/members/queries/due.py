"""What is due for members: delegates whose office nobody holds."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ratsverbund.kernel.due import Due, Question, ask
from ratsverbund.network.members.models import Delegate
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held
from ratsverbund.people.organizations.models import OfficeHolding

Kind = Role.Kind


def due(actor: Any) -> list[Due]:
    """Vacant offices with a mandate, for the member and the network's office; one statement."""
    return ask(questions(actor))


def questions(actor: Any) -> list[Question]:
    """The question for an actor's members; none for who keeps none."""
    clerks = bodies_held(actor, Kind.CLERK, Kind.MAYOR)
    offices = bodies_held(actor, Kind.NETWORK_OFFICE)
    if not clerks and not offices:
        return []
    today = timezone.localdate()
    holdings = OfficeHolding.objects.on(today).filter(office=OuterRef("office"))
    vacant = (
        Delegate.objects.on(today)
        .filter(office__isnull=False)
        .filter(~Exists(holdings))
        .filter(Q(member__body__in=clerks) | Q(member__network__body__in=offices))
        .annotate(
            found=JSONObject(office="office__name", town="member__body__name", member="member")
        )
    )
    return [Question(vacant, lines)]


def lines(found: dict[str, Any]) -> list[Due]:
    """The line a vacant office makes."""
    return [
        Due(
            kind="prepare",
            what=pgettext("Netzwerk", "Vertretung"),
            title=f"{found['office']}, {found['town']}",
            address=reverse("members:member", args=[found["member"]]),
            verb=_("Bestimmen"),
            reason=_("Das Amt ist nicht besetzt; das Mitglied kann nicht abstimmen."),
        )
    ]
