"""Who keeps the registers of a body."""

from ratsverbund.people.bodies.roles import RoleKind

KEEPERS = (RoleKind.CLERK, RoleKind.ADMINISTRATOR, RoleKind.MAYOR)
