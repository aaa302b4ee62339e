"""Named reads about papers; what an actor may not see is not in them."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.papers.matching import DECIDING
from ratsverbund.council.papers.models import (
    Consultation,
    CoSignature,
    Paper,
    PaperFile,
    PaperVersion,
    ReferenceSeries,
)
from ratsverbund.kernel.due import Due
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.accounts.policies import bodies_of, roles_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

Kind = Role.Kind
WRITERS = (Kind.CLERK, Kind.MAYOR)
READERS = (Kind.CHAIR, Kind.MEMBER, Kind.CLERK, Kind.MAYOR)


def papers_for(actor: Any) -> QuerySet[Paper]:
    """The papers an actor may see.

    Everyone sees what is published; writers of a body see all its papers; its members see the
    released ones, members of one organization those that come before it; co-signers theirs.
    """
    held = [role for role in roles_of(actor) if role["kind"] in READERS]
    writers = [r["body"] for r in held if r["kind"] in WRITERS and r["organization"] is None]
    readers = [r["body"] for r in held if r["organization"] is None]
    seats = [r["organization"] for r in held if r["organization"] is not None]
    before_them = Consultation.objects.filter(paper=OuterRef("pk"), organization__in=seats)
    theirs = CoSignature.objects.filter(paper=OuterRef("pk"), account=getattr(actor, "pk", None))
    handed_in = Q(state__in=[Paper.State.RELEASED, Paper.State.WITHDRAWN]) & ~Q(reference="")
    return Paper.objects.select_related("body").filter(
        Q(published_at__lte=timezone.now())
        | Q(body__in=writers)
        | handed_in & (Q(body__in=readers) | Exists(before_them))
        | Exists(theirs)
    )


def own_papers(actor: Any) -> QuerySet[Paper]:
    """The visible papers of the actor's own bodies, each with its stations for the list."""
    stations = Consultation.objects.filter(paper=OuterRef("pk")).order_by("order")
    station = JSONObject(name="organization__short_name", state="state")
    return (
        papers_for(actor)
        .filter(body__in=bodies_of(actor))
        .annotate(stations=ArraySubquery(stations.values(json=station)))
    )


def files_for(actor: Any) -> QuerySet[PaperFile]:
    """The attachments an actor may open, with their bytes."""
    return PaperFile.objects.filter(paper__in=papers_for(actor)).select_related("file", "paper")


def versions_of(paper: Paper) -> QuerySet[PaperVersion]:
    """Every saved wording of a paper, oldest first."""
    return PaperVersion.objects.filter(paper=paper).order_by("number")


def organizations_of(body: Body) -> QuerySet[Organization]:
    """The organizations a paper of this body can come before, the committees first."""
    kinds = [Organization.Type.COMMITTEE, Organization.Type.DISTRICT, *DECIDING]
    return Organization.objects.filter(body=body, organization_type__in=kinds, end=None).order_by(
        Case(When(organization_type="council", then=1), default=0), "sort_key"
    )


def possible_cosigners(body: Body, actor: Any) -> QuerySet[Account]:
    """The accounts with a role at a body today, without the one who asks."""
    held = Role.objects.on(timezone.localdate()).filter(account=OuterRef("pk"), body=body)
    return Account.objects.filter(Exists(held), is_active=True).exclude(pk=actor.pk)


def pattern_of(body: Body) -> str:
    """How a body numbers its papers: as in its latest series, else by year."""
    latest = ReferenceSeries.objects.filter(body=body).order_by("-pk").first()
    return latest.pattern if latest else ReferenceSeries.Pattern.YEAR_FIRST


def order_warnings(stations: Any) -> list[str]:
    """Say where the council would consult before the committee that prepares its resolution."""
    council = Organization.Type.COUNCIL
    names = [station.organization for station in stations]
    first = next((i for i, each in enumerate(names) if each.organization_type == council), None)
    if first is None:
        return []
    return [
        _(
            "%(council)s berät vor dem Gremium %(committee)s. Das ist möglich; üblich ist die "
            "Vorberatung im Ausschuss. Prüfen Sie die Reihenfolge."
        )
        % {"council": names[first].name, "committee": committee.name}
        for committee in names[first + 1 :]
        if committee.organization_type == Organization.Type.COMMITTEE
    ]


def due(actor: Any) -> list[Due]:
    """What papers ask of the actor: to sign, to finish, to put on an agenda."""
    state = Paper.State
    writes_at = bodies_of(actor, *WRITERS)
    mine = Q(created_by=actor.pk) | Q(created_by=None)
    asked = CoSignature.objects.filter(
        paper=OuterRef("pk"), account=actor.pk, state=CoSignature.State.ASKED
    )
    waiting = Consultation.objects.filter(paper=OuterRef("pk")).order_by("order")
    pending = waiting.filter(state=Consultation.State.PENDING)
    on_agenda = waiting.filter(state=Consultation.State.SCHEDULED)
    rows = (
        Paper.objects.annotate(asked=Exists(asked), pending=Exists(pending), way=Exists(on_agenda))
        .annotate(
            task=Case(
                When(asked=True, state=state.COSIGNING, then=Value("sign")),
                When(mine, state__in=[state.DRAFT], body__in=writes_at, then=Value("finish")),
                When(pending=True, way=False, state=state.RELEASED, body__in=writes_at,
                     then=Value("agenda")),
                default=None,
            ),
            next_stop=ArraySubquery(pending.values("organization__name")[:1]),
        )
        .filter(task__isnull=False)
        .order_by("day", "pk")
        .values("pk", "title", "reference", "task", "day", "next_stop", subject=F("body__name"))
    )  # fmt: skip
    return [_due(row) for row in rows]


def _due(row: dict[str, Any]) -> Due:
    """Write one row as a line of the start page."""
    title = f"{row['reference']}: {row['title']}" if row["reference"] else row["title"]
    address = reverse("papers:paper", args=[row["pk"]])
    if row["task"] == "sign":
        reason = _("Sie wurden um Mitzeichnung gebeten.")
        return Due("sign", _("Vorlage"), title, address, _("Mitzeichnen"), reason=reason)
    if row["task"] == "finish":
        reason = _("Der Entwurf ist noch nicht zur Beratung freigegeben.")
        return Due("prepare", _("Vorlage"), title, address, _("Fertigstellen"), reason=reason)
    reason = _("Steht noch auf keiner Tagesordnung: %(name)s.") % {"name": row["next_stop"][0]}
    return Due("prepare", _("Vorlage"), title, address, _("Auf die Tagesordnung"), reason=reason)
