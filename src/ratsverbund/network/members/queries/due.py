"""What is due for members: delegates whose office nobody holds."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.due import Due
from ratsverbund.network.members.models import Delegate
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.people.organizations.models import OfficeHolding

Kind = Role.Kind


def due(actor: Any) -> list[Due]:
    """Vacant offices with a mandate, for the member and the network's office; one statement."""
    clerks = bodies_of(actor, Kind.CLERK, Kind.MAYOR)
    offices = bodies_of(actor, Kind.NETWORK_OFFICE)
    if not clerks and not offices:
        return []
    today = timezone.localdate()
    holdings = OfficeHolding.objects.on(today).filter(office=OuterRef("office"))
    vacant = (
        Delegate.objects.on(today)
        .filter(office__isnull=False)
        .filter(~Exists(holdings))
        .filter(Q(member__body__in=clerks) | Q(member__network__body__in=offices))
        .select_related("office", "member__body")
    )
    return [
        Due(
            kind="prepare",
            what=_("Vertretung"),
            title=f"{delegate.office}, {delegate.member.body}",
            address=reverse("members:member", args=[delegate.member_id]),
            verb=_("bestimmen"),
            reason=_("Das Amt ist nicht besetzt; das Mitglied kann nicht abstimmen."),
        )
        for delegate in vacant
    ]
