"""Who may form organizations, seat members and fill offices."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.bodies.roles import RoleKind, holds, roles_of

KEEPERS = (RoleKind.ADMINISTRATOR, RoleKind.CLERK, RoleKind.NETWORK_OFFICE)


def may_keep_organizations(actor: Any, subject: Any) -> Verdict:
    """Form and dissolve organizations, enter offices: administration and clerks of the body."""
    if holds(actor, *KEEPERS, body=subject.body_id):
        return YES
    return no(
        _(
            "Gremien und Ämter führt die Schriftführung oder die Administration der Körperschaft. "
            "Bitten Sie sie darum."
        )
    )


def may_keep_members(actor: Any, subject: Any) -> Verdict:
    """Seat members and name deputies: also a clerk of this one organization."""
    if holds(actor, *KEEPERS, body=subject.body_id, organization=subject.pk):
        return YES
    return may_keep_organizations(actor, subject)


def keeping_roles(actor: Any) -> list[dict[str, Any]]:
    """The roles with which an actor keeps all organizations of a body."""
    return [r for r in roles_of(actor) if r["kind"] in KEEPERS and r["organization"] is None]
