"""The towns and networks that live under a bundle of law."""

from typing import Any

from ratsverbund.people.bodies.models import Body


def body_under(bundle: str) -> dict[str, Any] | None:
    """Return the one published body under a bundle, as the head of a page names it."""
    found = Body.objects.filter(charter=bundle).values("name", "short_name", "slug", "accent")
    bodies = list(found[:2])
    return {**bodies[0]} if len(bodies) == 1 else None
