"""The town of the elections, whose council forms."""

from tests.council.elections.conftest import (
    clerk,
    committee,
    item,
    lieck,
    meeting,
    members,
    rat,
    town,
)

__all__ = ["clerk", "committee", "item", "lieck", "meeting", "members", "rat", "town"]
