"""Take over a file with seats and offices, whole or not at all."""

from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.mandates.changes.importing import Importing
from ratsverbund.people.mandates.changes.preview import LONG, Preview
from ratsverbund.people.mandates.events import MandatesChanged
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.mandates.operations.carrying import locked_roster, refuse_faulty
from ratsverbund.people.mandates.operations.ledger import write
from ratsverbund.people.mandates.policies import may_change_mandates
from ratsverbund.people.mandates.sheets import read_list

State = MandateChange.State


@operation("mandates.propose_import")
def propose_import(
    body: Body, content: bytes, filename: str, *, sheet: str = "", actor: Any
) -> MandateChange:
    """Keep a file for a look at what it would change; nothing is taken over yet.

    Raises: NotAllowed, UnreadableList.
    """
    require(may_change_mandates, actor, body)
    proposed = MandateChange.objects.create(
        body=body,
        kind=MandateChange.Kind.IMPORT,
        title=filename[:200],
        rows=len(read_list(content, sheet).rows),
        sheet=sheet,
        file=store_file(filename, "application/octet-stream", content),
    )
    look_through(proposed)
    record(propose_import, proposed, actor=actor, change={"file": [None, filename]})
    return proposed


def look_through(proposed: MandateChange) -> None:
    """Ask the worker to look at a long file."""
    if proposed.rows >= LONG:
        app.configure_task(name="mandates.look_through").defer(change=proposed.pk)


@operation("mandates.keep_preview")
def keep_preview(
    proposed: MandateChange, preview: Preview, links: dict[str, int], *, actor: Any
) -> MandateChange:
    """Keep what a job found in a long file, unless names were linked meanwhile."""
    proposed = locked(proposed, actor)
    if proposed.state == State.PROPOSED and proposed.links == links:
        amend(proposed, preview=preview.as_json())
    record(keep_preview, proposed, actor=actor, change={"lines": [0, len(preview.lines)]})
    return proposed


@operation("mandates.link_names")
def link_names(proposed: MandateChange, links: dict[str, int], *, actor: Any) -> MandateChange:
    """Say for names that are like a known one whether they mean that person (0: a new one).

    Raises: NotAllowed, IllegalTransition.
    """
    proposed = locked(proposed, actor)
    change = amend(proposed, links={**proposed.links, **links})
    amend(proposed, preview=None)
    look_through(proposed)
    record(link_names, proposed, actor=actor, change=change)
    return proposed


@operation("mandates.apply_import")
def apply_import(proposed: MandateChange, *, actor: Any) -> MandateChange:
    """Take over every row of a file, or none: one faulty row keeps all of them out.

    Raises: NotAllowed, InvalidInput, IllegalTransition, Conflict.
    """
    proposed = locked(proposed, actor)
    change = advance(proposed, State.APPLIED, applied_at=timezone.now())
    roster = locked_roster(proposed.body, actor)
    file = proposed.file
    assert file is not None  # noqa: S101 - an import has one
    reading = read_list(bytes(file.content), proposed.sheet)
    plan = Importing(roster, proposed.links).read(reading)
    refuse_faulty(plan)
    amend(proposed, counts=plan.counts, changes=write(plan))
    record(apply_import, proposed, actor=actor, change=change | {"counts": [{}, plan.counts]})
    announce(MandatesChanged(proposed.pk))
    return proposed


@operation("mandates.discard_import")
def discard_import(proposed: MandateChange, *, actor: Any) -> MandateChange:
    """Put a file aside that was only looked at.

    Raises: NotAllowed, IllegalTransition.
    """
    proposed = locked(proposed, actor)
    change = advance(proposed, State.DISCARDED)
    record(discard_import, proposed, actor=actor, change=change)
    return proposed


def locked(change: MandateChange, actor: Any) -> MandateChange:
    """The change, locked, for who may change mandates. Raises: NotAllowed."""
    change = (
        MandateChange.objects.select_for_update(of=("self",))
        .select_related("body", "file")
        .get(pk=change.pk)
    )
    require(may_change_mandates, actor, change)
    return change
