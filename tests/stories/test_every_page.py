"""Every page that can be reached by following links, looked at once, wide and narrow."""

from collections import deque
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

FILES = {"papers:original", "papers:attachment"}
ROLES = (None, "clerk", "chair", "mayor", "member", "network-office", "administrator")


def name_of(address):
    """The name of the view behind an address, or none for files and other sites."""
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    return None if found.view_name in FILES or "." in urlsplit(address).path else found.view_name


def links(page):
    """The addresses of this site that a page links to."""
    found = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    return [address for address in found if address.startswith("/")]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "stranger")
def test_every_page_a_role_reaches_is_free_of_barriers(visit, role, seen_pages):
    visitor = visit(role)
    page = visitor.page
    queue, queued = deque(["/"]), {"/"}
    while queue:
        address = queue.popleft()
        name = name_of(address)
        if name is None or (name in seen_pages and address != "/"):
            continue
        answer = page.goto(address)
        if answer is None or answer.headers.get("content-type", "")[:9] != "text/html":
            continue
        assert answer.status < 400, f"{address} answers {answer.status}"
        seen_pages.add(name)
        visitor.look()
        page.set_viewport_size({"width": 320, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{address} scrolls sideways at 320 px: {wide}"
        page.set_viewport_size({"width": 1280, "height": 900})
        for further in links(page):
            if further not in queued and not further.startswith(("/static/", "/sprache/")):
                queued.add(further)
                queue.append(further)
