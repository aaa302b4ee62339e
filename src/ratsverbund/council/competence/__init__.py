"""Who decides: matters, amounts, delegations, contracts, call-ins."""
