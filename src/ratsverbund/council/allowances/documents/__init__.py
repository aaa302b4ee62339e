"""What leaves the house on paper or as a table."""

from ratsverbund.council.allowances.documents.sheet import MEDIA_TYPE, run_sheet
from ratsverbund.council.allowances.documents.statement import run_pdf, statement_pdf

__all__ = ["MEDIA_TYPE", "run_pdf", "run_sheet", "statement_pdf"]
