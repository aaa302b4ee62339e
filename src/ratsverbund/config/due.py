"""What is due for an account, gathered from every app that knows tasks."""

from datetime import date

from ratsverbund.kernel.due import Due

SOURCES = ()

GROUPS = ("decide", "sign", "prepare", "inform", "read")


def due(actor) -> list[Due]:
    """Everything due for the actor: earliest day first, what has no day last."""
    found = [task for source in SOURCES for task in source(actor)]
    return sorted(found, key=lambda task: (task.day or date.max, GROUPS.index(task.kind)))
