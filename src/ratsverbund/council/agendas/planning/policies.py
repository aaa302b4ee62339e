"""Who may plan a whole year from a file."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds
from ratsverbund.people.bodies.models import Body

OFFICE = (Role.Kind.CLERK, Role.Kind.MAYOR)


def may_import_calendar(actor: Any, body: Body) -> Verdict:
    """Plan the meetings of every organization of a body: its clerks and the mayor's office."""
    if holds(actor, *OFFICE, body=body.pk):
        return YES
    return no(
        _(
            "Den Kalender eines Jahres übernehmen Schriftführung und Bürgermeisteramt. Einzelne "
            "Sitzungen planen Sie unter „Sitzung“."
        )
    )
