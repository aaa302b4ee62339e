"""What is due on the way into a network, and for members whose delegate's office is vacant."""

from typing import Any

from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.due import Due
from ratsverbund.network.members.models import Accession, Delegate
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.people.organizations.models import OfficeHolding

Kind = Role.Kind
State = Accession.State


def due(actor: Any) -> list[Due]:
    """Sign, confirm, check, complete or fill an office; one statement."""
    clerks = bodies_of(actor, Kind.CLERK, Kind.MAYOR)
    mayors = bodies_of(actor, Kind.MAYOR)
    offices = bodies_of(actor, Kind.NETWORK_OFFICE)
    if not clerks and not offices:
        return []
    open_ones = Accession.objects.order_by()
    parts = [
        rows(open_ones.filter(body__in=mayors, state=State.AUTHORISED), "sign", "authorised_on"),
        rows(
            open_ones.filter(network__body__in=offices, state=State.DECLARED),
            "confirm",
            "declared_on",
        ),
        rows(
            open_ones.filter(body__in=clerks, state=State.PREPARED, recognised=True), "check", None
        ),
        rows(
            open_ones.filter(body__in=clerks, state=State.AUTHORISED).filter(
                Q(buyer_reference="") | Q(billing_address="")
            ),
            "bill",
            None,
        ),
        vacant(clerks, offices),
    ]
    found = parts[0].union(*parts[1:], all=True)
    return [task(*row) for row in found]


def rows(accessions: QuerySet[Accession], what: str, since: str | None) -> QuerySet[Any]:
    """One row per case: what, number, title, day."""
    day = F(since) if since else Value(None, output_field=DateField())
    title = Concat("body__name", Value(" → "), "network__body__name", output_field=CharField())
    return accessions.annotate(
        what=Value(what, output_field=CharField()), title=title, since=Cast(day, DateField())
    ).values_list("what", "pk", "title", "since")


def vacant(clerks: list[int], offices: list[int]) -> QuerySet[Any]:
    """One row per member whose delegate's office nobody holds today."""
    today = timezone.localdate()
    holdings = OfficeHolding.objects.on(today).filter(office=OuterRef("office"))
    title = Concat("office__name", Value(", "), "member__body__name", output_field=CharField())
    return (
        Delegate.objects.on(today)
        .filter(office__isnull=False)
        .filter(~Exists(holdings))
        .filter(Q(member__body__in=clerks) | Q(member__network__body__in=offices))
        .order_by()
        .annotate(
            what=Value("vacant", output_field=CharField()),
            title=title,
            since=Cast(Value(None, output_field=DateField()), DateField()),
        )
        .values_list("what", "member_id", "title", "since")
    )


def task(what: str, number: int, title: str, since: Any) -> Due:
    """A row as one line of the start page."""
    case = reverse("cases:case", args=[number]) if what != "vacant" else ""
    if what == "sign":
        reason = _("Alle Beschlüsse liegen seit dem %(day)s vor.") % {"day": f"{since:%d.%m.%Y}"}
        return Due("sign", _("Beitrittserklärung"), title, case, _("unterzeichnen"), reason=reason)
    if what == "confirm":
        reason = _("Erklärt am %(day)s.") % {"day": f"{since:%d.%m.%Y}"}
        return Due("decide", _("Beitritt"), title, case, _("bestätigen"), reason=reason)
    if what == "check":
        reason = _("Im Text der Vorlage erkannt, noch von niemandem geprüft.")
        return Due("prepare", _("Beitritt"), title, case, _("prüfen"), reason=reason)
    if what == "bill":
        reason = _("Rechnungsanschrift oder Leitweg-ID fehlt in der Erklärung.")
        return Due("prepare", _("Rechnungsdaten"), title, case, _("ergänzen"), reason=reason)
    address = reverse("members:member", args=[number])
    reason = _("Das Amt ist nicht besetzt; das Mitglied kann nicht abstimmen.")
    return Due("prepare", _("Vertretung"), title, address, _("bestimmen"), reason=reason)
