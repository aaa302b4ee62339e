"""Who keeps a network's members, and who sees how they came."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.network.members.models import Accession, Network, NetworkMember
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_of, holds

Kind = Role.Kind


def may_keep_members(actor: Any, network: Network) -> Verdict:
    """Keep the network's profile and its list of members: the network's office."""
    if holds(actor, Kind.NETWORK_OFFICE, body=network.body_id):
        return YES
    return no(_("Die Mitgliederliste führt nur die Geschäftsstelle des Netzwerks."))


def may_see_accession(actor: Any, accession: Accession) -> Verdict:
    """See the case: anyone with a role at the joining body, and the network's office."""
    office = holds(actor, Kind.NETWORK_OFFICE, body=accession.network.body_id)
    if accession.body_id in bodies_of(actor) or office:
        return YES
    return no(_("Diesen Vorgang sehen nur die beitretende Kommune und die Geschäftsstelle."))


def may_name_delegate(actor: Any, member: NetworkMember) -> Verdict:
    """Enter who votes for a member: its administration, or the network's office."""
    own = holds(actor, Kind.CLERK, Kind.MAYOR, body=member.body_id)
    if own or holds(actor, Kind.NETWORK_OFFICE, body=member.network.body_id):
        return YES
    return no(_("Die Vertretung trägt die Verwaltung des Mitglieds oder die Geschäftsstelle ein."))


def may_end_membership(actor: Any, member: NetworkMember) -> Verdict:
    """Enter a notice: the network's office, which receives it."""
    if holds(actor, Kind.NETWORK_OFFICE, body=member.network.body_id):
        return YES
    return no(_("Kündigungen trägt die Geschäftsstelle ein, bei der sie eingehen."))
