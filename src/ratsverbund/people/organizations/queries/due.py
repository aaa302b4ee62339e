"""What a municipality still lacks before its council can work: for its administration."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.bodies.models import Body, LegislativeTerm
from ratsverbund.people.bodies.roles import RoleKind, bodies_held
from ratsverbund.people.organizations.models import Office, OfficeHolding


def questions(actor: Any) -> list[Question]:
    """The question for the actor's municipalities; none for who administers none."""
    bodies = bodies_held(actor, RoleKind.ADMINISTRATOR)
    if not bodies:
        return []
    today = timezone.localdate()
    terms = LegislativeTerm.objects.on(today).filter(body=OuterRef("pk"))
    mayors = Office.objects.filter(body=OuterRef("pk"), kind=Office.Kind.MAYOR)
    held = OfficeHolding.objects.on(today).filter(
        office__body=OuterRef("pk"), office__kind=Office.Kind.MAYOR
    )
    towns = Body.objects.filter(pk__in=bodies, kind=Body.Kind.MUNICIPALITY)
    lacking = towns.filter(Q(charter="") | ~Exists(terms) | ~Exists(held)).annotate(
        found=JSONObject(
            name="name",
            slug="slug",
            charter="charter",
            term=Exists(terms),
            mayor=Exists(held),
            office=Subquery(mayors.values("pk")[:1]),
        )
    )
    return [Question(lacking, lines)]


def lines(found: dict[str, Any]) -> Iterator[Due]:
    """One line for each thing a municipality lacks."""
    slug, office = found["slug"], found["office"]
    if not found["charter"]:
        yield line(
            _("Für {body} fehlt das Satzungspaket").format(body=found["name"]),
            reverse("bodies:update", args=[slug]),
            _("Wählen"),
            _("Bis dahin gilt nur das Recht darüber."),
        )
    if not found["term"]:
        yield line(
            _("Für {body} fehlt die laufende Wahlperiode").format(body=found["name"]),
            reverse("bodies:open_term", args=[slug]),
            _("Eintragen"),
            _("Sie sagt, wie viele Mitglieder der Rat hat."),
        )
    if not found["mayor"]:
        yield line(
            _("Für {body} fehlt, wer das Bürgermeisteramt innehat").format(body=found["name"]),
            reverse("organizations:appoint", args=[office])
            if office
            else reverse("organizations:create_office", args=[slug]),
            _("Eintragen"),
            _("Wer das Amt innehat, leitet die Sitzungen und unterzeichnet."),
        )


def line(title: str, address: str, verb: str, reason: str) -> Due:
    """A task of setting up."""
    return Due("prepare", _("Grundangaben"), title, address, verb, reason=reason)
