"""The two tables: which words are whose (secrets.toml), which page tells which (routes.toml)."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def table(name: str) -> dict[str, Any]:
    """Read a table that lies beside this file."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


SECRETS = table("secrets.toml")
ROUTES = table("routes.toml")
SAMPLES = ROUTES.pop("samples")
NUMBERS = ROUTES.pop("numbers")
SAME_FOR_ALL = ROUTES.pop("same_for_all")
WITHOUT_RECORDS = ROUTES.pop("without_records")


def record_of(route: str, part: str) -> str:
    """The model whose records a part of a route names; none if samples stand for it."""
    space = route.partition(":")[0]
    named = NUMBERS.get(f"{route}.{part}") or NUMBERS.get(f"*.{part}")
    if named or part != "pk":
        return str(named or "")
    return str(NUMBERS.get(route) or NUMBERS.get(f"{space}:*", ""))


def secret_of(place: str) -> str:
    """The kind of secret a place holds; empty if the table does not know it."""
    named = (kind for kind, row in SECRETS.items() if place in row["where"])
    matching = (
        kind for kind, row in SECRETS.items() if any(fnmatch(place, p) for p in row["where"])
    )
    return next(named, next(matching, ""))


def may_read(role: str, kind: str) -> bool:
    """Say whether secrets of a kind are for a role."""
    return role in SECRETS[kind]["readers"]


def entries() -> dict[str, list[str]]:
    """Per route, or pattern of routes: the kinds of secrets its pages may tell."""
    found = {}
    for space, levels in ROUTES.items():
        for told, names in levels.items():
            for name in names:
                kinds = [] if told == "nothing" else told.split()
                found[name if space == "house" else f"{space}:{name}"] = kinds
    return found


ENTRIES = entries()


def may_tell(route: str) -> list[str] | None:
    """The kinds of secrets a route may tell; none if nobody has entered it."""
    if route in ENTRIES:
        return ENTRIES[route]
    return next((kinds for pattern, kinds in ENTRIES.items() if fnmatch(route, pattern)), None)


def same_for_all(route: str) -> bool:
    """Say whether a page asks nobody who they are."""
    return any(fnmatch(route, pattern) for pattern in SAME_FOR_ALL)
