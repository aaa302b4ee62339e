"""How a stored letter reaches a browser."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from ratsverbund.kernel.models import StoredFile


def pdf_answer(file: StoredFile) -> HttpResponse:
    """Send a PDF to be shown, never guessed at and never kept by a cache in between."""
    answer = HttpResponse(bytes(file.content), content_type="application/pdf")
    answer.headers["Content-Disposition"] = str(
        content_disposition_header(as_attachment=False, filename=file.name)
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
