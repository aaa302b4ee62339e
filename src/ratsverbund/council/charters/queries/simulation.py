"""What a draft would have changed in a year, as it is kept with the amendment."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from ratsverbund.charter.cases import cases_of
from ratsverbund.charter.compare import compare
from ratsverbund.charter.decision import plain
from ratsverbund.charter.simulation import financial_block, simulate
from ratsverbund.charter.works import Draft
from ratsverbund.council.charters.queries.records import recorded
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of


def simulated(body: Body, draft: Draft, year: int, today: date) -> dict[str, Any]:
    """Replay a year on the law in force and on the draft; compare both as of today.

    `effects` is what `law simulate` prints for `questions`, `financial_effect` the same with
    the fingerprints of both laws below it. Amounts are EUR.
    """
    draft = replace(draft, in_force=None)  # as if it had always been in force
    law_on = cache(lambda day: law_of(body, day))
    asked = recorded(body, year)
    effects = simulate(law_on, draft, asked)
    before = law_on(today)
    after = before.under(draft)
    block = financial_block(effects, year, draft.title)
    return {
        "year": year,
        "on": today.isoformat(),
        "law_hash": before.hash,
        "draft_hash": after.hash,
        "effects": plain(effects),
        "financial_effect": [*block, fingerprints(before.hash, after.hash)],
        "comparison": compare(before, after, cases_of(body.law_bundle)).as_json(),
        "questions": plain(asked),
    }


def fingerprints(law_hash: str, draft_hash: str) -> str:
    """Say on which law a simulation rests, so that it can be done again."""
    return f"  Rechtsstand {law_hash[:12]}, mit dem Entwurf {draft_hash[:12]}"
