"""How the views find an amendment, and what its actor may do with it."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.charters import policies, queries
from ratsverbund.council.charters.models import OVER, CharterAmendment
from ratsverbund.kernel.policies import Policy, require

State = CharterAmendment.State


def amendment_for(request: HttpRequest, pk: int, policy: Policy | None = None) -> CharterAmendment:
    """An amendment of the account's bodies, for whoever may take this step."""
    amendment = get_object_or_404(queries.one_amendment(request.user), pk=pk)
    if policy:
        require(policy, request.user, amendment)
    return amendment


def allowed(actor: Any, amendment: CharterAmendment) -> dict[str, bool]:
    """Which steps the actor may take now."""
    state = amendment.state
    writes = bool(policies.may_draft(actor, amendment))
    drafts = writes and state == State.DRAFTED
    return {
        "write": writes,
        "draft": drafts,
        "again": writes and state in OVER,
        "submit": drafts and amendment.simulation is not None,
        "order": bool(policies.may_order(actor, amendment)) and state == State.ADOPTED,
        "complete": bool(policies.may_complete(actor, amendment)) and state == State.ORDERED,
    }


def trail(amendment: CharterAmendment, here: str = "") -> list[dict[str, str]]:
    """Where a page of this amendment is."""
    own = {"label": str(amendment), "address": reverse("charters:amendment", args=[amendment.pk])}
    above = [{"label": _("Satzungsänderungen"), "address": reverse("charters:list")}, own]
    return [*above, {"label": here}] if here else above
