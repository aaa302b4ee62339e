"""Typst is held to its folder, its time and its memory, and has no network."""

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from ratsverbund.kernel import pdf
from ratsverbund.kernel.pdf import PdfFailed, render, render_many

CREATED = date(2026, 11, 22)
TOO_SLOW = (
    "„Probe“ konnte nicht als PDF erstellt werden: die Erstellung hat zu lange gedauert. "
    "Bitte den Text kürzen oder auf mehrere Dokumente verteilen."
)
TOO_LARGE = (
    "„Probe“ konnte nicht als PDF erstellt werden: der Speicher hat nicht gereicht. "
    "Bitte den Text kürzen oder auf mehrere Dokumente verteilen."
)
ENDLESS = "#for i in range(99999) { for j in range(99999) { let x = i * j } }"
PACKAGE = '#import "@preview/cetz:0.3.0"'


def fails(folder: Path, source: str) -> PdfFailed:
    template = folder / "probe.typ"
    template.write_text(source)

    with pytest.raises(PdfFailed) as failure:
        render(template, {}, title="Probe", created=CREATED)
    return failure.value


def children() -> set[str]:
    tasks = Path("/proc/self/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}


def test_a_document_without_end_is_stopped_by_its_cpu_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "CPU_SECONDS", 1)

    failure = fails(tmp_path, ENDLESS)

    assert str(failure) == TOO_SLOW


def test_a_document_without_end_is_killed_with_its_group_when_the_time_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "WALL_SECONDS", 0.5)
    before, begin = children(), time.monotonic()

    failure = fails(tmp_path, ENDLESS)

    assert str(failure) == TOO_SLOW
    assert time.monotonic() - begin < 5
    assert children() == before


def test_an_array_beyond_the_memory_ends_only_the_child(tmp_path: Path) -> None:
    failure = fails(tmp_path, "#let a = range(200000000)\n#a.len()")

    assert str(failure) == TOO_LARGE


def test_a_failed_letter_of_a_batch_is_named(tmp_path: Path) -> None:
    template = tmp_path / "probe.typ"
    template.write_text(
        '#import "/kernel/content.typ": content\n'
        '#assert(content.ok, message: "der Empfänger fehlt. Bitte ergänzen.")\n'
        "Text"
    )
    contents = [{"ok": True}, {"ok": False}, {"ok": True}]

    with pytest.raises(PdfFailed) as failure:
        render_many(template, contents, titles=["Eins", "Zwei", "Drei"], created=CREATED)

    assert str(failure.value) == (
        "„Zwei“ konnte nicht als PDF erstellt werden: der Empfänger fehlt. Bitte ergänzen."
    )


def test_a_package_is_refused_without_a_network(tmp_path: Path) -> None:
    failure = fails(tmp_path, PACKAGE)

    assert failure.__notes__[0].startswith("failed to download package")


def test_a_package_is_refused_by_the_dead_proxy_where_the_network_cannot_be_taken() -> None:
    program = f"import typst; typst.compile({PACKAGE.encode()!r})"

    run = subprocess.run(
        [sys.executable, "-I", "-c", program],
        env=pdf.ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )

    assert run.returncode == 1
    assert "Connection refused" in run.stderr


@pytest.mark.parametrize(
    "source", ['#read("/etc/passwd")', '#read("../../etc/passwd")', '#include "/proc/self/environ"']
)
def test_files_outside_the_folder_are_out_of_reach(tmp_path: Path, source: str) -> None:
    failure = fails(tmp_path, source)

    assert "root:" not in failure.__notes__[0]
    assert "PATH=" not in failure.__notes__[0]


def test_only_templates_and_drawings_are_laid_out_for_typst(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("geheim")

    failure = fails(tmp_path, '#read("secret.txt")')

    assert failure.__notes__[0].startswith("file not found")
