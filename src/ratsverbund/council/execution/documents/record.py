"""The record of an urgent decision (Urkunde): what, why, by which law, signed by whom."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from ratsverbund.council.execution.models import UrgentDecision
from ratsverbund.kernel.calendar import format_day
from ratsverbund.kernel.pdf import render

TEMPLATE = Path(__file__).parent / "record.typ"


def urgent_record(urgent: UrgentDecision) -> bytes:
    """Set the record. Raises: PdfFailed."""
    day = urgent.taken_on or timezone.localdate()
    reasons = urgent.basis["reasons"]
    content: dict[str, Any] = {
        "body": urgent.body.name,
        "title": f"Dringlichkeitsentscheidung: {urgent.title}",
        "labels": [
            ["Statt", urgent.organization.name],
            ["Getroffen", format_day(day)],
            ["Grundlage", reasons[0]["citation"] if reasons else "§ 60 GO NRW"],
        ],
        "text": urgent.text,
        "reason": urgent.reason,
        "law": [f"{each['says']} ({each['citation']})" for each in reasons],
        "signatures": signatures(urgent),
        "public": urgent.public,
    }
    return render(TEMPLATE, content, title=content["title"], created=day)


def signatures(urgent: UrgentDecision) -> list[list[str]]:
    """Who signed when, or which committee resolved it."""
    if urgent.resolution is not None:
        resolved = urgent.resolution
        return [[resolved.organization.name, f"Beschluss vom {resolved.decided_on:%d.%m.%Y}"]]
    rows = [
        (f"Bürgermeisteramt: {urgent.mayor_name}", urgent.mayor_signed_at),
        (f"Ratsmitglied: {urgent.member}", urgent.member_signed_at),
    ]
    return [
        [who, f"elektronisch am {timezone.localtime(at):%d.%m.%Y, %H:%M} Uhr"]
        for who, at in rows
        if at is not None
    ]
