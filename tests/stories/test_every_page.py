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


def barriers(visitor, answer):
    """What is wrong with the page just opened: refused, barriers, faults, too wide for 320 px."""
    if answer.status >= 400:
        return [f"answers {answer.status}"]
    page = visitor.page
    found = visitor.barriers() + visitor.faults
    visitor.faults.clear()
    page.set_viewport_size({"width": 320, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    return [*found, f"scrolls sideways at 320 px: {wide}"] if wide > 320 else found


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "stranger")
def test_every_page_a_role_reaches_is_free_of_barriers(visit, role, seen_pages):
    visitor = visit(role)
    queue, linked_from = deque(["/"]), {"/": ""}
    wrong = []
    while queue:
        address = queue.popleft()
        name = name_of(address)
        if name is None or (name in seen_pages and address != "/"):
            continue
        answer = visitor.page.goto(address)
        if answer is None or answer.headers.get("content-type", "")[:9] != "text/html":
            continue
        seen_pages.add(name)
        told = barriers(visitor, answer)
        wrong += [f"{address} (from {linked_from[address]}): {each}" for each in told]
        for further in links(visitor.page):
            if further not in linked_from and not further.startswith(("/static/", "/sprache/")):
                linked_from[further] = address
                queue.append(further)

    assert wrong == []
