"""A peer library in an environment of its own: installed from its lock, measured over there."""

import hashlib
import json
import subprocess
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements" / "bench.txt"
HOME = ROOT / ".cache" / "peer"
PYTHON = HOME / "bin" / "python"
INSTALL = [PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "--only-binary", ":all:"]
SIDE = Path(__file__).with_name("openfisca_side.py")


class NoPeerError(Exception):
    """The peer cannot be installed here; the text says why."""


@dataclass
class Peer:
    """The peer at work in its own process."""

    process: subprocess.Popen[str]
    amounts: list[float]

    def timed(self, job: str, times: int) -> tuple[list[float], list[float]]:
        """Return the wall and the processor time of each run of a job over there."""
        print(job, times, file=self.process.stdin, flush=True)
        answer = self.read()
        return answer["walls"], answer["cpus"]

    def read(self) -> Any:
        """Read the next line of the peer."""
        return json.loads(self.process.stdout.readline())


@contextmanager
def started(work: dict[str, Any]) -> Iterator[Peer]:
    """Have the peer settle a workload, and ready to be measured. Raises: NoPeerError."""
    install()
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(work, file)
        file.flush()
        process = subprocess.Popen(
            [PYTHON, SIDE, file.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        with process:
            peer = Peer(process, [])
            peer.amounts = peer.read()
            yield peer


def install() -> None:
    """Make the environment from the lock, once. Raises: NoPeerError."""
    stamp, digest = HOME / "stamp", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    try:
        venv.create(HOME, clear=True, with_pip=True)
        subprocess.run([*INSTALL, "-r", LOCK], check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as fault:
        said = [line for line in (fault.stderr or "").splitlines() if line.startswith("ERROR")]
        raise NoPeerError(said[0] if said else str(fault)) from fault
    except OSError as fault:
        raise NoPeerError(str(fault)) from fault
    stamp.write_text(digest)
