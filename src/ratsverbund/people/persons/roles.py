"""Which roles enter and keep persons."""

from ratsverbund.people.bodies.roles import RoleKind

KEEPERS = (RoleKind.ADMINISTRATOR, RoleKind.CLERK, RoleKind.NETWORK_OFFICE)
