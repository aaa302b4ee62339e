"""Who may enter persons and change how they are named."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.bodies.roles import bodies_of
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.roles import KEEPERS


def may_create_person(actor: Any, subject: Person | None = None) -> Verdict:
    """Enter persons: administrations, clerks, the office of a network."""
    if bodies_of(actor, *KEEPERS):
        return YES
    return no(
        _("Personen trägt die Schriftführung oder die Administration ein. Bitten Sie sie darum.")
    )


def may_update_person(actor: Any, subject: Person) -> Verdict:
    """Change a person: who keeps a body where the person sits or holds an office, or no one yet."""
    seats = subject.memberships.values_list("organization__body", flat=True)
    offices = subject.holdings.values_list("office__body", flat=True)
    return may_update_at(actor, {*seats, *offices})


def may_update_at(actor: Any, bodies: set[int]) -> Verdict:
    """Change a person who sits or holds an office at these bodies, or nowhere yet."""
    mine = bodies_of(actor, *KEEPERS)
    if mine and (not bodies or bodies.intersection(mine)):
        return YES
    return no(
        _(
            "Diese Person gehört zu keiner Körperschaft, deren Gremien Sie führen. "
            "Bitten Sie deren Schriftführung um die Änderung."
        )
    )
