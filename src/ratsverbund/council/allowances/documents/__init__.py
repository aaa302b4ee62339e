"""What leaves the house on paper or as a table."""

from ratsverbund.council.allowances.documents.sheet import run_sheet
from ratsverbund.council.allowances.documents.statement import run_pdf, statement_pdf

__all__ = ["run_pdf", "run_sheet", "statement_pdf"]
