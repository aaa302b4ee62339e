"""Who may act on the way into a network."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.network.members.models import Accession
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds
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
