"""What is due on the way into a network: check, complete, sign, confirm."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.kernel.due import Due
from ratsverbund.network.members.models import Accession
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_of

Kind = Role.Kind
State = Accession.State


def due(actor: Any) -> list[Due]:
    """What the actor is to do in the cases under way; one statement."""
    clerks = bodies_of(actor, Kind.CLERK, Kind.MAYOR)
    mayors = bodies_of(actor, Kind.MAYOR)
    offices = bodies_of(actor, Kind.NETWORK_OFFICE)
    if not clerks and not offices:
        return []
    unchecked = Q(body__in=clerks, state=State.PREPARED, recognised=True)
    authorised = Q(body__in=clerks, state=State.AUTHORISED)
    declared = Q(network__body__in=offices, state=State.DECLARED)
    cases = Accession.objects.filter(unchecked | authorised | declared)
    return [
        line
        for case in cases.select_related("body", "network__body")
        for line in lines(case, signs=case.body_id in mayors)
    ]


def lines(case: Accession, signs: bool) -> list[Due]:
    """The lines one case makes."""
    if case.state == State.PREPARED:
        reason = _("Im Text der Vorlage erkannt, noch von niemandem geprüft.")
        return [line(case, "prepare", _("Beitritt"), _("prüfen"), reason)]
    if case.state == State.DECLARED:
        reason = _("Erklärt am %(day)s.") % {"day": f"{case.declared_on:%d.%m.%Y}"}
        return [line(case, "decide", _("Beitritt"), _("bestätigen"), reason)]
    found = []
    if signs:
        day = f"{case.authorised_on:%d.%m.%Y}"
        reason = _("Alle Beschlüsse liegen seit dem %(day)s vor.") % {"day": day}
        found.append(line(case, "sign", _("Beitrittserklärung"), _("unterzeichnen"), reason))
    if not (case.buyer_reference and case.billing_address):
        reason = _("Rechnungsanschrift oder Leitweg-ID fehlt in der Erklärung.")
        found.append(line(case, "prepare", _("Rechnungsdaten"), _("ergänzen"), reason))
    return found


def line(case: Accession, kind: str, what: str, verb: str, reason: str) -> Due:
    """One line of the start page."""
    address = reverse("cases:case", args=[case.pk])
    title = f"{case.body} → {case.network}"
    return Due(kind=kind, what=what, title=title, address=address, verb=verb, reason=reason)
