"""Which roles handle petitions."""

from ratsverbund.people.accounts.models import Role

HANDLERS = (Role.Kind.CLERK, Role.Kind.MAYOR)
