"""Permissions: predicates that answer with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ratsverbund.kernel.errors import NotAllowed


@dataclass(frozen=True)
class Verdict:
    """The answer of a policy: true or false, and why."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True)
class System:
    """The house itself as actor: jobs and subscriptions act under its name."""

    name: str = "Ratsverbund"
    pk: None = None
    is_authenticated = True

    def __str__(self) -> str:
        return self.name


Policy = Callable[[Any, Any], Verdict]

YES = Verdict(True)
SYSTEM = System()


def no(reason: str) -> Verdict:
    """Refuse with a German sentence that says why and who may."""
    return Verdict(False, reason)


def require(policy: Policy, actor: Any, subject: Any) -> None:
    """Let the actor pass or refuse; the house itself passes, for only subscriptions act as it.

    Raises: NotAllowed.
    """
    if isinstance(actor, System):
        return
    verdict = policy(actor, subject)
    if not verdict:
        raise NotAllowed(verdict.reason)
