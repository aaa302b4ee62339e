"""How organizations are named where several towns meet."""

from collections.abc import Iterable


def named_with_town(name: str, town: str) -> str:
    """Name an organization with its town, unless its own name says it already."""
    return name if town in name else f"{name} ({town})"


def labelled(rows: Iterable[tuple[int, str, str]]) -> list[tuple[int, str]]:
    """Number and label of organizations given as number, name, town; towns only if several."""
    known = list(rows)
    several = len({town for _pk, _name, town in known}) > 1
    return [(pk, named_with_town(name, town) if several else name) for pk, name, town in known]
