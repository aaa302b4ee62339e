"""The processes of one running instance: start together, watch, stop together."""

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from types import FrameType
from typing import NoReturn
from urllib.parse import urlsplit

from ratsverbund.kernel.errors import DomainError

STARTING = 60.0  # seconds until the first answer
STOPPING = 15.0  # seconds a process has to finish its work
PARENT_DEATH = 1  # PR_SET_PDEATHSIG
LIBC = ctypes.CDLL(None)


class ServingError(DomainError):
    """The instance cannot start or has lost a process; the sentence says which."""


def refuse_taken_port(host: str, port: int) -> None:
    """Say that the port is taken, and name a free one."""
    reason = _refusal_of(host, port)
    if reason is None:
        return
    free = free_port(host, 8000)
    remedy = f"Bitte einen anderen nennen: make demo PORT={free}"
    if reason == errno.EADDRINUSE:
        raise ServingError(f"Der Anschluss {port} ist schon belegt. {remedy}")
    raise ServingError(f"Der Anschluss {port} lässt sich nicht öffnen. {remedy}")


def free_port(host: str, start: int) -> int:
    """Return the first free port from here on; 0 when there is none near."""
    return next((other for other in range(start, start + 100) if not _refusal_of(host, other)), 0)


def serve(
    commands: Mapping[str, list[str]],
    address: str,
    ready: Callable[[], None],
    database_lives: Callable[[], bool],
) -> NoReturn:
    """Run the named processes until someone says stop, or one of them or the database ends."""
    for order in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if order != signal.SIGHUP or signal.getsignal(order) != signal.SIG_IGN:  # nohup
            signal.signal(order, _stop)
    with _children(commands) as children:
        _wait_for_answer(address, children)
        ready()
        while True:
            _refuse_dead(children)
            if not database_lives():
                raise ServingError(
                    "Die Datenbank ist zu Ende gegangen; alles wird angehalten. Der nächste Start "
                    "stellt her, was bestätigt war."
                )
            time.sleep(0.25)


@contextmanager
def _children(commands: Mapping[str, list[str]]) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """Start the processes; end them in any case."""
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            children[name] = subprocess.Popen(
                [sys.executable, "-m", *command],
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for us, we pass it on
                preexec_fn=_die_with_parent,
            )
        yield children
    finally:
        for order in (signal.SIGINT, signal.SIGTERM):
            signal.signal(order, signal.SIG_IGN)
        for child in children.values():
            child.terminate()
        for child in children.values():
            try:
                child.wait(STOPPING)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def _wait_for_answer(address: str, children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        _refuse_dead(children)
        if _answers(address):
            return
        time.sleep(0.1)
    raise ServingError(f"{address} antwortet nach {STARTING:.0f} Sekunden nicht.")


def _answers(address: str) -> bool:
    """Ask once, here and unencrypted: a redirection into TLS leads to a proxy, not to us."""
    parts = urlsplit(address)
    with closing(HTTPConnection(parts.netloc, timeout=STARTING)) as line:
        try:
            line.request("GET", parts.path)
            return line.getresponse().status < HTTPStatus.INTERNAL_SERVER_ERROR
        except (OSError, HTTPException):
            return False


def _refuse_dead(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for name, child in children.items():
        if child.poll() is not None:
            raise ServingError(
                f"Der Prozess „{name}“ ist mit Code {child.returncode} zu Ende gegangen; der "
                "Grund steht darüber. Alles wird angehalten."
            )


def _refusal_of(host: str, port: int) -> int | None:
    """Return the operating system's reason, or nothing if the port is free."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            return error.errno
    return None


def _die_with_parent() -> None:
    """Ask the system to end this child when its parent is killed."""
    if sys.platform == "linux":
        LIBC.prctl(PARENT_DEATH, signal.SIGTERM)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """Treat an order to end, or a closed terminal, like Ctrl-C."""
    raise KeyboardInterrupt
