"""Answers that are a file, kept by no cache in between."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

PDF = "application/pdf"


def download(content: bytes, name: str, media_type: str, *, inline: bool = False) -> HttpResponse:
    """Send a file to be saved, or `inline` to be shown; whatever is in it runs nothing."""
    shut = "default-src 'none'; frame-ancestors 'none'" + ("" if inline else "; sandbox")
    headers = {"Content-Security-Policy": shut, "Cache-Control": "private, no-store"}
    headers["Content-Disposition"] = str(content_disposition_header(not inline, name))
    return HttpResponse(content, content_type=media_type, headers=headers)
