"""What claims ask of someone, for the start page."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Min
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.council.allowances.roles import KEEPERS
from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.accounts.policies import bodies_held

State = LossClaim.State


def questions(actor: Any) -> list[Question]:
    """Claims that wait for the clerk, and own claims that were turned down."""
    asked = []
    if bodies := bodies_held(actor, *KEEPERS):
        waiting = LossClaim.objects.filter(body__in=bodies, state=State.SUBMITTED)
        rows = waiting.exclude(person=getattr(actor, "person_id", None) or 0).order_by()
        counted = rows.values("body__name").annotate(
            found=JSONObject(
                body="body__name", number=Count("pk"), since=Min("submitted_on"),
            )
        )  # fmt: skip
        asked.append(Question(counted, waiting_line))
    if person := getattr(actor, "person_id", None):
        rejected = LossClaim.objects.filter(
            person=person, state=State.REJECTED, corrections=None
        ).annotate(found=JSONObject(id="pk", day="day", kind="kind", reason="reason"))
        asked.append(Question(rejected, rejected_line))
    return asked


def waiting_line(found: dict[str, Any]) -> Iterator[Due]:
    """The claims of a body that nobody has decided."""
    number = found["number"]
    title = ngettext(
        "%(number)s Antrag auf Ersatz, %(body)s", "%(number)s Anträge auf Ersatz, %(body)s", number
    ) % {"number": number, "body": found["body"]}
    since = parse_date(found["since"])
    yield Due(
        "decide",
        _("Entschädigung"),
        title,
        reverse("allowances:inbox"),
        _("Anträge prüfen"),
        reason=_("Der älteste ist vom %(day)s.") % {"day": f"{since:%d.%m.%Y}"},
    )


def rejected_line(found: dict[str, Any]) -> Iterator[Due]:
    """An own claim that was turned down."""
    day = parse_date(found["day"])
    yield Due(
        "read",
        _("Entschädigung"),
        _("Ihr Antrag für den %(day)s ist abgelehnt") % {"day": f"{day:%d.%m.%Y}"},
        reverse("allowances:claim", args=[found["id"]]),
        _("Grund lesen"),
        reason=found["reason"],
    )
