"""Everything that changes the formation of a council."""

from ratsverbund.council.formations.operations.chairs import agree_chair, begin_access, pick_chair
from ratsverbund.council.formations.operations.forming import (
    begin_formation,
    name_age_president,
    plan_formation,
    take_oaths,
)

__all__ = [
    "agree_chair",
    "begin_access",
    "begin_formation",
    "name_age_president",
    "pick_chair",
    "plan_formation",
    "take_oaths",
]
