"""Stable addresses of norms: `hs/§8(3)a#2` is `§8/3/a/s2`, typed also as `p8/3/a/s2`."""

import re

from ratsverbund.charter.citations import NORM_ID
from ratsverbund.charter.works import Work

CHARTER = "hauptsatzung"
PLACE = re.compile(
    r"(?:§|p)\s*(?P<section>\d+[a-z]?)"
    r"(?:/(?P<paragraph>\d+[a-z]?)(?:/(?P<letter>[a-z])(?=/|$)|/nr?(?P<item>\d+))?)?"
    r"(?:/s(?P<sentence>\d+))?"
    r"|(?P<name>pre|annex|[0-9]+)"
)
AS_ADDRESS = (
    ("section", "§{}"),
    ("paragraph", "/{}"),
    ("letter", "/{}"),
    ("item", "/n{}"),
    ("sentence", "/s{}"),
    ("name", "{}"),
)
AS_NORM = (
    ("section", "§{}"),
    ("paragraph", "({})"),
    ("letter", "{}"),
    ("item", "n{}"),
    ("sentence", "#{}"),
    ("name", "{}"),
)


def slug_of(work: Work) -> str:
    """Return the part of the address that names a work."""
    return CHARTER if work.rank == "charter" else work.id


def place_of(norm: str) -> str:
    """Return the part of the address that names a norm: `§8/3/a/s2`."""
    return _written(NORM_ID.match(norm), AS_ADDRESS)


def norm_at(work: Work, place: str) -> str:
    """Return the norm id that a typed place means, or nothing when it means none."""
    found = PLACE.fullmatch(place.strip("/ ").lower())
    return f"{work.id}/{_written(found, AS_NORM)}" if found else ""


def lies_in(norm: str, asked: str) -> bool:
    """Tell whether a norm is the one asked for, or a part of it."""
    rest = norm.removeprefix(asked)
    return norm == asked or (rest != norm and (asked.endswith(")") or rest[0] in "(#"))


def section_of(norm: str) -> str:
    """Return the section of a norm, such as `8` or `13a`, or the name of a part without one."""
    found = NORM_ID.match(norm)
    return (found["section"] or found["name"]) if found else ""


def _written(found: re.Match[str] | None, parts: tuple[tuple[str, str], ...]) -> str:
    if not found:
        return ""
    return "".join(form.format(found[name]) for name, form in parts if found[name])
