"""Reads a bundle folder into law; every fault names file, entry and remedy."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

from ratsverbund.charter.citations import label_of
from ratsverbund.charter.decision import Duty
from ratsverbund.charter.place import VERSIONED, BundleError, Place, Table
from ratsverbund.charter.timeline import Amendment
from ratsverbund.charter.works import (
    EFFECTS,
    RANKS,
    Bundle,
    Choice,
    Conflict,
    Norm,
    Parameter,
    Work,
)

__all__ = ["BundleError", "read_bundle"]


def read_bundle(folder: Path, base_of: Callable[[str], Bundle]) -> Bundle:
    """Read a bundle folder over the bundles it extends. Raises: BundleError."""
    head = Place(folder / "bundle.toml")
    title = head.take(head.content, "title", "title")
    bases = [base_of(name) for name in head.content.get("extends", [])]
    names = [folder.name, *(name for base in bases for name in base.chain)]
    prints = fingerprint(folder, bases)
    bundle = Bundle(folder.name, title, folder, tuple(dict.fromkeys(names)), prints)
    for base in bases:
        bundle.stand_on(base)
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / "work.toml").is_file():
            read_folder(bundle, path)
        elif path.suffix == ".toml" and path.name != "bundle.toml":
            read_file(bundle, Place(path))
    return bundle


def fingerprint(folder: Path, bases: list[Bundle]) -> str:
    """Return the hash of all law in a bundle and below; layout and comments do not count."""
    print_of_law = sha256("".join(base.hash for base in bases).encode())
    for path in sorted(folder.rglob("*.toml")):
        if "cases" not in path.relative_to(folder).parts:
            content = json.dumps(Place(path).content, sort_keys=True, default=str)
            print_of_law.update(f"{path.relative_to(folder)}{content}".encode())
    return print_of_law.hexdigest()


def read_file(bundle: Bundle, place: Place) -> None:
    """Read a work that fits into one file: `[work]`, `[norm]`, `[param]`, `[choice]`."""
    work = read_work(bundle, place)
    read_norms(bundle, place, work, place.content.get("norm", {}))
    read_parameters(bundle, place, work, place.content.get("param", {}))
    read_choices(bundle, place, place.content.get("choice", {}))
    read_conflicts(bundle, place)


def read_folder(bundle: Bundle, folder: Path) -> None:
    """Read a work kept in a folder: work.toml, text/, params.toml, choices.toml."""
    head = Place(folder / "work.toml")
    work = read_work(bundle, head)
    for path in sorted((folder / "text").glob("*.toml")):
        place = Place(path)
        read_norms(bundle, place, work, place.tables())
    if (folder / "params.toml").is_file():
        place = Place(folder / "params.toml")
        read_parameters(bundle, place, work, place.content)
    if (folder / "choices.toml").is_file():
        place = Place(folder / "choices.toml")
        read_choices(bundle, place, place.content)
    read_conflicts(bundle, head)


def read_work(bundle: Bundle, place: Place) -> Work:
    """Read title, rank and amendments of a work."""
    head = place.take(place.content, "work", "work")
    place.one_of(RANKS, head, "rank", "work")
    acts = tuple(read_amendment(place, item) for item in place.content.get("amendment", []))
    work = place.record(Work, "work", head, amendments=acts)
    bundle.works[work.id] = work
    return work


def read_amendment(place: Place, item: Table) -> Amendment:
    """Read one dated act; an unknown entry into force is written "unknown"."""
    key = str(place.take(item, "id", "amendment"))
    start = place.take(item, "in_force", key)
    if start != "unknown" and not isinstance(start, date):
        raise place.fault(key, f"„{start}“ ist kein Tag.", 'Richtig: 2021-01-01 oder "unknown".')
    return place.record(Amendment, key, item, in_force=None if start == "unknown" else start)


def read_norms(bundle: Bundle, place: Place, work: Work, tables: Table) -> None:
    """Read norms and note which steps of rules they carry."""
    for key, table in tables.items():
        norm = f"{work.id}/{key}"
        if norm in bundle.norms:
            raise place.fault(key, "Die Norm ist doppelt.", "Bitte einen Eintrag löschen.")
        try:
            label = label_of(norm, work.short)
            duties = tuple(Duty(word) for word in place.take(table, "duty", key).split())
        except ValueError as fault:
            raise place.fault(key, str(fault), "Bitte richtigstellen.") from fault
        versions = place.versions(work, key, table, "says")
        bundle.norms[norm] = place.record(
            Norm, key, table, id=norm, work=work.id, label=label, duties=duties, versions=versions,
            also=("duty", *VERSIONED),
        )  # fmt: skip
        for step in table.get("feeds", []):
            carry(bundle, place, step, norm)


def carry(bundle: Bundle, place: Place, step: str, norm: str) -> None:
    """Let a norm carry a step of a rule; the town's own goes before the law below it."""
    if step in bundle.roles and step not in bundle.inherited:
        problem = f"„{step}“ trägt schon {bundle.roles[step]}."
        raise place.fault(norm, problem, "Bitte nur eine der beiden Normen anschließen.")
    bundle.inherited.discard(step)
    bundle.roles[step] = norm


def read_parameters(bundle: Bundle, place: Place, work: Work, groups: Table) -> None:
    """Read dated figures, grouped by institution."""
    for group, entries in groups.items():
        for name, table in entries.items():
            key = f"{group}.{name}"
            carry(bundle, place, key, norm_in(bundle, place, table, "norm", key))
            versions = place.versions(work, key, table, "value")
            bundle.parameters[key] = place.record(
                Parameter, key, table, key=key, versions=versions, where=place.name, also=VERSIONED
            )


def read_choices(bundle: Bundle, place: Place, tables: Table) -> None:
    """Read the open questions of a town and its answers."""
    for key, table in tables.items():
        options = tuple(place.take(table, "options", key))
        place.one_of(options, table, "default", key)
        place.one_of(("", *options), {"answer": "", **table}, "answer", key)
        carry(bundle, place, key, norm_in(bundle, place, table, "norm", key))
        bundle.choices[key] = place.record(Choice, key, table, key=key)


def read_conflicts(bundle: Bundle, place: Place) -> None:
    """Read the declared conflicts with higher law."""
    for item in place.content.get("over", []):
        norm_in(bundle, place, item, "over", "over")
        norm_in(bundle, place, item, "under", "over")
        place.one_of(EFFECTS, item, "how", "over")
        bundle.conflicts.append(place.record(Conflict, "over", item))


def norm_in(bundle: Bundle, place: Place, table: Table, name: str, key: str) -> str:
    """Return a norm named in an entry. Raises: BundleError when it does not resolve."""
    norm = str(place.take(table, name, key))
    for work in bundle.works.values():
        if any(norm == dead or norm.startswith((f"{dead}(", f"{dead}#")) for dead in work.repealed):
            problem = f"{label_of(norm, work.short)} ist aufgehoben."
            raise place.fault(key, problem, "Bitte eine geltende Norm nennen.")
    if norm not in bundle.norms:
        raise place.fault(key, f"Die Norm {norm} gibt es nicht.", "Bitte die Kennung prüfen.")
    return norm
