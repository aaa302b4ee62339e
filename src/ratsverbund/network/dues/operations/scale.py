"""Scales and measures, each with the decision that carries it."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.network.dues.models import DuesBand, DuesMeasure, DuesScale
from ratsverbund.network.dues.policies import may_assess
from ratsverbund.network.members.models import Network
from ratsverbund.people.bodies.models import Body

Step = tuple[int, int | None, Decimal]


@operation("dues.adopt_scale")
def adopt_scale(
    network: Network,
    name: str,
    source: str,
    start: date,
    bands: Iterable[Step],
    *,
    actor: Any,
    provisional: bool = False,
    proration: str = DuesScale.Proration.UNSETTLED,
) -> DuesScale:
    """Enter a scale that holds from a day on; the one before ends the day before.

    Assessments that are already fixed stay as they are. Raises: NotAllowed, InvalidInput, Conflict.
    """
    network = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    require(may_assess, actor, network)
    steps = sorted(bands)
    check_decided(source)
    check_bands(steps)
    if later := network.scales.filter(start__gte=start).first():
        raise Conflict(
            _("Ab dem {start:%d.%m.%Y} gilt schon „{later}“.").format(
                start=later.start, later=later
            )
        )
    change: dict[str, Any] = {"start": start, "bands": steps}
    for before in network.scales.on(start):
        change |= amend(before, end=start - timedelta(days=1))
    now = timezone.now()
    scale = DuesScale.objects.create(
        network=network,
        name=name,
        source=source,
        start=start,
        provisional=provisional,
        proration=proration,
        published_at=now,
    )
    DuesBand.objects.bulk_create(
        DuesBand(scale=scale, above=above, up_to=up_to, amount=amount, published_at=now)
        for above, up_to, amount in steps
    )
    record(adopt_scale, scale, actor=actor, change=change, reason=source)
    return scale


def check_decided(source: str) -> None:
    """Refuse what nobody decided. Raises: InvalidInput."""
    if not source.strip():
        raise InvalidInput(_("Nennen Sie den Beschluss, der das trägt."), "source")


def check_bands(steps: list[Step]) -> None:
    """Refuse a scale without bands, with gaps, or with overlaps."""
    if not steps:
        raise InvalidInput(_("Die Beitragsordnung braucht mindestens eine Stufe."), "bands")
    if steps[0][0] != 0:
        raise InvalidInput(_("Die erste Stufe beginnt bei 0 Einwohnern."), "bands")
    for (_above, up_to, _amount), (above, *_rest) in pairwise(steps):
        if up_to != above:
            raise InvalidInput(
                _(
                    "Zwischen „bis {up_to}“ und „mehr als {above}“ ist eine Lücke oder "
                    "Überschneidung. Lassen Sie die Stufen aneinander anschließen."
                ).format(up_to=up_to or _("unbegrenzt"), above=above),
                "bands",
            )


@operation("dues.adopt_measure")
def adopt_measure(
    network: Network,
    kind: str,
    first_year: int,
    last_year: int,
    source: str,
    *,
    actor: Any,
    payer: Body | None = None,
    percent: Decimal | None = None,
) -> DuesMeasure:
    """Enter a measure for some years, such as another payer taking over the members' part.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    network = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    require(may_assess, actor, network)
    check_decided(source)
    check_measure(network, kind, (first_year, last_year), payer, percent)
    measure = DuesMeasure.objects.create(
        network=network,
        kind=kind,
        first_year=first_year,
        last_year=last_year,
        payer=payer,
        percent=percent,
        source=source,
        published_at=timezone.now(),
    )
    change = {"kind": kind, "first_year": first_year, "last_year": last_year}
    record(adopt_measure, measure, actor=actor, change=change, reason=source)
    return measure


def check_measure(
    network: Network,
    kind: str,
    years: tuple[int, int],
    payer: Body | None,
    percent: Decimal | None,
) -> None:
    """Refuse what the rule could not apply. Raises: InvalidInput, Conflict."""
    if years[1] < years[0]:
        raise InvalidInput(_("Das letzte Jahr liegt vor dem ersten."), "last_year")
    if kind == DuesMeasure.Kind.SUBSTITUTE_PAYER and payer is None:
        raise InvalidInput(_("Nennen Sie, wer den Beitrag übernimmt."), "payer")
    if kind == DuesMeasure.Kind.REDUCE and not (percent and 0 < percent <= 100):
        raise InvalidInput(_("Die Minderung braucht einen Satz über 0 bis 100 Prozent."), "percent")
    both = network.measures.filter(first_year__lte=years[1], last_year__gte=years[0])
    if other := both.first():
        raise Conflict(
            _(
                "Für diese Jahre gilt schon: {other} ({source}). Je Jahr gilt nur eine Maßnahme."
            ).format(other=other, source=other.source)
        )
