"""Minutes forget a petitioner: drafts silently, what both have signed with a visible mark."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils import timezone

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.minutes.forgetting.wording import MARK, pattern_of, without
from ratsverbund.council.minutes.models import (
    Correction,
    ItemText,
    Minutes,
    Objection,
    PublicMinutes,
    Statement,
)
from ratsverbund.council.minutes.operations.drafting import locked
from ratsverbund.council.minutes.operations.release import publish
from ratsverbund.council.minutes.policies import may_store
from ratsverbund.council.minutes.queries import whole
from ratsverbund.council.minutes.wording.document import written
from ratsverbund.council.petitions.models import Petition
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import SYSTEM, require
from ratsverbund.kernel.states import amend
from ratsverbund.people.persons.models import Person

BASIS = "Art. 5 Abs. 1 Buchst. e DSGVO"
TEXTS: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (ItemText, ("text", "public_text")),
    (Statement, ("text",)),
    (Correction, ("old", "new", "reason")),
    (Objection, ("name", "text", "answer")),
)


def forget_petitioner(petition: Petition, names: list[str], actor: Any) -> None:
    """Take the names under a petition out of every minutes of its town."""
    heard = set(petition.hearings.values_list("item__meeting", flat=True))
    for minutes in Minutes.objects.filter(meeting__body=petition.body_id).order_by("pk"):
        sought = sought_in(minutes, names, bare=minutes.meeting_id in heard)
        if sought is not None and told_by(minutes, sought):
            forget_names(minutes, sought, actor=SYSTEM)


def sought_in(minutes: Minutes, names: list[str], *, bare: bool) -> re.Pattern[str] | None:
    """What to look for in certain minutes: whoever sat there keeps a name like a petitioner's.

    The `bare` surname is looked for only where the petition was heard.
    """
    sat = Person.objects.filter(attendances__meeting=minutes.meeting_id)
    families = {person.family_name.casefold() for person in sat}
    full = {f"{person.given_name} {person.family_name}".casefold() for person in sat}
    whole = [name for name in names if " ".join(name.split()).casefold() not in full]
    last = [name.split()[-1] for name in whole if bare and len(name.split()) > 1]
    return pattern_of(whole, [each for each in last if each.casefold() not in families])


def told_by(minutes: Minutes, sought: re.Pattern[str]) -> bool:
    """Whether minutes, or their public version, hold one of the names."""
    public = PublicMinutes.objects.filter(meeting=minutes.meeting_id)
    held = [minutes.record, minutes.remarks, *public.values_list("content", flat=True)]
    return any(without(sought, each) != each for each in held) or any(rows(minutes, sought))


def rows(minutes: Minutes, sought: re.Pattern[str]) -> Iterator[tuple[Any, dict[str, str]]]:
    """Each record of these minutes that holds a name, with how it reads without."""
    for model, fields in TEXTS:
        for row in model._default_manager.filter(minutes=minutes).order_by("pk"):
            before = {name: getattr(row, name) for name in fields}
            after = without(sought, before)
            if after != before:
                yield row, after


@operation("minutes.forget_names")
def forget_names(minutes: Minutes, sought: re.Pattern[str], *, actor: Any) -> Minutes:
    """Write minutes without certain names; mark it once they are signed, publish them anew.

    Source: Art. 5 Abs. 1 Buchst. e DSGVO.
    """
    minutes = locked(minutes)
    require(may_store, actor, minutes)
    items = {row["id"] for row in minutes.record["items"] if without(sought, row) != row}
    amend(minutes, record=without(sought, minutes.record), remarks=without(sought, minutes.remarks))
    changed = list(rows(minutes, sought))
    for row, texts in changed:
        amend(row, **texts)
        items.add(getattr(row, "item_id", None))
    if minutes.signed:
        mark(minutes, items - {None})
    republish(minutes, sought)
    record(forget_names, minutes, actor=actor, change={"texts": len(changed)}, reason=MARK)
    return minutes


def mark(minutes: Minutes, items: set[Any]) -> None:
    """Say at each item, or at the first, that a name was taken out."""
    places = AgendaItem.objects.filter(meeting=minutes.meeting_id).order_by("-public", "order")
    for item in list(places.filter(pk__in=items) or places[:1]):
        Correction.objects.create(
            minutes=minutes, item=item, cause=Correction.Cause.TEXT, new=MARK, reason=BASIS,
            made_by=str(SYSTEM), confirmed_at=timezone.now(), confirmed_by=str(SYSTEM),
        )  # fmt: skip


def republish(minutes: Minutes, sought: re.Pattern[str]) -> None:
    """Put a public version that names somebody online anew; the bytes of its old file go."""
    public = PublicMinutes.objects.filter(meeting=minutes.meeting_id).first()
    if public is None or without(sought, public.content) == public.content:
        return
    if public.file is not None:
        amend(public.file, content=b"", published_at=None)
    if public.published_at is None:
        amend(public, content=without(sought, public.content))
        return
    shown = whole(Minutes.objects.filter(pk=minutes.pk)).select_related("meeting__body").get()
    publish(minutes.meeting, without(sought, written(shown, public=True)))
