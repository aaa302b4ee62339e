"""Enter a body and keep its dated facts: key, population, legislative terms."""

import re
from datetime import date, timedelta
from itertools import chain, count
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.bundle import names
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.sorting import sort_key
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.events import BodyCreated, TermOpened
from ratsverbund.people.bodies.models import Body, LegislativeTerm, MunicipalityKey, Population
from ratsverbund.people.bodies.policies import may_keep_body, may_keep_register
from ratsverbund.people.bodies.slugs import RESERVED, slug_of

ONE_DAY = timedelta(days=1)


@operation("bodies.create_body")
def create_body(name: str, *, actor: Any, **fields: Any) -> Body:
    """Enter a body (Körperschaft) under an address of its own.

    Raises: NotAllowed, InvalidInput.
    """
    require(may_keep_register, actor, None)
    fields["short_name"] = fields.get("short_name") or name
    fields["slug"] = fields.get("slug") or free_slug(fields["short_name"])
    check_names(name, fields.get("charter", ""))
    if Body.objects.filter(slug=fields["slug"]).exists():
        raise InvalidInput(
            _("Die Adresse „{slug}“ ist vergeben. Bitte eine andere wählen.").format(**fields),
            "slug",
        )
    body = Body.objects.create(
        name=name,
        sort_key=sort_key(fields["short_name"]),
        published_at=timezone.now(),
        **fields,
    )
    record(create_body, body, actor=actor, change={"name": [None, name]})
    announce(BodyCreated(body.pk))
    return body


@operation("bodies.update_body")
def update_body(body: Body, *, actor: Any, **fields: Any) -> Body:
    """Change the name, seat, law or looks of a body; its address stays.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_keep_body, actor, body)
    name = fields.get("name", body.name)
    check_names(name, fields.get("charter", ""))
    short = fields.get("short_name", body.short_name) or name
    change = amend(body, **{**fields, "short_name": short, "sort_key": sort_key(short)})
    record(update_body, body, actor=actor, change=change)
    return body


@operation("bodies.add_population")
def add_population(body: Body, count: int, *, day: date, source: str, actor: Any) -> Population:
    """Enter how many people lived there on a day, and who says so.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_keep_body, actor, body)
    if day > timezone.localdate():
        raise InvalidInput(
            _("Der Stichtag {day:%d.%m.%Y} liegt in der Zukunft. Bitte den Tag prüfen.").format(
                day=day
            ),
            "day",
        )
    if not source.strip():
        raise InvalidInput(_("Bitte angeben, woher die Einwohnerzahl stammt."), "source")
    if body.populations.filter(day=day, source=source).exists():
        raise InvalidInput(
            _(
                "Für den {day:%d.%m.%Y} ist aus der Quelle „{source}“ schon eine Zahl eingetragen. "
                "Eine Berichtigung nennt ihre eigene Quelle."
            ).format(day=day, source=source),
            "source",
        )
    population = Population.objects.create(
        body=body, count=count, day=day, source=source, published_at=timezone.now()
    )
    record(add_population, population, actor=actor, change={"count": [None, count]})
    return population


@operation("bodies.add_key")
def add_key(
    body: Body, key: str, *, start: date | None, regional_key: str = "", actor: Any
) -> MunicipalityKey:
    """Give a municipality a new official key; the one it had ends the day before.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_keep_body, actor, body)
    if not re.fullmatch(r"[0-9]{8}", key):
        raise InvalidInput(
            _("„{key}“ ist kein Gemeindeschlüssel. Bitte acht Ziffern angeben.").format(key=key),
            "key",
        )
    refuse_taken_key(key, start)
    change = {"key": [end_key(body, start), key]}
    made = MunicipalityKey.objects.create(
        body=body, key=key, regional_key=regional_key, start=start, published_at=timezone.now()
    )
    record(add_key, made, actor=actor, change=change)
    return made


@operation("bodies.open_term")
def open_term(
    body: Body,
    name: str,
    *,
    start: date,
    end: date | None = None,
    statutory_members: int,
    population: Population | None = None,
    actor: Any,
) -> LegislativeTerm:
    """Enter a legislative term (Wahlperiode) with the figures that stay frozen in it.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_keep_body, actor, body)
    check_span(start, end)
    other = body.terms.exclude(end__lt=start)
    overlapping = (other.filter(start__lte=end) if end else other).first()
    if overlapping:
        raise InvalidInput(
            _("Die Wahlperiode {term} reicht in diese Zeit. Bitte sie zuerst beenden.").format(
                term=overlapping
            ),
            "start",
        )
    term = LegislativeTerm.objects.create(
        body=body,
        name=name,
        start=start,
        end=end,
        statutory_members=statutory_members,
        population=population.count if population else None,
        population_day=population.day if population else None,
        published_at=timezone.now(),
    )
    record(open_term, term, actor=actor, change={"start": [None, start]})
    announce(TermOpened(term.pk))
    return term


@operation("bodies.close_term")
def close_term(term: LegislativeTerm, end: date, *, actor: Any) -> LegislativeTerm:
    """Enter the last day of a legislative term.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=term.body_id)
    term = LegislativeTerm.objects.select_for_update().get(pk=term.pk)
    require(may_keep_body, actor, body)
    check_span(term.start, end)
    following = body.terms.filter(start__gt=term.start, start__lte=end).first()
    if following:
        raise InvalidInput(
            _("Die Wahlperiode {term} beginnt vorher. Bitte einen früheren Tag wählen.").format(
                term=following
            ),
            "end",
        )
    change = amend(term, end=end)
    record(close_term, term, actor=actor, change=change)
    return term


def free_slug(name: str) -> str:
    """Find an address that no body has."""
    slug = slug_of(name)
    near = Body.objects.filter(slug__startswith=slug)
    taken = {*RESERVED, *near.values_list("slug", flat=True)}
    slugs = chain([slug], (slug_of(name, str(number)) for number in count(2)))
    return next(each for each in slugs if each not in taken)


def check_names(name: str, charter: str) -> None:
    """Refuse a body without a name or under a law nobody has. Raises: InvalidInput."""
    if not name.strip():
        raise InvalidInput(_("Bitte den Namen angeben, zum Beispiel „Stadt Heinsberg“."), "name")
    if charter and charter not in names():
        raise InvalidInput(
            _("Das Satzungspaket „{charter}“ gibt es nicht. Vorhanden: {known}.").format(
                charter=charter, known=", ".join(names())
            ),
            "charter",
        )


def check_span(start: date, end: date | None) -> None:
    """Refuse a time that ends before it begins. Raises: InvalidInput."""
    if end and end < start:
        raise InvalidInput(
            _(
                "Das Ende {end:%d.%m.%Y} liegt vor dem Beginn {start:%d.%m.%Y}. Bitte prüfen."
            ).format(end=end, start=start),
            "end",
        )


def refuse_taken_key(key: str, start: date | None) -> None:
    """Refuse a key that another body, or this one, holds at that time. Raises: InvalidInput."""
    others = MunicipalityKey.objects.filter(key=key).select_related("body")
    if start:
        others = others.exclude(end__lt=start)
    if taken := others.first():
        raise InvalidInput(
            _(
                "Den Schlüssel {key} hat in dieser Zeit {body}. Bitte Schlüssel und Tag prüfen."
            ).format(key=key, body=taken.body),
            "key",
        )


def end_key(body: Body, start: date | None) -> str | None:
    """End the key a body has on the day before the next begins. Raises: InvalidInput."""
    current = body.keys.exclude(end__lt=start).first() if start else body.keys.first()
    if current is None:
        return None
    if start is None or (current.start and current.start >= start):
        raise InvalidInput(
            _("{body} hat schon den Schlüssel {key}. Bitte einen Tag nach dessen Beginn angeben.")
            .format(body=body, key=current.key),
            "start",
        )  # fmt: skip
    amend(current, end=start - ONE_DAY)
    return str(current.key)
