"""Minutes of meetings, what is corrected and objected, who is told, what strangers read."""

from ratsverbund.council.minutes.models.dispatch import MinutesDispatch
from ratsverbund.council.minutes.models.minutes import (
    Correction,
    ItemText,
    Minutes,
    Objection,
    Statement,
)
from ratsverbund.council.minutes.models.period import DraftPeriod
from ratsverbund.council.minutes.models.public import NamedSpeakers, PublicMinutes

__all__ = [
    "Correction",
    "DraftPeriod",
    "ItemText",
    "Minutes",
    "MinutesDispatch",
    "NamedSpeakers",
    "Objection",
    "PublicMinutes",
    "Statement",
]
