"""Take over papers from files: nothing of a file is lost, nothing is guessed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.papers.events import PaperImported
from ratsverbund.council.papers.intake import intake_of
from ratsverbund.council.papers.intake.file_names import media_type_by_name, safe_name
from ratsverbund.council.papers.models import Paper, PaperImport
from ratsverbund.council.papers.operations.consultations import lay_way
from ratsverbund.council.papers.operations.drafting import write_draft
from ratsverbund.council.papers.policies import may_draft
from ratsverbund.council.papers.queries import organizations_of
from ratsverbund.council.papers.reader import ReadPaper, read_paper
from ratsverbund.council.papers.wording import longest
from ratsverbund.kernel.errors import Conflict
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization


def import_file(
    body: Body, name: str, content: bytes, *, day: date | None = None, actor: Any
) -> Paper:
    """Read a file and make a draft of it in one go.

    Raises: UnreadablePaper, NotAllowed, InvalidInput.
    """
    reading = read_paper(content, name)
    file = keep_upload(body, name, content, actor=actor)
    return import_paper(body, file, reading, day=day, actor=actor)


@operation("papers.keep_upload")
def keep_upload(body: Body, name: str, content: bytes, *, actor: Any) -> StoredFile:
    """Keep an uploaded file, so that nothing is lost between its reading and its paper.

    Raises: NotAllowed.
    """
    require(may_draft, actor, body)
    name = safe_name(name)
    file = store_file(name, media_type_by_name(name), content)
    change = {"file": [None, name], "sha256": [None, file.sha256]}
    record(keep_upload, body, actor=actor, change=change)
    return file


@operation("papers.import_paper")
def import_paper(
    body: Body,
    file: StoredFile,
    reading: ReadPaper,
    *,
    title: str = "",
    day: date | None = None,
    organizations: Sequence[Organization | None] = (),
    actor: Any,
) -> Paper:
    """Make a draft of a reading; `organizations` are those chosen for its proposals, in order.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    require(may_draft, actor, body)
    # A second click, or the browser's back button, must not make a second paper.
    StoredFile.objects.select_for_update().get(pk=file.pk)
    if made := PaperImport.objects.filter(file=file).select_related("paper").first():
        raise Conflict(_("Aus dieser Datei entstand schon „%(p)s“.") % {"p": made.paper})
    known = organizations_of([body.pk])
    intake = intake_of(reading, known, title=title, day=day, organizations=organizations)
    reference, warnings = _free_reference(reading.reference, body)
    paper = write_draft(body, intake.wording, actor, reference=reference)
    lay_way(paper, intake.stops)
    PaperImport.objects.create(
        paper=paper, file=file, reading=reading.as_json(),
        unplaced=list(intake.unplaced), warnings=[*intake.warnings, *warnings],
    )  # fmt: skip
    change = intake.wording.as_json() | {"file": file.name, "sha256": file.sha256}
    record(
        import_paper,
        paper,
        actor=actor,
        change=change,
        reason=" ".join([*intake.warnings, *warnings]),
    )
    announce(PaperImported(paper.pk))
    return paper


def _free_reference(reference: str, body: Body) -> tuple[str, list[str]]:
    """Keep the number in the file unless another paper of the body bears it."""
    taken = Paper.objects.filter(body=body, reference=reference).exists()
    if not reference or (len(reference) <= longest("reference") and not taken):
        return reference, []
    warning = _("Die Nummer %(reference)s ist vergeben oder zu lang; die Vorlage erhält eine neue.")
    return "", [warning % {"reference": reference}]
