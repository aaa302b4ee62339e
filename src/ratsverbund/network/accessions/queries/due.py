"""What is due on the way into a network: check, complete, sign, confirm."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.kernel.due import Due, Question, ask
from ratsverbund.network.members.models import Accession, RefusedAccession
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held
from ratsverbund.ui.formats import write_day

Kind = Role.Kind
State = Accession.State


def due(actor: Any) -> list[Due]:
    """What the actor is to do in the cases under way; one statement."""
    return ask(questions(actor))


def questions(actor: Any) -> list[Question]:
    """The question for an actor's cases; none for who has no part in any."""
    clerks = bodies_held(actor, Kind.CLERK, Kind.MAYOR)
    mayors = bodies_held(actor, Kind.MAYOR)
    offices = bodies_held(actor, Kind.NETWORK_OFFICE)
    if not clerks and not offices:
        return []
    unchecked = Q(body__in=clerks, state=State.PREPARED, recognised=True)
    authorised = Q(body__in=clerks, state=State.AUTHORISED)
    declared = Q(network__body__in=offices, state=State.DECLARED)
    found = JSONObject(
        pk="pk", state="state", body="body", town="body__name", network="network__body__name",
        declared="declared_on", authorised="authorised_on",
        recognised="recognised", buyer="buyer_reference", billing="billing_address",
    )  # fmt: skip
    cases = Accession.objects.filter(unchecked | authorised | declared).annotate(found=found)
    asked = Question(cases, lambda case: lines(case, signs=case["body"] in mayors))
    return [asked, Question(refused_at(clerks), refusal)]


def refused_at(bodies: list[int]) -> QuerySet[RefusedAccession]:
    """Accessions that could not begin, as long as their paper can still be put right."""
    stations = Consultation.objects.filter(paper=OuterRef("paper"))
    ahead = stations.filter(state__in=["pending", "scheduled"])
    found = JSONObject(paper="paper__title", reason="reason")
    return (
        RefusedAccession.objects.filter(paper__body__in=bodies)
        .filter(Exists(ahead) | ~Exists(stations))
        .filter(~Exists(Accession.objects.filter(paper=OuterRef("paper"))))
        .exclude(paper__state=Paper.State.WITHDRAWN)
        .annotate(found=found)
    )


def refusal(found: dict[str, Any]) -> list[Due]:
    """The line of a paper that speaks of an accession in vain."""
    opening = _("Die Vorlage spricht von einem Beitritt, der nicht beginnen kann.")
    return [
        Due(
            kind="prepare",
            what=_("Beitritt"),
            title=found["paper"],
            address=f"{reverse('cases:list')}#nicht-angelegt",
            verb=_("Klären"),
            reason=f"{opening} {found['reason']}",
        )
    ]


def lines(case: dict[str, Any], signs: bool) -> list[Due]:
    """The lines one case makes."""
    if case["state"] == State.PREPARED:
        return [unchecked(case)]
    if case["state"] == State.DECLARED:
        reason = _("Erklärt am %(day)s.") % {"day": written(case["declared"])}
        return [line(case, "decide", _("Beitritt"), _("Bestätigen"), reason)]
    found = [unchecked(case)] if case["recognised"] and not signs else []
    if signs:
        day = written(case["authorised"])
        reason = _("Alle Beschlüsse liegen seit dem %(day)s vor.") % {"day": day}
        found.append(line(case, "sign", _("Beitrittserklärung"), _("Unterzeichnen"), reason))
    if not (case["buyer"] and case["billing"]):
        reason = _("Rechnungsanschrift oder Leitweg-ID fehlt in der Erklärung.")
        found.append(line(case, "prepare", _("Rechnungsdaten"), _("Ergänzen"), reason))
    return found


def unchecked(case: dict[str, Any]) -> Due:
    """The line of a reading that nobody compared with the paper."""
    reason = _("Im Text der Vorlage erkannt, noch von niemandem geprüft.")
    return line(case, "prepare", _("Beitritt"), _("Prüfen"), reason)


def line(case: dict[str, Any], kind: str, what: str, verb: str, reason: str) -> Due:
    """One line of the start page."""
    address = reverse("cases:case", args=[case["pk"]])
    title = f"{case['town']} → {case['network']}"
    return Due(kind=kind, what=what, title=title, address=address, verb=verb, reason=reason)


def written(day: str) -> str:
    """A day as it came in JSON, as people write it."""
    return write_day(date.fromisoformat(day))
