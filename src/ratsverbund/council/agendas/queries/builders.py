"""Who has had a hand in an agenda, as the audit tells."""

from typing import Any

from ratsverbund.council.agendas.models import Supplement
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.models import AuditEntry

BUILDING = (
    "add_item", "add_papers", "discard_item", "remove_item", "move_item", "nest_item",
    "unnest_item", "change_lane", "insert_standing_items", "place_request",
)  # fmt: skip


def builders_of(meeting: Meeting) -> frozenset[int]:
    """The accounts that changed the agenda of a meeting."""
    items = meeting.items.values("pk")
    return acted("meetings.Meeting", [meeting.pk]) | acted("meetings.AgendaItem", items)


def supplement_builders(supplement: Supplement) -> frozenset[int]:
    """The accounts that wrote the items of a supplement."""
    items = supplement.meeting.items.filter(supplement=supplement.number)
    return acted("meetings.AgendaItem", items.values("pk"))


def acted(kind: str, subjects: Any) -> frozenset[int]:
    """The accounts that built something on these records."""
    entries = AuditEntry.objects.filter(
        subject_type=kind,
        subject_id__in=subjects,
        operation__in=[f"agendas.{name}" for name in BUILDING],
        actor_id__isnull=False,
    )
    return frozenset(pk for pk in entries.values_list("actor_id", flat=True) if pk)
