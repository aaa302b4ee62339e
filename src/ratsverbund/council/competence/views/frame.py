"""What the pages about competence share: tabs, the bodies one may write for, the way back."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.competence import policies
from ratsverbund.kernel.policies import require
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held, roles_of
from ratsverbund.people.bodies.models import Body

ROWS = 50
KEEPERS = (Role.Kind.CLERK, Role.Kind.MAYOR)
MOVERS = (Role.Kind.CLERK, Role.Kind.MEMBER, Role.Kind.CHAIR)


def shared(request: HttpRequest, here: str, kinds: tuple[str, ...] = KEEPERS) -> dict[str, Any]:
    """Tabs with the current one marked, and the bodies the account may write for."""
    labels = {
        "competence:matters": _("Angelegenheiten"),
        "competence:delegations": _("Übertragungen"),
        "competence:contracts": _("Verträge"),
        "competence:call_ins": _("Rückholanträge"),
    }
    tabs = [
        {"label": label, "address": reverse(name), "current": name == here}
        for name, label in labels.items()
    ]
    mine = set(bodies_held(request.user, *kinds))
    places = {
        role["body_slug"]: role["body_short"]
        for role in roles_of(request.user)
        if role["body"] in mine
    }
    query = request.GET.copy()
    query.pop("seite", None)
    address = f"?{query.urlencode()}&seite=" if query else "?seite="
    return {"tabs": tabs, "places": places, "address": address}


def kept_body(request: HttpRequest, slug: str, policy: Any = policies.may_keep_competence) -> Body:
    """The body of an address, for those who may write for it. Raises: NotAllowed."""
    body = get_object_or_404(Body, slug=slug, pk__in=bodies_held(request.user))
    require(policy, request.user, body)
    return body


def trail(name: str, label: str, here: str) -> list[dict[str, str]]:
    """Where a page lies."""
    return [{"label": label, "address": reverse(name)}, {"label": here}]
