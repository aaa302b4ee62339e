"""The text of a file, whatever its format, with the passages standing beside it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Aside:
    """A passage beside the running text: a page number, a header, a comment, a deletion."""

    mark: str
    text: str

    def __str__(self) -> str:
        return f"[{self.mark}] {self.text}"


@dataclass(frozen=True)
class Source:
    """Running text (pages parted by form feeds), what stands beside it, and warnings."""

    text: str
    asides: tuple[Aside, ...] = ()
    warnings: tuple[str, ...] = ()
