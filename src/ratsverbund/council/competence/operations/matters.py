"""Record what is to be decided, and take over the way the law suggests."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.competence.models import Matter
from ratsverbund.council.competence.policies import may_keep_competence
from ratsverbund.council.competence.queries import decided_by, proposed_way
from ratsverbund.council.papers import operations as papers
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.models import Body


@operation("competence.record_matter")
def record_matter(
    body: Body,
    *,
    kind: str,
    day: date,
    title: str,
    paper: Paper | None = None,
    amount: Decimal | None = None,
    received: Decimal | None = None,
    counterparty: str = "",
    actor: Any,
) -> Matter:
    """Record a matter (EUR) with who decides it by law; a paper's matter is recorded anew.

    Source: institution `competence`. Raises: NotAllowed, InvalidInput, LawUnknown.
    """
    # Two waivers for one debtor must see each other: the second waits at the body.
    Body.objects.select_for_update().get(pk=body.pk)
    kept = Matter.objects.filter(paper=paper).first() if paper else None
    matter = kept or Matter(body=body, paper=paper)
    matter.kind, matter.day, matter.title = kind, day, title.strip()
    matter.amount, matter.received = amount, received
    matter.counterparty = " ".join(counterparty.split())
    require(may_keep_competence, actor, matter)
    if paper is not None and paper.body_id != body.pk:
        raise InvalidInput(_("Die Vorlage gehört zu einer anderen Körperschaft."))
    act = decided_by(matter)
    if act.decision.needs:
        raise InvalidInput(
            _("Für diese Angelegenheit fehlt der Wert in EUR. Tragen Sie ihn ein."), field="amount"
        )
    matter.decides = act.decision.value if isinstance(act.decision.value, str) else ""
    matter.basis = act.as_json()
    matter.save()
    record(record_matter, matter, actor=actor, basis=act, change={
        "kind": kind, "amount": amount, "received": received, "decides": matter.decides,
    })  # fmt: skip
    return matter


@operation("competence.take_way")
def take_way(matter: Matter, *, actor: Any) -> list[Consultation]:
    """Make the way of a matter's paper the one the law suggests (Beratungsfolge).

    Raises: NotAllowed, RuleViolated, IllegalTransition, Conflict.
    """
    matter = Matter.objects.select_for_update().get(pk=matter.pk)
    require(may_keep_competence, actor, matter)
    stops = proposed_way(matter.body, matter.decides, matter.day)
    if matter.paper is None or not stops:
        raise RuleViolated(
            _(
                "Für diese Angelegenheit lässt sich keine Beratungsfolge vorschlagen: Es "
                "entscheidet das Bürgermeisteramt, die Zuständigkeit ist offen, oder das Gremium "
                "fehlt. Legen Sie die Beratungsfolge bei der Vorlage selbst fest."
            )
        )
    stations = papers.set_consultations(matter.paper, stops, actor=actor)
    way = [f"{each.organization}: {each.authoritative}" for each in stations]
    record(take_way, matter, actor=actor, change={"way": way})
    return stations
