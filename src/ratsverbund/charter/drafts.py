"""Drafts of amendments: read from a TOML file and checked against the bundle they amend."""

from __future__ import annotations

from pathlib import Path

from ratsverbund.charter.place import BundleError, Place
from ratsverbund.charter.works import Bundle, Draft

KNOWN = ("title", "figures", "texts", "in_force")


def read_draft(path: Path, bundle: Bundle) -> Draft:
    """Read a draft; every figure and norm it names must exist. Raises: BundleError."""
    place = Place(path)
    for word in place.content:
        if word not in KNOWN:
            raise place.fault(word, "Das gehört nicht in einen Entwurf.", f"Möglich: {KNOWN}.")
    figures = place.content.get("figures", {})
    texts = place.content.get("texts", {})
    for key in figures:
        if key not in bundle.parameters:
            raise unknown(place, key, "Den Wert", list(bundle.parameters))
    for norm in texts:
        if norm not in bundle.norms:
            raise unknown(place, norm, "Die Norm", list(bundle.norms))
    return Draft(
        place.take(place.content, "title", "title"),
        {key: place.figure_in(key, value) for key, value in figures.items()},
        {norm: str(text) for norm, text in texts.items()},
        place.content.get("in_force"),
    )


def unknown(place: Place, key: str, what: str, known: list[str]) -> BundleError:
    """Return an error that offers the names most like the one given."""
    start = key.partition(".")[0].partition("(")[0]
    near = [name for name in known if name.startswith(start)][:5] or known[:5]
    return place.fault(key, f"{what} gibt es im Bündel nicht.", f"Gemeint vielleicht: {near}.")
