"""Hands each change of a meeting to everybody who watches it; whoever is slow skips to the last."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol


class Watcher(Protocol):
    """Somebody who watches one meeting in one language."""

    language: str

    def show(self, text: bytes) -> None:
        """Send the latest state, now or as soon as the other side reads again."""

    def beat(self) -> None:
        """Send a sign of life."""


@dataclass
class Channel:
    """The latest state of one meeting in each language, and who watches it."""

    texts: dict[str, bytes] = field(default_factory=dict)
    watchers: set[Watcher] = field(default_factory=set)

    def publish(self, texts: dict[str, bytes]) -> None:
        """Replace the state and tell everybody; nothing is queued, so nothing piles up."""
        if texts == self.texts:
            return
        self.texts = texts
        for watcher in tuple(self.watchers):
            watcher.show(texts[watcher.language])


class Full(Exception):
    """This address, or this process, has all the connections it may have."""


@dataclass
class Hub:
    """All meetings that are watched, and how many watch from each address."""

    most: int = 4000
    most_each: int = 1000
    channels: dict[int, Channel] = field(default_factory=dict)
    addresses: Counter[str] = field(default_factory=Counter)

    def enter(self, meeting: int, address: str, watcher: Watcher) -> Channel:
        """Let somebody watch a meeting. Raises: Full."""
        if self.addresses[address] >= self.most_each or self.addresses.total() >= self.most:
            raise Full
        channel = self.channels.setdefault(meeting, Channel())
        channel.watchers.add(watcher)
        self.addresses[address] += 1
        return channel

    def leave(self, meeting: int, address: str, watcher: Watcher) -> None:
        """Forget a watcher, and the meeting once nobody watches it."""
        channel = self.channels[meeting]
        channel.watchers.discard(watcher)
        self.addresses[address] -= 1
        self.addresses += Counter()  # drops those at zero
        if not channel.watchers:
            del self.channels[meeting]

    def everybody(self) -> list[Watcher]:
        """Whoever watches any meeting."""
        return [watcher for channel in self.channels.values() for watcher in channel.watchers]
