"""Who walks through the house: an account for every kind of right there is."""

from types import SimpleNamespace
from typing import Any

from tests.factories import people


def cast(scene: SimpleNamespace) -> dict[str, Any]:
    """Accounts by role; a stranger has none."""
    body, council, elsewhere = scene.body, scene.council, scene.elsewhere
    seat = people.membership(council)
    stand_in = people.deputy(seat).person
    scene.seated = people.membership(council).person
    return {
        "outsider": outsider(body, elsewhere),
        "stranger": None,
        "delegate": people.account("Delegierte", person=scene.delegate),
        "deputy": people.role("member", body, council, people.account(person=stand_in)),
        "member": people.role("member", body, account=people.account(person=scene.seated)),
        "committee": people.role("member", body, scene.committee),
        "faction": people.role("member", body, scene.faction),
        "chair": people.role("chair", body, council),
        "clerk": people.clerk(body),
        "mayor": people.role("mayor", body),
        "administrator": people.administrator(body),
        "former": people.role("clerk", body, start=people.LONG_AGO, end=people.LONG_AGO),
        "other clerk": people.role("member", elsewhere, account=people.clerk(elsewhere)),
        "other administrator": people.administrator(elsewhere),
        "network office": people.role("network_office", scene.network.body),
    }


def outsider(body: Any, elsewhere: Any) -> Any:
    """Whoever has every right elsewhere, and had one here: one account to attack with."""
    account = people.role("clerk", body, start=people.LONG_AGO, end=people.LONG_AGO)
    for kind in ("clerk", "administrator", "mayor", "member"):
        people.role(kind, elsewhere, account=account)
    return account


ROLES = [
    "stranger", "delegate", "deputy", "member", "committee", "faction", "chair", "clerk",
    "mayor", "administrator", "former", "other clerk", "other administrator", "network office",
]  # fmt: skip
# Walked together, since policies only ever add rights (`people.accounts.policies.holds` and
# `bodies_of` ask whether there is a role): who held a role once also stands for an account that
# never had one, the clerk of another town also sits in its council.
