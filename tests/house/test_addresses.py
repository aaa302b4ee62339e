"""Addresses: what a stranger may open, and what no tracked file may name."""

import re
import subprocess
from collections.abc import Iterator
from fnmatch import filter as filter_names
from fnmatch import fnmatch

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.tree import ROOT, listed, place

SAMPLES = {"int": "1", "slug": "x", "str": "x", "uuid": "0" * 8 + "-0000-0000-0000-" + "0" * 12}
# Put together here, so that this file does not name what it looks for.
ELSEWHERE = re.compile(
    r"(?<![\w.])/(work|farm)/"
    r"|--(extra-)?index-" r"url|\"resolved\":\s*\"http|\.whl[\"'\s#]*$|https?://\S+\.tgz"
    r"|registry\.npmjs\." r"org|files\.pythonhosted\." r"org|pypi\.org/" r"simple"
)  # fmt: skip


def addresses(
    resolver: URLResolver, before: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield name and path of every address, with a sample for each part that varies."""
    for pattern in resolver.url_patterns:
        path = before + sample(pattern)
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name or path}", path
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, path, inner)


def sample(pattern: URLPattern | URLResolver) -> str:
    """Fill the variable parts of a route."""
    route = re.sub(r"\(\?P<\w+>[^)]*\)", "x", str(pattern.pattern))
    route = re.sub(r"<(?:(\w+):)?\w+>", lambda part: SAMPLES[part[1] or "str"], route)
    return re.sub(r"[\^$]|\\Z", "", route)


ADDRESSES = sorted(set(addresses(get_resolver(), "/")))
PUBLIC = listed("public_urls.txt")
CLOSED = [(name, path) for name, path in ADDRESSES if not any(fnmatch(name, p) for p in PUBLIC)]


@pytest.mark.parametrize(("name", "path"), CLOSED)
@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_login(client, name, path):
    answers = [client.get(path), client.post(path)]

    spoken = [answer for answer in answers if answer.status_code != 405]
    assert spoken != []
    assert [answer for answer in spoken if not refuses(answer)] == []


def refuses(answer):
    """Say whether an answer sends to the login, or away."""
    login = "/login/" in answer.headers.get("Location", "")
    return answer.status_code == 403 or (answer.status_code == 302 and login)


def test_every_address_listed_as_public_exists():
    names = [name for name, _ in ADDRESSES]

    assert [pattern for pattern in PUBLIC if not filter_names(names, pattern)] == []


def test_no_tracked_file_names_a_registry_or_a_machine():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    named = []
    for name in filter(None, listing.stdout.decode().split("\0")):
        path = ROOT / name
        if not path.is_file() or b"\0" in (content := path.read_bytes()):
            continue
        lines = enumerate(content.decode(errors="replace").splitlines(), 1)
        named += [place(path, number) for number, line in lines if ELSEWHERE.search(line)]

    assert named == []
