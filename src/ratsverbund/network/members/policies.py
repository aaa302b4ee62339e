"""Who may act on the way into a network, and who keeps its members."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.network.members.models import Accession, Network, NetworkMember
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_of, holds
from ratsverbund.people.bodies.models import Body

Kind = Role.Kind


def may_prepare(actor: Any, body: Body) -> Verdict:
    """Tie a paper to a network: the joining body's clerk or mayor's office."""
    if holds(actor, Kind.CLERK, Kind.MAYOR, body=body.pk):
        return YES
    return no(_("Den Beitritt bereitet die Verwaltung der beitretenden Kommune vor."))


def may_note(actor: Any, resolution: Resolution) -> Verdict:
    """Take a resolution over as authority: the house does; else the body's administration."""
    return may_prepare(actor, resolution.body)


def may_declare(actor: Any, accession: Accession) -> Verdict:
    """Sign the declaration: the mayor, who represents the municipality (§ 63 GO NRW)."""
    if holds(actor, Kind.MAYOR, body=accession.body_id):
        return YES
    return no(_("Die Beitrittserklärung unterzeichnet nur das Bürgermeisteramt der Kommune."))


def may_bill(actor: Any, accession: Accession) -> Verdict:
    """Enter invoice address and Leitweg-ID: the body's administration or the network's office."""
    if may_prepare(actor, accession.body) or may_confirm(actor, accession):
        return YES
    return no(
        _("Die Rechnungsdaten trägt die Verwaltung der Kommune oder die Geschäftsstelle ein.")
    )


def may_confirm(actor: Any, accession: Accession) -> Verdict:
    """Confirm or decline an accession: the network's office."""
    if holds(actor, Kind.NETWORK_OFFICE, body=accession.network.body_id):
        return YES
    return no(_("Den Beitritt bestätigt nur die Geschäftsstelle des Netzwerks."))


def may_keep_members(actor: Any, network: Network) -> Verdict:
    """Keep the network's profile and its list of members: the network's office."""
    if holds(actor, Kind.NETWORK_OFFICE, body=network.body_id):
        return YES
    return no(_("Die Mitgliederliste führt nur die Geschäftsstelle des Netzwerks."))


def may_see_accession(actor: Any, accession: Accession) -> Verdict:
    """See the case: anyone with a role at the joining body, and the network's office."""
    if accession.body_id in bodies_of(actor) or may_confirm(actor, accession):
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
