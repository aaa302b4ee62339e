"""What is vacant in a council: for its clerks and its administration."""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.districts import HeadFacts, district_head
from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.bodies.roles import RoleKind, bodies_held
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.organizations.queries import deputies_required

OUTER = OuterRef("pk")


def questions(actor: Any) -> list[Question]:
    """The question for the actor's councils; none for who keeps none."""
    bodies = bodies_held(actor, RoleKind.CLERK, RoleKind.ADMINISTRATOR)
    if not bodies:
        return []
    today = timezone.localdate()
    heads = Membership.objects.on(today).filter(organization=OUTER, role=Membership.Role.HEAD)
    districts = Organization.objects.on(today).filter(
        ~Exists(heads), body=OUTER, organization_type=Organization.Type.DISTRICT
    )
    deputies = Deputy.objects.on(today).filter(membership=OUTER)
    uncovered = Membership.objects.on(today).filter(
        ~Exists(deputies),
        organization__body=OUTER,
        organization__organization_type=Organization.Type.COMMITTEE,
        organization__end=None,
        voting_right=True,
        on_behalf_of__isnull=False,
    )
    holders = OfficeHolding.objects.on(today).filter(office=OUTER)
    kinds = (Office.Kind.ALDERMAN, Office.Kind.DEPUTY_MAYOR)
    offices = Office.objects.filter(~Exists(holders), body=OUTER, kind__in=kinds)
    towns = Body.objects.filter(pk__in=bodies, kind=Body.Kind.MUNICIPALITY).annotate(
        found=JSONObject(
            slug="slug",
            charter="charter",
            state_code="state_code",
            enacted="enacted",
            districts=named(districts),
            uncovered=ArraySubquery(uncovered.values("pk")),
            offices=named(offices),
        )
    )
    return [Question(towns, lines)]


def named(found: Any) -> ArraySubquery:
    """Number and name of organizations or offices."""
    return ArraySubquery(found.order_by("name").values(row=JSONObject(id="pk", name="name")))


def lines(found: dict[str, Any]) -> Iterator[Due]:
    """One line for each vacant district and office; one for all missing deputies."""
    body = Body(charter=found["charter"], state_code=found["state_code"], enacted=found["enacted"])
    law = law_of(body, timezone.localdate())
    for district in found["districts"]:
        citation = ""  # elected by whom is not ours to say where the charter is silent
        if law.regulates("districts.names") and district["name"] in law.words("districts.names"):
            citation = district_head(law, HeadFacts(district["name"])).citation
        yield Due(
            "prepare",
            _("Wahlperiode"),
            _("%(name)s hat niemanden im Ortsvorsteheramt") % {"name": district["name"]},
            reverse("organizations:seat", args=[district["id"]]),
            _("Wahl vorbereiten"),
            reason=_("Wahl nach %(citation)s") % {"citation": citation}
            if citation
            else _("Das Amt hat heute niemand."),
        )
    for office in found["offices"]:
        yield Due(
            "prepare",
            _("Wahlperiode"),
            _("%(office)s: unbesetzt") % {"office": office["name"]},
            reverse("organizations:appoint", args=[office["id"]]),
            _("Besetzen"),
            reason=_("Das Amt hat heute niemand."),
        )
    if found["uncovered"] and deputies_required(law):
        yield Due(
            "prepare",
            _("Wahlperiode"),
            _("%(count)s Sitze in Ausschüssen ohne persönliche Vertretung")
            % {"count": len(found["uncovered"])},
            reverse("terms:overview", args=[found["slug"]]),
            _("Ansehen"),
            reason=_("Jedes Mitglied bekommt eine persönliche Vertretung (%(citation)s).")
            % {"citation": law.cite("personal_deputies.deputy").label},
        )
