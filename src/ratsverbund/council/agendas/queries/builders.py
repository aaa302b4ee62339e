"""Who has had a hand in an agenda, as the audit tells."""

from django.db.models import Q

from ratsverbund.council.agendas.models import Supplement
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.models import AuditEntry

BUILDING = (
    "add_item", "add_papers", "discard_item", "remove_item", "move_item", "nest_item",
    "unnest_item", "change_lane", "insert_standing_items", "place_request",
    "copy_meeting", "move_meeting",
)  # fmt: skip


def builders_of(meeting: Meeting) -> frozenset[int]:
    """The accounts that changed the agenda of a meeting, or carried it over from another."""
    items = meeting.items.values("pk")
    own = Q(subject_type="meetings.Meeting", subject_id=meeting.pk)
    moved = Q(
        subject_type="meetings.Meeting", subject_id=meeting.replaces_id,
        operation="agendas.move_meeting",
    )  # fmt: skip
    return acted(own | moved | Q(subject_type="meetings.AgendaItem", subject_id__in=items))


def supplement_builders(supplement: Supplement) -> frozenset[int]:
    """The accounts that wrote the items of a supplement."""
    items = supplement.meeting.items.filter(supplement=supplement.number)
    return acted(Q(subject_type="meetings.AgendaItem", subject_id__in=items.values("pk")))


def acted(subjects: Q) -> frozenset[int]:
    """The accounts that built something on these records."""
    entries = AuditEntry.objects.filter(
        subjects,
        operation__in=[f"agendas.{name}" for name in BUILDING],
        actor_id__isnull=False,
    )
    return frozenset(pk for pk in entries.values_list("actor_id", flat=True) if pk)
