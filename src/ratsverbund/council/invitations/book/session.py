"""The conversation with the confined process that opens foreign PDFs."""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

CHILD = Path(__file__).with_name("child")
CPU_SECONDS = 120
WALL_SECONDS = 180
MEMORY = 2 * 2**30
FRAME = 8
AT_ONCE = 500  # files; their answers wait in a pipe that holds some thousand
# More arenas than one cost address space, which is limited.
ENVIRONMENT = {"MALLOC_ARENA_MAX": "2"}


class ChildDiedError(Exception):
    """The process ended before it answered."""


class Session:
    """One process and what is said to it."""

    def __init__(self, child: "subprocess.Popen[bytes]") -> None:
        self.child = child

    def say(self, *frames: bytes) -> None:
        """Send frames. Raises: ChildDiedError."""
        stdin: IO[bytes] = self.child.stdin  # type: ignore[assignment]
        try:
            for frame in frames:
                stdin.write(len(frame).to_bytes(FRAME, "big"))
                stdin.write(frame)
            stdin.flush()
        except BrokenPipeError as error:
            raise ChildDiedError from error

    def hear(self) -> bytes:
        """Receive one frame. Raises: ChildDiedError."""
        stdout: IO[bytes] = self.child.stdout  # type: ignore[assignment]
        length = stdout.read(FRAME)
        if len(length) < FRAME:
            raise ChildDiedError
        content = stdout.read(int.from_bytes(length, "big"))
        if len(content) < int.from_bytes(length, "big"):
            raise ChildDiedError
        return content

    def look(self, contents: Sequence[bytes]) -> list[dict[str, Any]]:
        """Let it open files; whatever it dies of is called exhausted, by itself the last.

        No file may be empty: an empty frame says that there are no more.
        """
        found: list[dict[str, Any]] = []
        try:
            for start in range(0, len(contents), AT_ONCE):
                some = contents[start : start + AT_ONCE]
                with suppress(ChildDiedError):  # what it answered before it died is still there
                    self.say(*some)
                for _ in some:
                    found.append(json.loads(self.hear()))
            self.say(b"")
        except ChildDiedError:
            found.append({"problem": "exhausted"})
        return found


def started() -> "subprocess.Popen[bytes]":
    """Start a process without environment; it loads its library before it asks for the order."""
    return subprocess.Popen(
        [sys.executable, "-I", str(CHILD)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=ENVIRONMENT,
        start_new_session=True,
    )


class Ahead:
    """The process of the next book, started while nobody waits: loading takes 60 to 100 ms."""

    def __init__(self) -> None:
        self.waiting: list[subprocess.Popen[bytes]] = []
        atexit.register(self.close)

    def take(self) -> "subprocess.Popen[bytes]":
        """Hand out the process that waits, if it still does, or a new one."""
        try:
            child = self.waiting.pop()
        except IndexError:
            return started()
        if child.poll() is None:
            return child
        end(child)
        return started()

    def fill(self) -> None:
        """Start the next one."""
        if not self.waiting:
            self.waiting.append(started())

    def close(self) -> None:
        """End the one that waits; it would end by itself with the house, its input being gone."""
        while self.waiting:
            end(self.waiting.pop())


ahead = Ahead()


def end(child: "subprocess.Popen[bytes]") -> None:
    """Kill a process and forget it."""
    child.kill()
    with child:
        pass


@contextmanager
def session(act: str) -> Iterator[Session]:
    """Talk to a process of its own; kill its whole group when its time is over."""
    order = {"act": act, "cpu_seconds": CPU_SECONDS, "memory": MEMORY}
    with ahead.take() as child:
        timer = threading.Timer(WALL_SECONDS, os.killpg, (child.pid, signal.SIGKILL))
        timer.start()
        try:
            talk = Session(child)
            talk.say(json.dumps(order).encode())
            yield talk
        finally:
            timer.cancel()
            child.kill()
            ahead.fill()
