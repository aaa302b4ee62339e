"""Named reads about bodies: their law, term and population on a day."""

from datetime import date

from ratsverbund.charter.bundle import bundle_of, names
from ratsverbund.charter.bundle import law_of as bundle_law
from ratsverbund.charter.drafts import restored
from ratsverbund.charter.engine import Law
from ratsverbund.charter.works import Work
from ratsverbund.people.bodies.models import Body, LegislativeTerm, Population


def law_of(body: Body, day: date) -> Law:
    """The law that applies to a body on a day: its own charter above the state's.

    What the body changed since lies over its bundle from the day it is in force; no statement.
    """
    law = bundle_law(body.law_bundle, day)
    changes = [restored(kept) for kept in body.enacted if kept["in_force"] <= day.isoformat()]
    return law.under(*changes) if changes else law


def charter_in(bundle: str) -> Work | None:
    """The charter (Hauptsatzung) in a bundle; networks and states have none."""
    works = bundle_of(bundle).works.values()
    return next((work for work in works if work.rank == "charter"), None)


def town_charters() -> dict[str, str]:
    """The German titles of all town charters by the name of their bundle."""
    found = {name: charter_in(name) for name in names()}
    return {name: charter.title for name, charter in found.items() if charter}


def law_named(body: Body) -> tuple[str, str]:
    """Title and address of the law a body stands under; no address if its bundle is gone."""
    bundle = body.law_bundle
    if bundle not in names():
        return bundle, ""
    if charter := charter_in(bundle):
        return charter.title, f"/recht/{bundle}/hauptsatzung/"
    return bundle_of(bundle).title, f"/recht/{bundle}/"


def term_of(body: Body, day: date) -> LegislativeTerm | None:
    """The legislative term of a body on a day."""
    return LegislativeTerm.objects.on(day).filter(body=body).first()


def population_on(body: Body, day: date) -> Population | None:
    """The latest counted population of a body up to a day."""
    return Population.objects.filter(body=body, day__lte=day).order_by("-day").first()
