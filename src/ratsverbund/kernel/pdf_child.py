"""The process that runs Typst: takes an order on stdin, gives PDFs on stdout, then ends."""

import ctypes
import json
import re
import resource
import sys
from datetime import UTC, datetime
from typing import Any

import typst

NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000
ENTRY = "/kernel/document.typ"
MISSING_GLYPH = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
LAST_LATIN = "\u024f"
# Scripts that none of the fonts holds; replaced together as soon as one is met.
FAR_SCRIPTS = r"\u0900-\u1bff\u2e80-\ufaff\U00010000-\U0010ffff"
CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
ROUNDS = 12


def confine(cpu_seconds: int, memory: int) -> None:
    """Take away the network, files to write, and time and memory without end."""
    ctypes.CDLL(None).unshare(NEW_USER_AND_NETWORK)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def plain(value: Any, unprintable: re.Pattern[str]) -> Any:
    """Write characters that cannot be set as their code point, such as ⟨U+1F600⟩."""
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
        return unprintable.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)
    if isinstance(value, dict):
        return {key: plain(each, unprintable) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each, unprintable) for each in value]
    return value


def without_glyph(diagnostic: str) -> str:
    """List the characters that Typst could not display; every font holds the Latin ones."""
    found = "".join(MISSING_GLYPH.findall(diagnostic))
    unescaped = ESCAPE.sub(lambda match: chr(int(match[1], 16)), found)
    return "".join(sorted({char for char in unescaped if char > LAST_LATIN}))


def typeset(job: dict[str, Any], root: str, fonts: typst.Fonts) -> bytes:
    """Set one document; characters without a glyph are written as code points."""
    job = plain(job, CONTROLS)
    unprintable = FAR_SCRIPTS
    for _ in range(ROUNDS):
        try:
            return _compile(job, root, fonts)
        except typst.TypstError as error:
            if not (missing := without_glyph(error.diagnostic)):
                raise
            unprintable += missing
            job = plain(job, re.compile(f"[{unprintable}]"))
    return _compile(job, root, fonts)


def _compile(job: dict[str, Any], root: str, fonts: typst.Fonts) -> bytes:
    year, month, day = job["created"]
    return typst.compile(
        root + ENTRY,
        root=root,
        font_paths=fonts,
        sys_inputs={"job": json.dumps(job, ensure_ascii=False)},
        pdf_standards=["a-3a", "ua-1"],
        package_path=root,
        package_cache_path=root,
        timestamp=datetime(year, month, day, tzinfo=UTC),
    )


def main() -> None:
    """Load the fonts, then work off the order."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=sys.argv[1:])
    order = json.load(sys.stdin.buffer)
    confine(order["cpu_seconds"], order["memory"])
    for job in order["jobs"]:
        try:
            pdf = typeset(job, order["root"], fonts)
        except typst.TypstError as error:
            sys.exit(f"{error.message}\n{error.diagnostic}")
        sys.stdout.buffer.write(len(pdf).to_bytes(8, "big") + pdf)


if __name__ == "__main__":
    main()
