"""Files that belong to papers."""

from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.papers.intake.file_names import media_type_of, safe_name
from ratsverbund.council.papers.models import Paper, PaperFile
from ratsverbund.council.papers.operations.parts import lock
from ratsverbund.council.papers.policies import may_edit
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require

LARGEST = 30_000_000


@operation("papers.attach_file")
def attach_file(
    paper: Paper, name: str, content: bytes, *, title: str = "", public: bool = False, actor: Any
) -> PaperFile:
    """Add an attachment; a public one of a published paper is published at once.

    Raises: NotAllowed, InvalidInput.
    """
    paper = lock(paper)
    require(may_edit, actor, paper)
    if not content:
        raise InvalidInput(_("Die Datei ist leer. Wählen Sie die richtige Datei."), "file")
    if len(content) > LARGEST:
        raise InvalidInput(
            _("Die Datei ist größer als 30 MB. Verkleinern oder teilen Sie sie."), "file"
        )
    name = safe_name(name)
    published_at = timezone.now() if public and paper.published_at else None
    stored = store_file(name, media_type_of(name, content), content)
    stored.published_at = published_at
    stored.save(update_fields=["published_at"])
    last = paper.files.aggregate(last=Max("order"))["last"] or 0
    file = PaperFile.objects.create(
        paper=paper, file=stored, title=title.strip()[:200] or name, order=last + 1,
        public=public, published_at=published_at,
    )  # fmt: skip
    change = {"file": [None, name], "sha256": [None, stored.sha256], "public": [None, public]}
    record(attach_file, paper, actor=actor, change=change)
    return file
