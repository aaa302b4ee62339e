"""Files of a paper, for tests of the desk."""

from django.utils import timezone

from ratsverbund.council.papers.models import PaperFile
from ratsverbund.kernel.models import StoredFile


def file_of(item, *, public, title="Lageplan", content=b"%PDF-1.7 Plan"):
    """A file of an item's paper."""
    stored = StoredFile.objects.create(
        name="plan.pdf", media_type="application/pdf", content=content,
        sha256=StoredFile.fingerprint(content), size=len(content),
    )  # fmt: skip
    return PaperFile.objects.create(
        paper=item.consultation.paper, file=stored, title=title, order=1, public=public,
        published_at=timezone.now() if public else None,
    )  # fmt: skip
