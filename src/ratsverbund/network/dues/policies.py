"""Who may fix dues."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.network.members.models import Network, NetworkMember
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds


def may_assess(actor: Any, subject: NetworkMember | Network) -> Verdict:
    """Assess dues, and keep scales and measures: the network's office."""
    network = subject.network if isinstance(subject, NetworkMember) else subject
    if holds(actor, Role.Kind.NETWORK_OFFICE, body=network.body_id):
        return YES
    return no(_("Beiträge setzt nur die Geschäftsstelle fest."))
