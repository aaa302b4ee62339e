"""Two doors to the database: the staff's, and the strangers' with row-level security."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.migrations import RunSQL

PUBLIC_ROLE = "ratsverbund_public"
PUBLISHED = "published_at is not null and published_at <= statement_timestamp()"

# One statement: become the public role, and never keep the database busy for long.
SWITCH = "select set_config('role', %s, true), set_config('statement_timeout', %s, true)"
BEFORE = "select current_setting('role'), current_setting('statement_timeout'), "
ENTER = SWITCH.replace("select ", BEFORE)
LONGEST = "5s"


@contextmanager
def public_door() -> Iterator[None]:
    """See only published rows, and write nothing, until the block ends."""
    nested = connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(ENTER, [PUBLIC_ROLE, LONGEST])
            before = cursor.fetchone()[:2]
        yield
        if nested:  # an outermost transaction drops both settings when it ends
            with connection.cursor() as cursor:
                cursor.execute(SWITCH, before)


class OpenDoor(RunSQL):
    """Migration step: strangers may read the rows of a table for which `using` holds."""

    def __init__(self, table: str, using: str = PUBLISHED, columns: str = "") -> None:
        part = f"({columns})" if columns else ""
        super().__init__(
            sql=[
                f"alter table {table} enable row level security",
                f"create policy public_rows on {table} for select to {PUBLIC_ROLE} using ({using})",
                f"grant select {part} on {table} to {PUBLIC_ROLE}",
            ],
            reverse_sql=[
                f"revoke select on {table} from {PUBLIC_ROLE}",  # noqa: S608 - named by us
                f"drop policy public_rows on {table}",
                f"alter table {table} disable row level security",
            ],
        )
        self.arguments = {"table": table, "using": using, "columns": columns}

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (self.__class__.__name__, [], self.arguments)
