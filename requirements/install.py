"""Make the virtual environment and the front-end assets from the lock files (`make setup`).

Uses nothing but the standard library; what is already done is not done again.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = ROOT / ".cache" / "setup.log"
ROOM = 900  # MB: packages and assets
INSTALL = [PYTHON, "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
INSTALL += ["--retries", "2", "-r"]

FULL = "Auf dem Datenträger ist kein Platz mehr. Bitte Platz schaffen und den Befehl wiederholen."
CLOSED = "In diesem Ordner lässt sich nicht schreiben. Bitte als sein Besitzer arbeiten."
# What the tools say, and what it means for the person in front of them; the first match counts.
MEANINGS = {
    FULL: ["No space left", "ENOSPC"],
    "Ein Paket entspricht nicht der Prüfsumme der Sperrdatei und wurde nicht installiert. "
    "Bitte nicht umgehen, sondern melden.": ["DO NOT MATCH THE HASHES", "EINTEGRITY"],
    "Die Paketquelle ist nicht erreichbar. Bitte Netzverbindung und Proxy-Einstellungen prüfen "
    "und den Befehl wiederholen.": [
        *["Connection", "ProxyError", "SSLError", "timed out", "name resolution", "unreachable"],
        *["ECONN", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "Temporary failure"],
    ],
    "Für dieses System gibt es ein Paket nicht fertig gebaut. Bitte Linux auf x86-64 oder ARM "
    "mit Python 3.11 bis 3.14 verwenden.": ["No matching distribution"],
    "Python fehlt das Modul venv. Bitte das Paket python3-venv installieren und den Befehl "
    "wiederholen.": ["ensurepip", "No module named venv"],
    CLOSED: ["Permission denied", "EACCES"],
}


class SetupError(Exception):
    """The set-up cannot go on; the text is the sentence for the user."""


def main(kind: str) -> None:
    """Bring environment, packages, command and assets up to date."""
    need_python()
    LOG.parent.mkdir(exist_ok=True)
    if not works(PYTHON, "import pip"):
        make_environment()
    lock = ROOT / "requirements" / f"{kind}.txt"
    larger = ROOT / "requirements" / "dev.txt"
    if not done("packages", lock) and not done("packages", larger):
        step(f"Pakete installieren (requirements/{lock.name})", [*INSTALL, lock])
        mark("packages", lock)
    write_command()
    program = ROOT / "src/ratsverbund/config/assets.py"
    assets = [ROOT / "package-lock.json", program]
    if not done("assets", *assets):
        collect_packages()
        step("Gestaltung und Schriften einsortieren", [PYTHON, program, "sort"])
        mark("assets", *assets)
    catalogues = sorted(ROOT.glob("src/**/*.po"))
    if not done("catalogues", *catalogues):
        step("Übersetzungen vorbereiten", [PYTHON, program, "catalogues"])
        mark("catalogues", *catalogues)


def need_python() -> None:
    """Go on under a newer Python if this one is too old, or say so."""
    if sys.version_info >= (3, 11):  # noqa: UP036 - this is the check
        return
    for minor in (14, 13, 12, 11):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])  # noqa: S606 - this very script, without a shell
    raise SetupError(
        f"Ratsverbund braucht Python 3.11 oder neuer, gefunden wurde {sys.version.split()[0]}. "
        "Bitte ein neueres installieren oder mit „make setup PYTHON=/pfad/python3“ nennen."
    )


def make_environment() -> None:
    """Create .venv; on a Debian without the module venv, root fetches it first."""
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < ROOM:
        raise SetupError(
            f"Hier sind nur {free} MB frei, gebraucht werden etwa {ROOM} MB. Bitte Platz schaffen "
            "und den Befehl wiederholen."
        )
    if not works(Path(sys.executable), "import venv, ensurepip"):
        fetch_from_debian("python3-venv")
    step("Virtuelle Umgebung .venv anlegen", [sys.executable, "-m", "venv", "--clear", VENV])


def fetch_from_debian(package: str) -> None:
    """Install a package of Debian where we may; elsewhere the next step says what is missing."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        step("Paketlisten von Debian holen", ["apt-get", "update", "-q"])
        step(f"{package} installieren", ["apt-get", "install", "-qy", package])


def write_command() -> None:
    """Put the product on the path of .venv, and the command `ratsverbund` into its bin."""
    site = next((VENV / "lib").glob("python3*/site-packages"))
    write(site / "ratsverbund.pth", f"{ROOT / 'src'}\n")
    command = VENV / "bin" / "ratsverbund"
    lines = ("import sys", "from ratsverbund.config.cli import main", "sys.exit(main())")
    write(command, "\n".join((f"#!{PYTHON}", *lines, "")))
    command.chmod(0o755)


def collect_packages() -> None:
    """Fetch what package-lock.json names, with the system's npm or the one from PyPI."""
    npm = shutil.which("npm")
    if not npm:
        lock = ROOT / "requirements" / "setup.txt"
        step("Node.js installieren (requirements/setup.txt)", [*INSTALL, lock])
        npm = VENV / "bin" / "npm"
    step("Gestaltung und Schriften holen (package-lock.json)", [npm, "ci"])


def step(line: str, command: list) -> None:
    """Say what is done in one line and do it; raises SetupError with the reason."""
    say(f"{line} …")
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    with LOG.open("ab") as log:
        start = log.seek(0, os.SEEK_END)
        code = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=ROOT,
            env={**os.environ, "PATH": path},
            check=False,
        ).returncode
    if code:
        said = LOG.read_bytes()[start:].decode(errors="replace")
        raise SetupError(f"{meaning(said)} Einzelheiten: {LOG.relative_to(ROOT)}")


def meaning(said: str) -> str:
    """Translate what a tool said into problem and remedy."""
    if shutil.disk_usage(ROOT).free < 10_000_000:
        return FULL
    for sentence, words in MEANINGS.items():
        if any(word in said for word in words):
            return sentence
    return "Dieser Schritt ist gescheitert; bitte die Meldung am Ende des Protokolls lesen."


def works(python: Path, statement: str) -> bool:
    """Try a statement in a Python that may be missing or broken."""
    try:
        trial = subprocess.run(
            [str(python), "-c", statement], stderr=subprocess.DEVNULL, check=False
        )
    except OSError:
        return False
    return trial.returncode == 0


def done(name: str, *inputs: Path) -> bool:
    """Say whether a step has seen exactly these inputs."""
    stamp = VENV / "stamps" / name
    return stamp.exists() and stamp.read_text() == fingerprint(inputs)


def mark(name: str, *inputs: Path) -> None:
    """Remember the inputs of a finished step."""
    (VENV / "stamps").mkdir(exist_ok=True)
    (VENV / "stamps" / name).write_text(fingerprint(inputs))


def fingerprint(inputs: tuple) -> str:
    """Return a digest of the files' contents, and of where the checkout lies."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in inputs:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def write(path: Path, text: str) -> None:
    """Write a file unless it already says so."""
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def say(text: str) -> None:
    """Tell the user at once, also through a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except SetupError as stop:
        sys.exit(str(stop))
    except OSError as error:
        known = {errno.ENOSPC: FULL, errno.EACCES: CLOSED, errno.EROFS: CLOSED}
        sys.exit(known.get(error.errno, f"Die Einrichtung ist gescheitert: {error}"))
    except KeyboardInterrupt:
        sys.exit("Abgebrochen; der nächste Lauf macht hier weiter.")
