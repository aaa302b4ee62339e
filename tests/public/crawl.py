"""Every address a stranger can open, in a world where some of it must stay hidden."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from typing import Any
from urllib.parse import quote

import pikepdf
from django.urls import URLPattern, URLResolver, get_resolver

from ratsverbund.council.agendas.models import Handout
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import PressNote
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.papers.models import Paper, PaperFile
from ratsverbund.network.members.models import Accession, NetworkMember
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Office, Organization
from ratsverbund.people.persons.models import Person
from tests.house.tree import listed

MISSING = 987_654_321
FLEETING = (
    r'name="csrfmiddlewaretoken" value="\w+"',
    r"<p[^>]*data-print-line>[^<]*</p>",
    r"<p>Stand [^<]*</p>",  # of a live page
    r"<(updated|dcterms:\w+)[^>]*>[^<]*<",  # a feed or a file made at this very moment
)
LISTS = ("", "?zeit=vergangen", "?seite=2", "?koerperschaft=heinsberg", "?jahr=2026", "?q=Brücke")

# Where staff reads what strangers must not.
INSIDE = {
    "papers:paper": Paper, "papers:versions": Paper, "papers:cosigning": Paper,
    "papers:attachment": PaperFile, "meetings:meeting": Meeting, "meetings:attendance": Meeting,
    "decisions:resolution": Resolution, "members:member": NetworkMember,
    "cases:case": Accession,
}  # fmt: skip
# Which records the number in an address may name; a list is asked in several ways.
NUMBERS: dict[str, Any] = {
    "portal:meeting": Meeting,
    "portal:appointment": Meeting,
    "portal:handout": Handout,
    "portal:paper": Paper,
    "portal:attachment": PaperFile,
    "portal:resolution": Resolution,
    "portal:press_note": PressNote,
    "portal:organization": Organization,
    "live:live": Meeting,
    "live:screen": Meeting,
    "minutes:public": Meeting,
    "minutes:public_pdf": Meeting,
    "portal:calendar": Organization,
    "portal:member": NetworkMember,
    "organizations:organization_page": Organization,
    "organizations:members_file": Organization,
    "organizations:office_page": Office,
    "persons:person_page": Person,
    "registers:contacts": Person,
}
SLUGS = {
    "petitions:submit",
    "portal:body",
    "portal:newest",
    "portal:newest_press",
    "portal:network",
    "portal:member",
    "bodies:body_page",
    "registers:honours",
    "registers:interests",
}
PLAIN = {
    "portal:overview", "portal:meetings", "portal:press_notes", "portal:papers",
    "portal:resolutions",
    "portal:networks", "bodies:body_list", "organizations:organization_list",
    "organizations:office_list", "persons:person_list", "start", "source",
    "accessibility", "ui:components", "ui:error",
}  # fmt: skip
# Logging in, choosing a language, law in files: no record of ours is asked for.
ELSEWHERE = [
    "language", "demo_role", "account_*", "mfa_*", "socialaccount_*", "openid_connect_*",
    "/konto/*", "law:*", "petitions:status", "desk:feed",
]  # fmt: skip


def routes(
    resolver: URLResolver | None = None, before: str = "/", space: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield name and route of every address."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + re.sub(r"[\^$]|\\Z", "", str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name or route}", route
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern, route, inner)


def known(name: str) -> bool:
    """Say whether an address stands in one of the tables above."""
    tabled = name in NUMBERS or name in SLUGS or name in PLAIN
    return tabled or any(fnmatch(name, pattern) for pattern in ELSEWHERE)


def public(name: str) -> bool:
    """Say whether an address is listed as open to strangers."""
    return any(fnmatch(name, pattern) for pattern in listed("public_urls.txt"))


def addresses() -> list[str]:
    """Every public address, with every number and every slug there is, hidden or not."""
    found = []
    for name, route in routes():
        if name in NUMBERS or name in SLUGS:
            found += filled(name, route)
        elif name in PLAIN and "<" not in route:
            found += [route + query for query in LISTS]
    return found


def staff_addresses() -> list[str]:
    """Pages on which staff works with every record there is."""
    found = [(route, INSIDE[name]) for name, route in routes() if name in INSIDE]
    return [
        re.sub(r"<int:\w+>", str(pk), route)
        for route, model in found
        for pk in model.objects.order_by("pk").values_list("pk", flat=True)
    ]


def filled(name: str, route: str) -> Iterable[str]:
    """Put every record into an address, and some that do not exist."""
    numbers: list[Any] = [""]
    slugs: list[Any] = [""]
    if model := NUMBERS.get(name):
        numbers = [*model.objects.order_by("pk").values_list("pk", flat=True), MISSING]
    if name in SLUGS:
        slugs = [*Body.objects.order_by("pk").values_list("slug", flat=True), "gibt-es-nicht"]
    for number in numbers:
        for slug in slugs:
            yield re.sub(r"<slug:\w+>", slug, re.sub(r"<int:\w+>", str(number), route))


def crawl(client: Any, found: Iterable[str]) -> dict[str, Any]:
    """Ask for every address."""
    return {address: client.get(address) for address in found}


def everything_in(answer: Any) -> str:
    """All that an answer says: its headers, its text, and what is packed into a file."""
    text = answer.content.decode(errors="replace")
    return "\n".join([text, str(list(answer.items())), str(answer.cookies), *unpacked(answer)])


def unpacked(answer: Any) -> list[str]:
    """What a spreadsheet or a PDF holds; of anything else, nothing."""
    content = answer.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return [packed.read(name).decode(errors="replace") for name in packed.namelist()]
    if content.startswith(b"%PDF-1"):
        with pikepdf.open(io.BytesIO(content)) as document:
            streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
            texts = [each.read_bytes().decode(errors="replace") for each in streams]
            return [*texts, str(dict(document.docinfo))]
    return []


def normal(answer: Any, address: str) -> tuple[int, str, str]:
    """An answer without what changes from one request to the next."""
    path = address.partition("?")[0]
    text = "\n".join(unpacked(answer)) or answer.content.decode(errors="replace")
    text = text.replace(path, "HERE").replace(quote(path, safe=""), "HERE")
    for pattern in FLEETING:
        text = re.sub(pattern, "", text)
    fleeting = {"Content-Length", "Expires"}
    headers = sorted((name, value) for name, value in answer.items() if name not in fleeting)
    return answer.status_code, text, str(headers)
