"""Named reads about bodies: their law, term and population on a day."""

from datetime import date

from ratsverbund.charter.bundle import law_of as bundle_law
from ratsverbund.charter.drafts import restored
from ratsverbund.charter.engine import Law
from ratsverbund.people.bodies.models import Body, LegislativeTerm, Population


def law_of(body: Body, day: date) -> Law:
    """The law that applies to a body on a day: its own charter above the state's.

    What the body changed since lies over its bundle from the day it is in force; no statement.
    """
    law = bundle_law(body.law_bundle, day)
    changes = [restored(kept) for kept in body.enacted if kept["in_force"] <= day.isoformat()]
    return law.under(*changes) if changes else law


def term_of(body: Body, day: date) -> LegislativeTerm | None:
    """The legislative term of a body on a day."""
    return LegislativeTerm.objects.on(day).filter(body=body).first()


def population_on(body: Body, day: date) -> Population | None:
    """The latest counted population of a body up to a day."""
    return Population.objects.filter(body=body, day__lte=day).order_by("-day").first()
