"""Writes what a plan says, keeps what is needed to take it back, and takes it back."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import Conflict
from ratsverbund.kernel.operations import plain
from ratsverbund.people.mandates.changes.plan import Plan
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person

# What is written first is taken back last.
TABLES: tuple[type[Model], ...] = (
    Person, Organization, Office, Membership, Deputy, OfficeHolding,
)  # fmt: skip
BATCH = 1_000


def write(plan: Plan) -> dict[str, Any]:
    """Write a plan; returns what is needed to take it back. Raises: Conflict."""
    try:
        with transaction.atomic():
            changed = {table.__name__: amend(table, plan) for table in TABLES}
            created = {table.__name__: create(table, plan) for table in TABLES}
    except IntegrityError as error:
        raise Conflict(
            _(
                "Jemand hat inzwischen dieselben Sitze oder Ämter geändert. Bitte die Seite neu "
                "laden und die Vorschau noch einmal ansehen."
            )
        ) from error
    return {"created": created, "changed": changed}


def amend(table: type[Model], plan: Plan) -> dict[str, Any]:
    """Write changed fields of one table; each as [before, after]."""
    found = [(row, fields) for row, fields in plan.changed.values() if type(row) is table]
    names = sorted({name for _row, fields in found for name in fields})
    if names:
        table._default_manager.bulk_update([row for row, _fields in found], names, BATCH)
    return {
        str(row.pk): {
            name: plain([first, getattr(row, name)]) for name, (first, _last) in fields.items()
        }
        for row, fields in found
    }


def create(table: type[Model], plan: Plan) -> list[int]:
    """Write new rows of one table."""
    rows = [row for row in plan.created if type(row) is table]
    return [row.pk for row in table._default_manager.bulk_create(rows, BATCH)]


def take_back(changes: dict[str, Any]) -> None:
    """Delete what was made and restore what was changed, unless others build on it.

    Raises: Conflict.
    """
    try:
        with transaction.atomic():
            for table in reversed(TABLES):
                table._default_manager.filter(pk__in=changes["created"][table.__name__]).delete()
            for table in TABLES:
                restore(table, changes["changed"][table.__name__])
    except (ProtectedError, IntegrityError) as error:
        raise Conflict(
            _(
                "Auf dieser Änderung baut schon anderes auf, zum Beispiel eine Anwesenheit oder "
                "ein späterer Sitz. Bitte die Sitze einzeln berichtigen."
            )
        ) from error


def restore(table: type[Model], changed: dict[str, dict[str, list[Any]]]) -> None:
    """Put fields back that still are what the change made of them. Raises: Conflict."""
    rows = {str(row.pk): row for row in table._default_manager.select_for_update()
            .filter(pk__in=changed)}  # fmt: skip
    for pk, fields in changed.items():
        row = rows.get(pk)
        for name, (before, after) in fields.items():
            if row is None or plain(getattr(row, name)) != after:
                raise Conflict(
                    _(
                        "{row} wurde seither noch einmal geändert. Bitte zuerst die spätere "
                        "Änderung zurücknehmen oder den Sitz einzeln berichtigen."
                    ).format(row=row)
                )
            field: Any = table._meta.get_field(name)
            setattr(
                row, field.attname, field.to_python(before) if not field.is_relation else before
            )
    names = sorted({name for fields in changed.values() for name in fields})
    if names:  # in one statement: two deputies may change places
        table._default_manager.bulk_update(list(rows.values()), names, BATCH)
