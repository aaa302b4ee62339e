"""Which roles prepare a meeting, and which keep its record."""

from ratsverbund.people.accounts.models import Role

PREPARERS = (Role.Kind.CLERK, Role.Kind.CHAIR, Role.Kind.MAYOR)
KEEPERS = (Role.Kind.CLERK, Role.Kind.CHAIR)
