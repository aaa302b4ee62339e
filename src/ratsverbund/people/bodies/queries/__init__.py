"""Named reads about bodies: law, term and population on a day; lists; what an import would do."""

from ratsverbund.people.bodies.queries.law import (
    law_named,
    law_of,
    population_on,
    term_of,
    town_charters,
)
from ratsverbund.people.bodies.queries.lists import (
    COUNCIL_FIRST,
    bodies_for,
    body_with_facts,
    kept_elsewhere,
    organizations_of,
    register_imports,
    register_imports_with_file,
    shown,
    with_figures,
)
from ratsverbund.people.bodies.queries.plan import PlannedRow, RegisterPlan, plan_of

__all__ = [
    "COUNCIL_FIRST",
    "PlannedRow",
    "RegisterPlan",
    "bodies_for",
    "body_with_facts",
    "kept_elsewhere",
    "law_named",
    "law_of",
    "organizations_of",
    "plan_of",
    "population_on",
    "register_imports",
    "register_imports_with_file",
    "shown",
    "term_of",
    "town_charters",
    "with_figures",
]
