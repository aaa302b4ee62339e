"""Pages of the formation of a council."""

from ratsverbund.council.formations.views.forming import (
    access,
    access_lot,
    age_president,
    agenda,
    agree,
    begin,
    formation,
    oaths,
    pick,
)
from ratsverbund.council.formations.views.seats import preview, shares_sheet

__all__ = [
    "access",
    "access_lot",
    "age_president",
    "agenda",
    "agree",
    "begin",
    "formation",
    "oaths",
    "pick",
    "preview",
    "shares_sheet",
]
