"""Rows that come with another row, in the same statement."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, QuerySet, Subquery
from django.db.models.functions import JSONObject

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(DAY.pattern + r"T\d\d:\d\d:\d\d\S*")
BASIS = "basis"  # what a rule answered is shown as it was kept

Row = dict[str, Any]
# The body a row belongs to, as the frame of a page names it.
BODY = {f"body_{name}": F(f"body__{name}") for name in ("name", "short_name", "slug", "accent")}


def rows(found: QuerySet[Any], **fields: Any) -> ArraySubquery:
    """All rows of a query as one list."""
    return ArraySubquery(found.values(row=JSONObject(**fields)))


def row(found: QuerySet[Any], **fields: Any) -> Subquery:
    """The first row of a query, or nothing."""
    return Subquery(found.values(row=JSONObject(**fields))[:1])


def revived(value: Any) -> Any:
    """Turn days (`…_on`), moments (`…_at`) and amounts that JSON carried into what they were."""
    if isinstance(value, list):
        return [revived(each) for each in value]
    if isinstance(value, dict):
        return {key: _revived_field(key, each) for key, each in value.items()}
    return value


def _revived_field(key: str, value: Any) -> Any:
    if key == BASIS:
        return value
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, str) and key.endswith("_on") and DAY.fullmatch(value):
        return date.fromisoformat(value)
    if isinstance(value, str) and key.endswith("_at") and MOMENT.fullmatch(value):
        return datetime.fromisoformat(value)
    return revived(value)
