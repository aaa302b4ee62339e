"""Take over an official list of municipalities, whole or not at all, and undo it."""

from datetime import date, timedelta
from typing import Any

from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.sorting import sort_key
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.events import RegisterImported
from ratsverbund.people.bodies.models import Body, MunicipalityKey, Population, RegisterImport
from ratsverbund.people.bodies.policies import may_keep_register, may_undo_register
from ratsverbund.people.bodies.queries import kept_elsewhere
from ratsverbund.people.bodies.queries.plan import (
    FIELDS,
    Outcome,
    PlannedRow,
    RegisterPlan,
    plan_of,
)
from ratsverbund.people.bodies.register import read_register
from ratsverbund.people.bodies.slugs import RESERVED, slug_of

UNDO = timedelta(days=30)
BATCH = 2000
WRITTEN = [*FIELDS, "sort_key"]
State = RegisterImport.State


@operation("bodies.propose_register")
def propose_register(
    content: bytes, filename: str, *, population_day: date | None = None, actor: Any
) -> RegisterImport:
    """Keep an uploaded list for a look at what it would do; nothing is taken over yet.

    Raises: NotAllowed, UnreadableRegister.
    """
    require(may_keep_register, actor, None)
    reading = read_register(content, filename, population_day=population_day)
    file = store_file(filename, "application/octet-stream", content)
    proposed = RegisterImport.objects.create(
        file=file, population_day=population_day, source=reading.source[:200]
    )
    record(propose_register, proposed, actor=actor, change={"file": [None, filename]})
    return proposed


@operation("bodies.import_register")
def import_register(proposed: RegisterImport, *, actor: Any) -> RegisterImport:
    """Take over every row of a list, or none: one faulty row keeps all of them out.

    Raises: NotAllowed, InvalidInput, IllegalTransition.
    """
    proposed = RegisterImport.objects.select_for_update().get(pk=proposed.pk)
    require(may_keep_register, actor, proposed)
    plan = plan_for(proposed, actor)
    refuse_faulty(plan)
    change = advance(
        proposed,
        State.APPLIED,
        applied_at=timezone.now(),
        counts=plan.counts,
        changes=take_over(plan),
    )
    change.pop("changes", None)  # thousands of rows; the import itself keeps them
    record(import_register, proposed, actor=actor, change=change)
    announce(RegisterImported(proposed.pk))
    return proposed


@operation("bodies.discard_register")
def discard_register(proposed: RegisterImport, *, actor: Any) -> RegisterImport:
    """Put a list aside that was only looked at.

    Raises: NotAllowed, IllegalTransition.
    """
    proposed = RegisterImport.objects.select_for_update().get(pk=proposed.pk)
    require(may_keep_register, actor, proposed)
    change = advance(proposed, State.DISCARDED)
    record(discard_register, proposed, actor=actor, change=change)
    return proposed


@operation("bodies.undo_register")
def undo_register(applied: RegisterImport, *, actor: Any) -> RegisterImport:
    """Take an import back within 30 days, unless others already build on it.

    Raises: NotAllowed, Conflict, IllegalTransition.
    """
    applied = RegisterImport.objects.select_for_update().get(pk=applied.pk)
    require(may_undo_register, actor, applied)
    change = advance(applied, State.UNDONE)
    if applied.applied_at is None or timezone.now() - applied.applied_at > UNDO:
        raise Conflict(
            _("Ein Import lässt sich 30 Tage lang zurücknehmen. Bitte einzelne Angaben ändern.")
        )
    refuse_kept_elsewhere(applied.changes, actor)
    try:
        take_back(applied.changes)
    except ProtectedError as error:
        raise Conflict(
            _(
                "Gemeinden aus dieser Liste sind schon in Gebrauch, zum Beispiel in Gremien oder "
                "einem späteren Import. Bitte einzelne Angaben ändern."
            )
        ) from error
    record(undo_register, applied, actor=actor, change=change)
    return applied


def plan_for(proposed: RegisterImport, actor: Any) -> RegisterPlan:
    """Read the kept file again and compare it with what is known now, and the actor may keep."""
    today = timezone.localdate()
    reading = read_register(
        bytes(proposed.file.content),
        proposed.file.name,
        population_day=proposed.population_day,
        today=today,
    )
    return plan_of(reading, today, kept_elsewhere(actor))


def refuse_kept_elsewhere(changes: dict[str, Any], actor: Any) -> None:
    """Refuse to take back what others keep by now. Raises: Conflict."""
    touched = Body.objects.filter(
        Q(pk__in=[*changes["bodies"], *changes["updated"]])
        | Q(populations__in=[*changes["populations"], *changes["corrected"]])
        | Q(keys__in=[*changes["keys"], *changes["regional"]])
    )
    if body := touched.filter(pk__in=kept_elsewhere(actor)).first():
        raise Conflict(
            _(
                "{body} pflegt ihre Angaben inzwischen selbst. Bitte einzelne Angaben ändern."
            ).format(body=body)
        )


def refuse_faulty(plan: RegisterPlan) -> None:
    """Refuse a list with a faulty row, or with none at all. Raises: InvalidInput."""
    if plan.faulty:
        first = plan.faulty[0]
        place = _("Zeile {row}: ").format(row=first.number) if first.number else ""
        told = ngettext(
            "Nichts wurde übernommen, weil {count} Zeile fehlerhaft ist.",
            "Nichts wurde übernommen, weil {count} Zeilen fehlerhaft sind.",
            len(plan.faulty),
        ).format(count=len(plan.faulty))
        raise InvalidInput(f"{told} {place}{' '.join(first.remarks)}")
    if not plan.rows:
        raise InvalidInput(_("Die Liste enthält keine Gemeinde. Bitte die Datei prüfen."))


def take_over(plan: RegisterPlan) -> dict[str, Any]:
    """Write what the plan says; returns what is needed to take it back."""
    fresh = [row for row in plan.rows if row.outcome is Outcome.NEW]
    bodies = create_bodies(fresh)
    meant = {row.key: row.body for row in plan.rows if row.body} | bodies
    keys = create_keys(fresh, bodies)
    populations = create_populations(plan, meant)
    return {
        "bodies": [body.pk for body in bodies.values()],
        "keys": [key.pk for key in keys],
        "populations": [population.pk for population in populations],
        "updated": update_bodies(row for row in plan.rows if row.body and row.fields),
        "corrected": replace(
            Population, "count", {row.corrects: row.count for row in plan.rows if row.corrects}
        ),
        "regional": replace(MunicipalityKey, "regional_key", regional_keys(plan)),
    }


def create_bodies(rows: list[PlannedRow]) -> dict[str, Body]:
    """Enter new municipalities, each under an address of its own."""
    taken = {*RESERVED, *Body.objects.values_list("slug", flat=True)}
    made = []
    for row in rows:
        slug = slug_of(row.name)
        slug = slug_of(row.name, row.key) if slug in taken else slug
        taken.add(slug)
        values = {name: after for name, (_before, after) in row.fields.items()}
        made.append(
            Body(slug=slug, sort_key=sort_key(row.name), published_at=timezone.now(), **values)
        )
    created = Body.objects.bulk_create(made, BATCH)
    return {row.key: body for row, body in zip(rows, created, strict=True)}


def create_keys(rows: list[PlannedRow], bodies: dict[str, Body]) -> list[MunicipalityKey]:
    """Give new municipalities their official keys."""
    return MunicipalityKey.objects.bulk_create(
        [
            MunicipalityKey(
                body=bodies[row.key],
                key=row.key,
                regional_key=row.row.regional_key if row.row else "",
                start=row.start,
                published_at=timezone.now(),
            )
            for row in rows
        ],
        BATCH,
    )


def create_populations(plan: RegisterPlan, meant: dict[str, Body]) -> list[Population]:
    """Enter the counts that are new."""
    return Population.objects.bulk_create(
        [
            Population(
                body=meant[row.key],
                count=row.count,
                day=row.row.population_day,
                source=plan.source[:200],
                published_at=timezone.now(),
            )
            for row in plan.rows
            if row.row and row.row.population_day and row.count is not None and not row.corrects
        ],
        BATCH,
    )


def update_bodies(rows: Any) -> dict[str, Any]:
    """Write changed facts; returns them with their values before."""
    changed = {}
    bodies = []
    for row in rows:
        changed[str(row.body.pk)] = row.fields
        for name, (_before, after) in row.fields.items():
            setattr(row.body, name, after)
        row.body.sort_key = sort_key(row.body.short_name)
        bodies.append(row.body)
    Body.objects.bulk_update(bodies, WRITTEN, BATCH)
    return changed


def regional_keys(plan: RegisterPlan) -> dict[int, str]:
    """The regional keys to write, by row of the key."""
    return {row.regional: row.row.regional_key for row in plan.rows if row.regional and row.row}


def take_back(changes: dict[str, Any]) -> None:
    """Delete what the import made and restore what nobody changed since.

    Raises: ProtectedError.
    """
    Population.objects.filter(pk__in=changes["populations"]).delete()
    MunicipalityKey.objects.filter(pk__in=changes["keys"]).delete()
    Body.objects.filter(pk__in=changes["bodies"]).delete()
    bodies = list(Body.objects.filter(pk__in=changes["updated"]))
    for body in bodies:
        for name, (before, after) in changes["updated"][str(body.pk)].items():
            if getattr(body, name) == after:
                setattr(body, name, before)
        body.sort_key = sort_key(body.short_name)
    Body.objects.bulk_update(bodies, WRITTEN, BATCH)
    restore(Population, "count", changes["corrected"])
    restore(MunicipalityKey, "regional_key", changes["regional"])


def restore(model: Any, name: str, values: dict[str, list[Any]]) -> None:
    """Put one field back where it still is what the import made of it."""
    found = [row for row in model.objects.filter(pk__in=values)
             if getattr(row, name) == values[str(row.pk)][1]]  # fmt: skip
    for row in found:
        setattr(row, name, values[str(row.pk)][0])
    model.objects.bulk_update(found, [name], BATCH)


def replace(model: Any, name: str, values: dict[int, Any]) -> dict[str, list[Any]]:
    """Write one field of many rows; returns each value with the one before."""
    found = list(model.objects.filter(pk__in=values))
    before = {row.pk: getattr(row, name) for row in found}
    for row in found:
        setattr(row, name, values[row.pk])
    model.objects.bulk_update(found, [name], BATCH)
    return {str(pk): [before[pk], values[pk]] for pk in before}
