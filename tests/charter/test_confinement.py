"""The process that opens foreign files has little memory and may not write."""

import subprocess
import sys
from pathlib import Path

from ratsverbund.charter.text_source import CONFINED

CONFINE = CONFINED / "confine.py"


def confined(script: Path, source: str) -> subprocess.CompletedProcess[str]:
    script.write_text(source)
    command = [sys.executable, "-I", str(CONFINE), str(script)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_an_ordinary_script_runs(tmp_path: Path) -> None:
    finished = confined(tmp_path / "script.py", "print('gelesen')")

    assert (finished.returncode, finished.stdout) == (0, "gelesen\n")


def test_memory_ends_at_half_a_gigabyte(tmp_path: Path) -> None:
    finished = confined(tmp_path / "script.py", "bytearray(600 * 1024 * 1024)")

    assert finished.stderr.splitlines()[-1] == "MemoryError"


def test_no_file_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / "rest.txt"

    confined(tmp_path / "script.py", f"open({str(target)!r}, 'w').write('x')")

    assert target.read_text() == ""


def test_computing_ends_after_its_seconds(tmp_path: Path) -> None:
    source = "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass"

    finished = confined(tmp_path / "script.py", source)

    assert finished.returncode < 0
