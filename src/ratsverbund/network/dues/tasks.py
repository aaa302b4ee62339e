"""What happens to dues when a membership begins or an assessment is fixed."""

from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.dues import operations
from ratsverbund.network.dues.events import DuesAssessed
from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.members.events import MembershipConfirmed
from ratsverbund.network.members.models import NetworkMember


def membership_confirmed(event: MembershipConfirmed) -> None:
    """Assess every year from the beginning of the membership to this one."""
    operations.assess_since_start(NetworkMember.objects.get(pk=event.member), actor=SYSTEM)


def dues_assessed(event: DuesAssessed) -> None:
    """Write the notices."""
    assessments = Assessment.objects.filter(pk__in=event.assessments)
    operations.write_notices(assessments, actor=SYSTEM)
