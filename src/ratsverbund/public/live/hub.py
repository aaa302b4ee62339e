"""Hands each change of a meeting to everybody who watches it; whoever is slow skips to the last."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

BEAT = 15.0  # seconds without news until a sign of life


@dataclass
class Channel:
    """The latest state of one meeting in each language, and who waits for the next."""

    number: int = 0
    texts: dict[str, bytes] = field(default_factory=dict)
    watchers: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def publish(self, texts: dict[str, bytes]) -> None:
        """Replace the state and wake everybody; nothing is queued, so nothing piles up."""
        if texts == self.texts:
            return
        self.number, self.texts = self.number + 1, texts
        waiting, self.changed = self.changed, asyncio.Event()
        waiting.set()


class Full(Exception):
    """This address, or this process, has all the connections it may have."""


@dataclass
class Hub:
    """All meetings that are watched, and how many watch from each address."""

    most: int = 4000
    most_each: int = 1000
    channels: dict[int, Channel] = field(default_factory=dict)
    addresses: Counter[str] = field(default_factory=Counter)

    @asynccontextmanager
    async def watching(self, meeting: int, address: str) -> AsyncIterator[Channel]:
        """Count a watcher of a meeting in and out again. Raises: Full."""
        if self.addresses[address] >= self.most_each or self.addresses.total() >= self.most:
            raise Full
        channel = self.channels.setdefault(meeting, Channel())
        channel.watchers += 1
        self.addresses[address] += 1
        try:
            yield channel
        finally:
            channel.watchers -= 1
            self.addresses[address] -= 1
            self.addresses += Counter()  # drops those at zero
            if not channel.watchers:
                self.channels.pop(meeting, None)


async def news(channel: Channel, language: str, beat: float = BEAT) -> AsyncIterator[bytes]:
    """The state now, then each later one, with a sign of life in between."""
    seen = -1
    while True:
        changed = channel.changed
        if channel.number != seen and language in channel.texts:
            seen = channel.number
            yield channel.texts[language]
            continue
        try:
            await asyncio.wait_for(changed.wait(), beat)
        except TimeoutError:
            yield b":\n\n"
