"""Writes the charter of a bundle as Akoma Ntoso 3.0, in the wording of one day."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ratsverbund.charter.citations import NORM_ID
from ratsverbund.charter.decision import Unknown
from ratsverbund.charter.law import Law
from ratsverbund.charter.works import Norm, Work

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akoma(law: Law, work: Work) -> bytes:
    """Return a work as an Akoma Ntoso act: sections, paragraphs, own wording of each norm."""
    root = Element("akomaNtoso", xmlns=SPACE)
    act = SubElement(root, "act", name="charter")
    identify(act, law, work)
    body = SubElement(act, "body")
    sections: dict[str, Element] = {}
    for norm in law.bundle.norms.values():
        found = NORM_ID.match(norm.id)
        if norm.work == work.id and found and found["section"]:
            number = found["section"]
            if number not in sections:
                sections[number] = section(body, f"sec_{number}", f"§ {number}")
            write(sections[number], law, norm)
    for dead in work.repealed:
        number = dead.rpartition("§")[2]
        SubElement(section(body, f"sec_{number}", f"§ {number}"), "heading").text = "(aufgehoben)"
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def identify(act: Element, law: Law, work: Work) -> None:
    """Write who made the work and which version this is."""
    meta = SubElement(SubElement(act, "meta"), "identification", source="#ratsverbund")
    base = f"/akn/de/act/{law.bundle.name}/{work.id}"
    for level, address in (("FRBRWork", base), ("FRBRExpression", f"{base}/deu@{law.as_of}")):
        part = SubElement(meta, level)
        SubElement(part, "FRBRthis", value=address)
        SubElement(part, "FRBRuri", value=address)
        SubElement(part, "FRBRdate", date=law.as_of.isoformat(), name="Stand")
        SubElement(part, "FRBRauthor", href=f"#{law.bundle.name}")
    SubElement(meta[0], "FRBRcountry", value="de")
    SubElement(meta[1], "FRBRlanguage", language="deu")


def section(body: Element, name: str, number: str) -> Element:
    """Open a section."""
    made = SubElement(body, "section", eId=name)
    SubElement(made, "num").text = number
    return made


def write(parent: Element, law: Law, norm: Norm) -> None:
    """Write one norm with its number, heading and wording in force."""
    name = re.sub(r"[^0-9a-z]+", "_", norm.id.partition("§")[2]).strip("_")
    made = SubElement(parent, "paragraph", eId=f"para_{name}")
    SubElement(made, "num").text = norm.label.removesuffix(
        law.bundle.works[norm.work].short
    ).strip()
    SubElement(made, "heading").text = norm.title
    text = law.text_of(norm).value
    content = SubElement(SubElement(made, "content"), "p")
    content.text = text.reason if isinstance(text, Unknown) else text
