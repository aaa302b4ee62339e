"""Bundles of law: found by name, read from TOML, checked, and opened as of a day."""

from __future__ import annotations

import os
from datetime import date
from functools import lru_cache
from pathlib import Path

from ratsverbund.charter.law import Law
from ratsverbund.charter.reader import BundleError, read_bundle
from ratsverbund.charter.works import Bundle

__all__ = ["BundleError", "UnknownBundle", "bundle_of", "folders", "law_of", "names"]

OWN = Path(__file__).parent / "bundles"


class UnknownBundle(BundleError):
    """No folder holds a bundle of this name."""

    exit_code = 3


def law_of(bundle: str, as_of: date, known_at: date | None = None) -> Law:
    """Open the law of a bundle in force on a day, as far as it was known on another.

    Raises: BundleError for an unknown name or a faulty bundle.
    """
    return opened(bundle_of(bundle), as_of, known_at)


@lru_cache(maxsize=4096)
def opened(bundle: Bundle, as_of: date, known_at: date | None) -> Law:
    """Return one view per bundle and day; it remembers what it has looked up."""
    return Law(bundle, as_of, known_at)


def bundle_of(name: str) -> Bundle:
    """Return a bundle by name, read once. Raises: UnknownBundle, BundleError."""
    return loaded(name, folders())


@lru_cache(maxsize=512)
def loaded(name: str, places: tuple[Path, ...]) -> Bundle:
    """Read a bundle from the first folder that has it, with the law it stands on."""
    for place in places:
        if (place / name / "bundle.toml").is_file():
            return read_bundle(place / name, lambda base: loaded(base, places))
    known = ", ".join(names())
    raise UnknownBundle(
        f"Das Rechtsbündel „{name}“ gibt es nicht. Bekannt sind: {known}. "
        "Weitere Ordner nennt die Umgebungsvariable RATSVERBUND_BUNDLES."
    )


def names() -> list[str]:
    """Return the names of all bundles that can be opened, sorted."""
    return sorted({path.parent.name for place in folders() for path in place.glob("*/bundle.toml")})


def folders() -> tuple[Path, ...]:
    """Return the folders searched for bundles: named ones first, then the shipped ones."""
    named = os.environ.get("RATSVERBUND_BUNDLES", "")
    return (*(Path(part) for part in named.split(os.pathsep) if part), OWN)
