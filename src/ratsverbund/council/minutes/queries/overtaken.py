"""What was put right in the record of a meeting after its minutes were signed."""

from django.db.models import QuerySet
from django.db.models.functions import Greatest

from ratsverbund.council.sittings.models import Entry


def unmarked_corrections() -> QuerySet[Entry]:
    """Times of presence put right after both had signed, of which the minutes do not tell yet."""
    minutes = "meeting__minutes__"
    signed = Greatest(f"{minutes}keeper_signed_at", f"{minutes}chair_signed_at")
    return (
        Entry.objects.filter(kind=Entry.Kind.CORRECTED, minutes_correction=None)
        .exclude(**{f"{minutes}state__in": ["draft", "finished"]})
        .filter(at__gt=signed)
        .select_related("meeting__minutes")
        .order_by("pk")
    )
