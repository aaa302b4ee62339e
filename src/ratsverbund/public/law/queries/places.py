"""The town or network under a bundle of law, and what it changed itself since."""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from ratsverbund.charter.drafts import restored
from ratsverbund.charter.law import Law
from ratsverbund.charter.state import answered
from ratsverbund.charter.timeline import Amendment, Version
from ratsverbund.charter.works import Bundle, Draft, Work
from ratsverbund.people.bodies.models import Body, LawChange
from ratsverbund.people.texts.queries import Official, official_on
from ratsverbund.public.law.queries.explorer import course_of
from ratsverbund.public.law.queries.shelf import opened


@dataclass(frozen=True)
class Town:
    """Who lives under a bundle; `bundle` holds its own changes as further versions."""

    bundle: Bundle
    body: dict[str, Any] | None
    law_in_files: Bundle
    changes: list[Draft]

    def law(self, day: date) -> Law:
        """Return the law as operations apply it to the body on a day."""
        law = Law(self.law_in_files, day)
        changes = [change for change in self.changes if change.in_force and change.in_force <= day]
        return law.under(*changes) if changes else law


def official_in(home: Town, work: Work, day: date) -> Official | None:
    """Return the official wording of a work on a day, if its town has read one in."""
    if home.body is None or work.rank != "charter":
        return None
    return official_on(home.body["pk"], work.id, day)


def town(name: str) -> Town:
    """Return the law of a bundle with its one published body. Raises: NotThere."""
    bundle = opened(name)
    fields = ("pk", "name", "short_name", "slug", "accent", "enacted")
    changes = LawChange.objects.filter(body=OuterRef("pk"))
    told = ArraySubquery(changes.values(row=JSONObject(title="title", source="source")))
    bodies = [{**body} for body in Body.objects.filter(charter=name).values(*fields, told=told)[:2]]
    if len(bodies) != 1 or not bodies[0]["enacted"]:
        return Town(bundle, bodies[0] if len(bodies) == 1 else None, bundle, [])
    kept = bodies[0]["enacted"]
    sources = {change["title"]: change["source"] for change in bodies[0]["told"]}
    book = amended(bundle, json.dumps(kept), json.dumps(sources))
    return Town(book, bodies[0], bundle, [restored(one) for one in kept])


@lru_cache(maxsize=64)
def amended(bundle: Bundle, enacted: str, sources: str) -> Bundle:
    """Return a bundle in which a town's own changes are versions like all others."""
    changed = replace(
        bundle,
        works=dict(bundle.works),
        norms=dict(bundle.norms),
        parameters=dict(bundle.parameters),
        choices=dict(bundle.choices),
    )
    noticed = json.loads(sources)
    for draft in map(restored, json.loads(enacted)):
        lay_over(changed, draft, noticed.get(draft.title, ""))
    return changed


def lay_over(bundle: Bundle, draft: Draft, source: str) -> None:
    """Add the texts, figures and answers of an enacted change as versions of its day."""
    day = draft.in_force
    if day is None:
        return
    act = Amendment(f"entwurf:{draft.title}", draft.title, day, day)
    touched = {bundle.norms[norm].work for norm in draft.texts}
    touched |= {bundle.norms[bundle.parameters[key].norm].work for key in draft.figures}
    touched |= {bundle.norms[bundle.choices[key].norm].work for key in draft.choices}
    for name in touched:
        work = bundle.works[name]
        bundle.works[name] = replace(work, amendments=(*work.amendments, act))
    for key, text in draft.texts.items():
        norm = bundle.norms[key]
        bundle.norms[key] = replace(norm, versions=with_version(norm.versions, act, text, source))
    for key in draft.choices:
        asked = bundle.choices[key]
        made = replace(answered(asked, draft), course=())
        bundle.choices[key] = replace(made, course=(*course_of(asked), made))
    for key, value in draft.figures.items():
        one = bundle.parameters[key]
        bundle.parameters[key] = replace(
            one, versions=with_version(one.versions, act, value, source)
        )


def with_version(
    versions: tuple[Any, ...], act: Amendment, value: Any, source: str
) -> tuple[Any, ...]:
    """Return versions with one more in its place; what lasted until a day lasts no longer."""
    made: Version[Any] = Version(act.id, act.title, value, act.earliest, act.certain, source=source)
    return tuple(sorted((*versions, made), key=lambda version: version.earliest))
