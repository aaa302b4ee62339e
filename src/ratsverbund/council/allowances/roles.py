"""Who works with what others are paid."""

from ratsverbund.people.accounts.models import Role

KEEPERS = (Role.Kind.CLERK, Role.Kind.ADMINISTRATOR)
