"""A query for one row, compiled once and asked often: compiling costs ten times the asking."""

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ratsverbund.public.portal.queries.rows import Row, revived

KEY = -7_340_033  # stands for the key while the query is compiled


class Prepared:
    """One row by its key; `build` makes the query, `nested` names its columns of nested rows."""

    def __init__(self, build: Callable[[int], QuerySet[Any, Any]], *nested: str) -> None:
        self.build = build
        self.nested = nested

    @cached_property
    def compiled(self) -> tuple[str, list[Any]]:
        sql, parameters = self.build(KEY).query.sql_with_params()
        return sql, list(parameters)

    def __call__(self, key: int) -> Row | None:
        """Ask for a row; none if it is missing or hidden."""
        sql, parameters = self.compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [key if value == KEY else value for value in parameters])
            found = cursor.fetchone()
            if found is None:
                return None
            names = [column.name for column in cursor.description]
        row = dict(zip(names, found, strict=True))
        for name in self.nested:
            row[name] = revived(_read(row[name]))
        return row


def _read(value: Any) -> Any:
    """JSON comes as text, a list of rows as a list of texts."""
    if isinstance(value, list):
        return [json.loads(each) for each in value]
    return json.loads(value) if value is not None else None
