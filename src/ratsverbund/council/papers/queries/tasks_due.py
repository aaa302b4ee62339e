"""What papers ask of someone, for the start page."""

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.papers.models import Consultation, CoSignature, Paper
from ratsverbund.council.papers.queries.lists import WRITERS
from ratsverbund.kernel.due import Due
from ratsverbund.people.accounts.policies import bodies_held, bodies_of


def due(actor: Any) -> list[Due]:
    """What papers ask of the actor: to sign, to finish, to put on an agenda."""
    state, at = Paper.State, bodies_held(actor, *WRITERS)
    mine = Q(created_by=actor.pk) | Q(created_by=None)
    stations = Consultation.objects.filter(paper=OuterRef("pk")).order_by("order")
    pending = stations.filter(state=Consultation.State.PENDING)
    scheduled = Exists(stations.filter(state=Consultation.State.SCHEDULED))
    asked = Exists(
        CoSignature.objects.filter(
            paper=OuterRef("pk"), account=actor.pk, state=CoSignature.State.ASKED
        )
    )
    task = Case(
        When(asked, state=state.COSIGNING, body__in=bodies_of(actor, *WRITERS), then=Value("sign")),
        When(mine, state=state.DRAFT, body__in=at, then=Value("finish")),
        When(Exists(pending) & ~scheduled, state=state.RELEASED, body__in=at, then=Value("agenda")),
    )
    papers = Paper.objects.annotate(
        task=task, next_stop=ArraySubquery(pending.values("organization__name")[:1])
    )
    rows = papers.exclude(task=None).order_by("day", "pk")
    return [_line(row) for row in rows.values("pk", "title", "reference", "task", "next_stop")]


def _line(row: Mapping[str, Any]) -> Due:
    """Write one row as a line of the start page."""
    title = f"{row['reference']}: {row['title']}" if row["reference"] else row["title"]
    kind, verb, reason = {
        "sign": ("sign", _("Mitzeichnen"), _("Sie wurden um Mitzeichnung gebeten.")),
        "finish": (
            "prepare",
            _("Fertigstellen"),
            _("Der Entwurf ist noch nicht zur Beratung freigegeben."),
        ),
        "agenda": (
            "prepare",
            _("Auf die Tagesordnung setzen"),
            _("Steht noch auf keiner Tagesordnung: %(name)s.")
            % {"name": "".join(row["next_stop"])},
        ),
    }[row["task"]]
    address = reverse("papers:paper", args=[row["pk"]])
    return Due(kind, _("Vorlage"), title, address, verb, reason=reason)
