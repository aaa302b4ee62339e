"""States are data: `STEPS` of a model is the whole machine, `advance` the only way through it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import IllegalTransition
from ratsverbund.kernel.operations import Change


def advance(subject: models.Model, state: str, /, **fields: Any) -> Change:
    """Move a locked record to a state its STEPS allow, save it, and return what changed.

    Raises: IllegalTransition.
    """
    steps: dict[Any, Any] = subject.STEPS  # type: ignore[attr-defined]
    before = subject.state  # type: ignore[attr-defined]
    if state not in steps.get(before, ()):
        now, then = label(subject, before), label(subject, state)
        raise IllegalTransition(
            _(
                "%(subject)s ist im Stand „%(now)s“ und kann nicht in den Stand „%(then)s“ "
                "wechseln. Laden Sie die Seite neu; vermutlich hat inzwischen jemand anderes "
                "gehandelt."
            )
            % {"subject": subject, "now": now, "then": then}
        )
    return amend(subject, state=state, **fields)


def amend(subject: models.Model, /, **fields: Any) -> Change:
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
    """The word for a state of this record."""
    return str(type(subject).State(state).label)  # type: ignore[attr-defined]
