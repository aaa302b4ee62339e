"""PDF documents: Typst in a limited process of its own, with user text only as data.

A template imports shared parts from "/kernel/…" and its content from "/kernel/content.typ".
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ratsverbund.kernel.errors import DomainError

SHARED = Path(__file__).parent / "typst"
CHILD = Path(__file__).parent / "pdf_child.py"
FONTS = Path(os.environ.get("RATSVERBUND_FONTS") or Path(__file__).parents[3] / ".cache/fonts")
WALL_SECONDS = 30
CPU_SECONDS = 20
MEMORY = 2**30
# A child sets this many documents within its limits.
BATCH = 100
# One thread keeps the address space small on machines with many cores; where the kernel
# grants no empty network, a dead proxy stops the download of packages.
ENVIRONMENT = {
    "RAYON_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
}
SLOW = (
    "die Erstellung hat zu lange gedauert",
    "Bitte den Text kürzen oder auf mehrere Dokumente verteilen.",
)
LARGE = ("der Speicher hat nicht gereicht", SLOW[1])
BROKEN = ("die Vorlage ist fehlerhaft", "Bitte die Fachadministration verständigen.")
LONG_TITLE = ("ein Titel oder eine Überschrift ist zu lang", "Bitte kürzen.")
# A template refuses content by `assert`, with a reason and a remedy as its message.
REFUSED = "assertion failed: "
STOPPED = {-signal.SIGXCPU: SLOW, -signal.SIGKILL: SLOW, -signal.SIGABRT: LARGE}


class PdfFailed(DomainError):
    """A document that could not be made; its note is Typst's own account, for the log."""

    status = 500

    def __init__(self, title: str, reason: str, remedy: str, detail: str = "") -> None:
        super().__init__(f"„{title}“ konnte nicht als PDF erstellt werden: {reason}. {remedy}")
        self.add_note(detail)


Press = Callable[[list[dict[str, Any]], date], list[bytes]]


@dataclass(frozen=True)
class Attachment:
    """A file embedded in the PDF, such as the data of an invoice."""

    name: str
    content: bytes
    mime_type: str
    description: str
    relationship: str = "supplement"


def render(
    template: Path,
    content: Mapping[str, Any],
    *,
    title: str,
    created: date,
    language: str = "de",
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Set one document as PDF/A-3a and PDF/UA-1; the same input gives the same bytes.

    Raises: PdfFailed.
    """
    job = {"content": content, "title": title, "language": language}
    return _set([job], template, created, attachments)[0]


def render_many(
    template: Path,
    contents: Sequence[Mapping[str, Any]],
    *,
    titles: Sequence[str],
    created: date,
    language: str = "de",
) -> list[bytes]:
    """Set many documents from one template, a hundred to a process.

    Raises: PdfFailed; then none is returned.
    """
    jobs = [
        {"content": content, "title": title, "language": language}
        for content, title in zip(contents, titles, strict=True)
    ]
    chunks = [jobs[start : start + BATCH] for start in range(0, len(jobs), BATCH)]
    return [pdf for chunk in chunks for pdf in _set(chunk, template, created, ())]


def _set(
    jobs: list[dict[str, Any]], template: Path, created: date, attachments: Sequence[Attachment]
) -> list[bytes]:
    with _press(template, attachments) as press:
        return press(jobs, created)


@contextmanager
def typesetter(template: Path) -> Iterator[Callable[..., bytes]]:
    """Start the process that will set one document, and do other work while it gets ready.

    What is yielded takes content, `title` and `created`, once. Raises then: PdfFailed.
    """
    with _press(template, ()) as press:

        def render(content: Mapping[str, Any], *, title: str, created: date) -> bytes:
            return press([{"content": content, "title": title, "language": "de"}], created)[0]

        yield render


@contextmanager
def _press(template: Path, attachments: Sequence[Attachment]) -> Iterator[Press]:
    """Start a child in a folder of its own; it loads its fonts before it asks for the order."""
    with TemporaryDirectory(prefix="ratsverbund-pdf-") as root:
        _lay_out(Path(root), template, attachments)
        shared = {"root": root, "cpu_seconds": CPU_SECONDS, "memory": MEMORY}
        with _started(root) as child:

            def press(jobs: list[dict[str, Any]], created: date) -> list[bytes]:
                alike = {
                    "template": f"/app/{template.name}",
                    "created": [created.year, created.month, created.day],
                    "attachments": [asdict(a) | {"content": i} for i, a in enumerate(attachments)],
                }
                order = shared | {"jobs": [alike | job for job in jobs]}
                status, printed, detail = _run(child, json.dumps(order).encode())
                pdfs = _split(printed)
                if status or len(pdfs) < len(jobs):
                    raise _failure(jobs[min(len(pdfs), len(jobs) - 1)]["title"], status, detail)
                return pdfs

            yield press


def _lay_out(root: Path, template: Path, attachments: Sequence[Attachment]) -> None:
    """Fill the folder that is all Typst can read."""
    shutil.copytree(SHARED, root / "kernel")
    sources = [each for each in template.parent.iterdir() if each.suffix in {".typ", ".svg"}]
    (root / "app").mkdir()
    for source in sources:
        shutil.copyfile(source, root / "app" / source.name)
    for i, attachment in enumerate(attachments):
        (root / str(i)).write_bytes(attachment.content)


@contextmanager
def _started(root: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a child; if it was never asked, or hangs, kill its whole group."""
    with subprocess.Popen(
        [sys.executable, "-I", str(CHILD), *([str(FONTS)] if FONTS.is_dir() else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=root,
        env=ENVIRONMENT,
        start_new_session=True,
    ) as child:
        try:
            yield child
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)


def _run(child: "subprocess.Popen[bytes]", order: bytes) -> tuple[int, bytes, str]:
    """Let a child set the documents, for as long as it may take."""
    try:
        printed, detail = child.communicate(order, timeout=WALL_SECONDS)
    except subprocess.TimeoutExpired:
        return -signal.SIGKILL, b"", f"Abbruch nach {WALL_SECONDS} s"
    return child.returncode, printed, detail.decode(errors="replace")


def _split(printed: bytes) -> list[bytes]:
    pdfs = []
    while len(printed) >= 8:
        end = 8 + int.from_bytes(printed[:8], "big")
        pdfs.append(printed[8:end])
        printed = printed[end:]
    return pdfs


def _failure(title: str, status: int, detail: str) -> PdfFailed:
    reason, remedy = STOPPED.get(status, BROKEN)
    if "PDF string is longer" in detail:
        reason, remedy = LONG_TITLE
    if detail.startswith(REFUSED):
        sentence = detail.removeprefix(REFUSED).partition("\n")[0]
        reason, _, remedy = sentence.partition(". ")
    return PdfFailed(title, reason, remedy, detail)
