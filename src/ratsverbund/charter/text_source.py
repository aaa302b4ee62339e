"""Reads the text of a file: plain text here, Word and PDF in a limited process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ratsverbund.charter.decision import FactsError

LARGEST = 10_000_000
CONFINED = Path(__file__).with_name("confined")
SCRIPTS = {"docx": CONFINED / "word.py", "pdf": CONFINED / "pdf.py"}
WALL_SECONDS = 30
KINDS = {".txt": "text", ".docx": "docx", ".pdf": "pdf"}
RESAVE = "Bitte die Datei öffnen, prüfen und neu speichern."
PROBLEMS = {
    "password": "ist mit einem Kennwort geschützt. Bitte den Schutz entfernen.",
    "scan": "enthält keinen Text, vermutlich ist es ein Scan. "
    "Bitte zuerst eine Texterkennung laufen lassen.",
    "pages": "hat mehr als 500 Seiten. Bitte nur die Satzung angeben.",
    "bomb": f"ist entpackt unverhältnismäßig groß und wurde nicht geöffnet. {RESAVE}",
    "entities": f"enthält Verweise, die hier nichts zu suchen haben. {RESAVE}",
    "broken": f"ist nicht lesbar: Der Inhalt ist beschädigt. {RESAVE}",
    "exhausted": "ist zu aufwendig und wurde nicht zu Ende gelesen. Bitte als Text (.txt) angeben.",
}
REMARKS = {
    "tracked": "Die Datei enthält nachverfolgte Änderungen: Einfügungen sind übernommen, "
    "Streichungen stehen unter „Neben dem Text“.",
    "comments": "Die Datei enthält Kommentare; sie stehen unter „Neben dem Text“.",
    "textboxes": "Die Datei enthält Textfelder; sie stehen unter „Neben dem Text“.",
    "numbering": "Nummern, die Word selbst vergibt, stehen nicht im Text. "
    "Bitte die Gliederung prüfen.",
    "embedded": "In die Datei sind weitere Dateien eingebettet; sie sind nicht übernommen.",
}


@dataclass(frozen=True, slots=True)
class SourceText:
    """The running text of a file, what stands beside it, and what has to be said about it."""

    text: str
    asides: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def text_of(path: Path) -> SourceText:
    """Return the text of a file. Raises: FactsError when there is none to read."""
    try:
        if path.stat().st_size > LARGEST:
            raise too_large(path.name)
        return text_in(path.read_bytes(), path.name)
    except OSError as fault:
        raise FactsError(f"{path.name} ist nicht lesbar ({type(fault).__name__}).") from fault


def text_in(content: bytes, name: str) -> SourceText:
    """Return the text of the bytes of a file. Raises: FactsError when there is none to read."""
    if len(content) > LARGEST:
        raise too_large(name)
    claimed = KINDS.get(Path(name).suffix.lower())
    if claimed is None:
        raise FactsError(f"{name}: Lesbar sind {', '.join(KINDS)}. Bitte umwandeln.")
    if not content.strip():
        raise FactsError(f"{name} ist leer. Bitte die Datei mit der Satzung wählen.")
    if kind_of(content) != claimed:
        raise FactsError(f"{name} ist nicht lesbar: Der Inhalt ist keine {claimed}-Datei. {RESAVE}")
    return plain_text(content, name) if claimed == "text" else extracted(content, claimed, name)


def kind_of(content: bytes) -> str:
    """Tell what a file is by its content."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    return "" if b"\0" in content else "text"


def plain_text(content: bytes, name: str) -> SourceText:
    """Read UTF-8, or else the older encoding of Western European systems."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return SourceText(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise FactsError(
        f"{name} ist nicht lesbar: Die Kodierung ist unbekannt. Bitte als UTF-8 sichern."
    )


def extracted(content: bytes, kind: str, name: str) -> SourceText:
    """Take the text out of a Word or PDF file."""
    answer = answer_of(content, kind)
    if problem := answer.get("problem"):
        raise FactsError(f"{name} {PROBLEMS[problem]}")
    if not answer["text"].strip():
        raise FactsError(f"{name} {PROBLEMS['scan']}")
    remarks = [REMARKS[one] for one in answer["warnings"]]
    if blank := answer.get("blank"):
        remarks.append(f"Ohne lesbaren Text (leer oder Bild): Seite {', '.join(map(str, blank))}.")
    asides = tuple(f"{mark}: {text}" for mark, text in answer["asides"])
    return SourceText(answer["text"], asides, tuple(remarks))


def answer_of(content: bytes, kind: str) -> dict[str, Any]:
    """Read a .docx or .pdf with little memory, little time and no files.

    An answer that fails to come means that a limit was hit.
    """
    command = [sys.executable, "-I", str(CONFINED / "confine.py"), str(SCRIPTS[kind])]
    try:
        finished = subprocess.run(
            command, input=content, capture_output=True, timeout=WALL_SECONDS, env={}, cwd="/"
        )
        answer: dict[str, Any] = json.loads(finished.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return {"problem": "exhausted"}
    return answer


def too_large(name: str) -> FactsError:
    """Refuse a file that no charter needs."""
    return FactsError(f"{name} ist größer als 10 MB. Bitte nur die Satzung angeben.")
