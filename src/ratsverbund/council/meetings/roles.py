"""Which roles prepare a meeting, and which keep its record."""

from ratsverbund.council.access import PREPARERS
from ratsverbund.people.accounts.models import Role

__all__ = ["KEEPERS", "PREPARERS"]

KEEPERS = (Role.Kind.CLERK, Role.Kind.CHAIR)
