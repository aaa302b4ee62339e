"""What a draft would have changed in a year, as it is kept with the amendment."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from ratsverbund.charter.cases import cases_of
from ratsverbund.charter.compare import compare
from ratsverbund.charter.decision import plain
from ratsverbund.charter.simulation import Question, financial_block, simulate
from ratsverbund.charter.works import Draft
from ratsverbund.council.charters.queries.records import recorded, typical
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of


def simulated(body: Body, draft: Draft, year: int, today: date) -> dict[str, Any]:
    """Replay a year on the law in force and on the draft; compare both as of today.

    `effects` and `financial_effect` are what `law simulate` prints for `questions`, `typical`
    what it prints for `typical_questions`. Amounts are EUR.
    """
    draft = replace(draft, in_force=None)  # as if it had always been in force
    law_on = cache(lambda day: law_of(body, day))
    real, examples = recorded(body, year), typical(body, year)
    effects = simulate(law_on, draft, real)
    before = law_on(today)
    after = before.under(draft)
    return {
        "year": year,
        "on": today.isoformat(),
        "law_hash": before.hash,
        "draft_hash": after.hash,
        "effects": plain(effects),
        "financial_effect": financial_block(effects, year, draft.title),
        "typical": plain(simulate(law_on, draft, examples)),
        "comparison": compare(before, after, cases_of(body.law_bundle)).as_json(),
        "questions": asked(real),
        "typical_questions": asked(examples),
    }


def asked(questions: list[Question]) -> list[dict[str, Any]]:
    """Questions as `law simulate --facts` reads them."""
    kept: list[dict[str, Any]] = plain(questions)
    return kept
