"""What a member has read, wants to come back to, and has seen of the news."""

from typing import Any

from django.utils import timezone

from ratsverbund.council.desk.models import Look, Mark
from ratsverbund.council.desk.policies import may_open
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require


@operation("desk.mark_item")
def mark_item(
    item: AgendaItem, *, actor: Any, read: bool | None = None, flagged: bool | None = None
) -> Mark:
    """Mark an item as read or as one to come back to, or take the mark off.

    Raises: NotAllowed.
    """
    require(may_open, actor, item)
    fields: dict[str, Any] = {}
    if read is not None:
        fields["read_at"] = timezone.now() if read else None
    if flagged is not None:
        fields["flagged"] = flagged
    mark, _made = Mark.objects.update_or_create(account=actor, item=item, defaults=fields)
    record(mark_item, mark, actor=actor, change={"read": read, "flagged": flagged})
    return mark


@operation("desk.look_at")
def look_at(meeting: Meeting, *, actor: Any) -> Look:
    """Note that a member has seen what is new in a meeting up to now.

    Raises: NotAllowed.
    """
    require(may_open, actor, meeting)
    look, _made = Look.objects.update_or_create(
        account=actor, meeting=meeting, defaults={"seen_at": timezone.now()}
    )
    record(look_at, look, actor=actor, change={"seen_at": look.seen_at})
    return look
