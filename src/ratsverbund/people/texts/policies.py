"""Who may keep the official wording of a body's charter."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.roles import RoleKind, holds


def may_keep_texts(actor: Any, subject: Body) -> Verdict:
    """Upload, confirm and withdraw official wordings: the body's clerks and administration."""
    if holds(actor, RoleKind.CLERK, RoleKind.ADMINISTRATOR, body=subject.pk):
        return YES
    return no(
        _(
            "Den amtlichen Wortlaut pflegen die Schriftführung und die Administration dieser "
            "Körperschaft. Bitten Sie dort darum."
        )
    )
