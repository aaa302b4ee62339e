"""The computation of seats as PDF."""

from ratsverbund.council.elections.documents import table_sheet
from ratsverbund.council.elections.models import Election
from ratsverbund.council.elections.shares.steps import Steps


def shares_sheet(election: Election, steps: Steps) -> bytes:
    """Set how the lists got their seats, step by step."""
    note = f"Verfahren: {steps.title}. {steps.note} {election.formula_reason}".strip()
    return table_sheet(election, "Sitzverteilung", steps.columns, steps.rows, note)
