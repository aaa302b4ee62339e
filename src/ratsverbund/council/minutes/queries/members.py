"""Who is told that minutes can be read."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from ratsverbund.council.minutes.models import Minutes
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.organizations.models import Membership


def members_to_tell(minutes: Minutes) -> list[Account]:
    """The accounts of who had a seat at the meeting and may read its minutes."""
    meeting = minutes.meeting
    bodies = [meeting.organization_id, *meeting.partners.values_list("pk", flat=True)]
    seats = Membership.objects.on(local_day(meeting.starts_at)).filter(
        person=OuterRef("person"), organization__in=bodies
    )
    roles = Role.objects.on(timezone.localdate()).filter(
        Q(organization=None) | Q(organization__in=bodies),
        account=OuterRef("pk"), body=meeting.body_id,
    )  # fmt: skip
    found = Account.objects.filter(Exists(seats), Exists(roles), is_active=True)
    return list(found.order_by("pk"))
