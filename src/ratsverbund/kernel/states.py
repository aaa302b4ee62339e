"""States are data: `STEPS` of a model is the whole machine, `advance` the only way through it."""

from typing import Any

from django.db import models

from ratsverbund.kernel.errors import IllegalTransition
from ratsverbund.kernel.operations import Change


def advance(subject: models.Model, state: str, **fields: Any) -> Change:
    """Move a locked record to a state its STEPS allow, save it, and return what changed.

    Raises: IllegalTransition.
    """
    steps: dict[Any, Any] = subject.STEPS  # type: ignore[attr-defined]
    before = subject.state  # type: ignore[attr-defined]
    if state not in steps.get(before, ()):
        now, then = label(subject, before), label(subject, state)
        raise IllegalTransition(
            f"{subject} ist im Stand „{now}“ und kann nicht in den Stand „{then}“ wechseln. "
            "Laden Sie die Seite neu; vermutlich hat inzwischen jemand anderes gehandelt."
        )
    return amend(subject, state=state, **fields)


def amend(subject: models.Model, **fields: Any) -> Change:
    """Save the named fields of a locked record and return each as [before, after]."""
    change = {
        name: [getattr(subject, name), value]
        for name, value in fields.items()
        if getattr(subject, name) != value
    }
    for name, value in fields.items():
        setattr(subject, name, value)
    subject.save(update_fields=list(fields))
    return change


def label(subject: models.Model, state: str) -> str:
    """The German word for a state of this record."""
    return str(type(subject).State(state).label)  # type: ignore[attr-defined]
