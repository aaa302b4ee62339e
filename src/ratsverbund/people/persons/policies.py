"""Who may enter persons and change how they are named."""

from typing import Any

from django.db.models import Q

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.bodies.roles import RoleKind, bodies_of
from ratsverbund.people.persons.models import Person

KEEPERS = (RoleKind.ADMINISTRATOR, RoleKind.CLERK, RoleKind.NETWORK_OFFICE)


def may_create_person(actor: Any, subject: Person | None = None) -> Verdict:
    """Enter persons: administrations, clerks, the office of a network."""
    if bodies_of(actor, *KEEPERS):
        return YES
    return no(
        "Personen trägt die Schriftführung oder die Administration ein. Bitten Sie sie darum."
    )


def may_update_person(actor: Any, subject: Person) -> Verdict:
    """Change a person: who keeps a body where the person sits or holds an office, or no one yet."""
    mine = bodies_of(actor, *KEEPERS)
    at_mine = Q(memberships__organization__body__in=mine) | Q(holdings__office__body__in=mine)
    nowhere = Q(memberships=None, holdings=None)
    if mine and Person.objects.filter(at_mine | nowhere, pk=subject.pk).exists():
        return YES
    return no(
        "Diese Person gehört zu keiner Körperschaft, deren Gremien Sie führen. "
        "Bitten Sie deren Schriftführung um die Änderung."
    )
