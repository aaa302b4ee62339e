"""A declaration of interests as PDF, for the person and the files."""

from pathlib import Path

from django.utils import timezone

from ratsverbund.kernel.pdf import render
from ratsverbund.people.registers.models import Interest, InterestDeclaration

TEMPLATE = Path(__file__).parent / "declaration.typ"


def declaration_pdf(declaration: InterestDeclaration) -> bytes:
    """Set all entries of a declaration under their headings."""
    entries: list[dict[str, str]] = declaration.entries  # type: ignore[attr-defined]
    title = f"Angaben über Interessen {declaration.year}"
    submitted = declaration.submitted_at
    content = {
        "body": str(declaration.body),
        "title": title,
        "labels": [
            ["Person", str(declaration.person)],
            ["Stand", declaration.get_state_display()],
            ["Abgegeben", f"{timezone.localtime(submitted):%d.%m.%Y}" if submitted else "–"],
        ],
        "groups": [
            [str(label), [e["text"] for e in entries if e["heading"] == value] or ["keine Angabe"]]
            for value, label in Interest.Heading.choices
        ],
    }
    return render(TEMPLATE, content, title=title, created=timezone.localdate())
