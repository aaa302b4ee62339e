"""Every address of the house, with a hidden and a public record, and all that an answer says."""

import functools
import html
import io
import itertools
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client, override_settings
from pypdf import PdfReader

from ratsverbund.people.accounts.backends import AccountBackend
from tests.canary.table import SAMPLES, record_of, same_for_all
from tests.canary.world import STEM
from tests.public.crawl import MISSING, everything_in, routes

PART = re.compile(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>")
# A list is also asked to search; the words hidden in the world all begin alike.
SEARCH = f"?q={STEM}"
# Addresses that only take forms refuse a GET in the same words for all: asked once is enough.
ONLY_FORMS: set[str] = set()


@functools.cache
def all_routes() -> list[tuple[str, str]]:
    """Name and route of every address, each once."""
    return sorted({(name, route.lstrip("/")) for name, route in routes()})


@functools.cache
def addresses(name: str, route: str) -> list[str]:
    """The addresses of a route: a hidden and a public record in it, every sample."""
    parts = [found[1] or found[2] for found in PART.finditer(route)]
    if not parts:
        return [f"/{route}", f"/{route}{SEARCH}"]
    choices = [values(name, part) for part in parts]
    return [filled(route, chosen) for chosen in itertools.product(*choices)]


def matching(names: Iterable[str], entry: str) -> bool:
    """Say whether an entry of the table names one of the routes."""
    return any(fnmatch(name, entry) for name in names)


def unnamed(name: str, route: str) -> list[str]:
    """The parts of a route for which the table names neither a record nor a sample."""
    parts = [found[1] or found[2] for found in PART.finditer(route)]
    nothing = (["x"], [MISSING])
    return [f"{name}.{part}" for part in parts if values(name, part) in nothing]


def values(name: str, part: str) -> list[Any]:
    """What may stand in the place of one part of a route."""
    label = record_of(name, part)
    if not label:
        return list(SAMPLES.get(f"{name}.{part}", SAMPLES.get(part, ["x"])))
    app, model, *column = label.split(".")
    records = apps.get_model(app, model)._default_manager.order_by("pk")
    return pair(records, "slug" if part == "slug" else (column or ["pk"])[0]) or [MISSING]


def pair(records: QuerySet[Any], column: str) -> list[Any]:
    """The oldest public and the newest hidden record; all that strangers never see is hidden."""
    names = {each.name for each in records.model._meta.fields}
    public, hidden = records.none(), records
    if "published_at" in names:
        public, hidden = records.exclude(published_at=None), records.filter(published_at=None)
    found = [public.values_list(column, flat=True).first()]
    found.append(hidden.values_list(column, flat=True).last())
    return [*dict.fromkeys(each for each in found if each is not None)]


def filled(route: str, chosen: Iterable[Any]) -> str:
    """Put values into the parts of a route."""
    left = iter(chosen)
    return "/" + PART.sub(lambda _part: str(next(left)), route)


class Known:
    """In place of the login: a visitor is who walks, without asking the session each time."""

    def __init__(self, get_response: Callable[..., Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        request.user = request.META.get("canary.account") or AnonymousUser()
        return self.get_response(request)


LOGIN = "django.contrib.auth.middleware.AuthenticationMiddleware"
KNOWN = f"{__name__}.{Known.__name__}"


def visitor(account: Any) -> Client:
    """A browser in which somebody is known, or a stranger."""
    known = AccountBackend().get_user(account.pk) if account else None
    client = Client(raise_request_exception=False, **{"canary.account": known})
    places = [KNOWN if place == LOGIN else place for place in settings.MIDDLEWARE]
    engine = "django.contrib.sessions.backends.signed_cookies"
    with override_settings(MIDDLEWARE=places, SESSION_ENGINE=engine):
        client.handler.load_middleware()
    return client


def ask(client: Client, address: str) -> Any:
    """Open an address; nothing asked leaves a trace."""
    with transaction.atomic():
        answer = client.get(address)
        transaction.set_rollback(True)
    return answer


@dataclass
class Walk:
    """What one role met on its way: words by route, and answers that broke."""

    told: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    answers: Counter[int] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    run_as_code: list[str] = field(default_factory=list)
    pages: dict[str, bytes] = field(default_factory=dict)

    def note(self, name: str, address: str, answer: Any) -> None:
        """Remember what an answer said."""
        self.answers[answer.status_code] += 1
        if answer.status_code >= 500:
            self.broken.append(f"{name} {address}")
        if runs(answer):
            self.run_as_code.append(f"{name} {address}")
        for word in words_in(answer):
            self.told[name, word].append(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            self.pages[address] = answer.content


def walk(account: Any, *, whole: bool = True) -> Walk:
    """Ask for every address as an account, or as a stranger."""
    client, met = visitor(account), Walk()
    for name, route in all_routes():
        if name in ONLY_FORMS or (not whole and same_for_all(name)):
            continue
        answer: Any = None
        for address in addresses(name, route):
            if not whole and address.endswith(SEARCH) and not searches(answer):
                continue
            answer = ask(client, address)
            met.note(name, address, answer)
            if answer.status_code == 405:  # no page: what may be sent there is another test
                ONLY_FORMS.add(name)
                break
    return met


def searches(answer: Any) -> bool:
    """Say whether a page asks for words to search for."""
    return not answer.streaming and b'name="q"' in answer.content


def runs(answer: Any) -> bool:
    """Say whether a browser or a spreadsheet would take a hidden word for code."""
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        return re.search(rf"{STEM}\d+<script>".encode(), answer.content) is not None
    if answer.headers.get("Content-Type", "").startswith("text/csv"):
        return re.search(rf"(?m)(^|[;,\t])\"?={STEM}", answer.content.decode()) is not None
    if answer.content.startswith(b"PK"):
        return re.search(rf"<f>[^<]*{STEM}", everything_in(answer)) is not None
    return False


def told(answer: Any) -> str:
    """All that an answer says, as one line without what a line break may have put into a word."""
    if answer.streaming:
        answer.content = b"".join(answer.streaming_content)
    if packed(answer.content):
        texts = [str(list(answer.items())), *words_of_file(answer.content)]
    else:
        texts = [everything_in(answer)]
    return re.sub(r"[\s\u00ad-]+", "", html.unescape("\n".join(texts)))


def packed(content: bytes) -> bool:
    """Say whether words may be packed into bytes: a PDF, an archive, a spreadsheet."""
    return content.startswith((b"PK", b"%PDF-1"))


@functools.lru_cache(maxsize=500)
def words_of_file(content: bytes) -> list[str]:
    """All that a file says; many roles are given the same one."""
    answer = HttpResponse(content)
    return [everything_in(answer), *pdf_texts(content)]


def pdf_texts(content: bytes) -> Iterator[str]:
    """The text and the data about a PDF, also of those packed into an archive."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield from pdf_texts(packed.read(name))
    if content.startswith(b"%PDF-1"):
        document = PdfReader(io.BytesIO(content))
        yield from (page.extract_text() for page in document.pages)
        yield str(document.metadata)


def words_in(answer: Any) -> set[str]:
    """The hidden words an answer says."""
    return set(re.findall(rf"{STEM}\d{{3}}", told(answer)))
