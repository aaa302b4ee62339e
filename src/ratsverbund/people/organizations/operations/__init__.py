"""Everything that changes organizations, seats and offices."""

from ratsverbund.people.organizations.operations.deputy import (
    end_deputy,
    move_deputy,
    name_deputy,
)
from ratsverbund.people.organizations.operations.membership import (
    end_membership,
    seat_member,
)
from ratsverbund.people.organizations.operations.office import (
    appoint_holder,
    create_office,
    end_holding,
)
from ratsverbund.people.organizations.operations.organization import (
    close_organization,
    create_organization,
    update_organization,
)
from ratsverbund.people.organizations.operations.role import change_role
from ratsverbund.people.organizations.operations.succession import name_successor

__all__ = [
    "appoint_holder",
    "change_role",
    "close_organization",
    "create_office",
    "create_organization",
    "end_deputy",
    "end_holding",
    "end_membership",
    "move_deputy",
    "name_deputy",
    "name_successor",
    "seat_member",
    "update_organization",
]
