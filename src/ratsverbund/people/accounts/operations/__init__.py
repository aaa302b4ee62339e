"""What is done to accounts and roles."""

from ratsverbund.people.accounts.operations.account import (
    AddressTaken,
    activate_account,
    create_account,
    deactivate_account,
    issue_password_link,
    set_density,
    update_account,
)
from ratsverbund.people.accounts.operations.role import end_role, grant_role
from ratsverbund.people.accounts.operations.seats import follow_seat, follow_seats

__all__ = [
    "AddressTaken",
    "activate_account",
    "create_account",
    "deactivate_account",
    "end_role",
    "follow_seat",
    "follow_seats",
    "grant_role",
    "issue_password_link",
    "set_density",
    "update_account",
]
