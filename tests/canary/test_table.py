"""The tables of the canaries know every route and every place."""

import re
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.urls import resolve

from tests.canary import table, walk
from tests.canary.cast import ROLES

pytestmark = pytest.mark.django_db
HOW = (
    "tests/canary/routes.toml: write each into the list of its app, under the kinds of secrets "
    'it may tell ("nothing" if none), and name under [numbers] the records it shows'
)


def test_every_route_says_which_secrets_it_may_tell():
    unknown = sorted({name for name, _ in walk.all_routes() if table.may_tell(name) is None})

    assert unknown == [], HOW


def test_every_entry_has_its_route():
    names = [name for name, _ in walk.all_routes()]

    assert [entry for entry in table.ENTRIES if not walk.matching(names, entry)] == []


def test_every_entry_and_every_reader_is_known():
    told = {kind for kinds in table.ENTRIES.values() for kind in kinds}
    readers = {role for row in table.SECRETS.values() for role in row["readers"]}

    assert sorted(told - set(table.SECRETS)) == []
    assert sorted(readers - set(ROLES)) == []


def test_every_hidden_place_has_its_kind_of_secret(scene):
    places = set(scene.words.place_of.values())

    assert sorted(place for place in places if not table.secret_of(place)) == []


def test_every_number_in_an_address_names_a_record_that_is_there(scene):
    named = [
        part
        for name, route in walk.all_routes()
        if not any(fnmatch(name, pattern) for pattern in table.WITHOUT_RECORDS)
        if not table.same_for_all(name)
        for part in walk.unnamed(name, route)
    ]

    assert named == [], HOW


def test_every_address_exists(scene):
    for name, route in walk.all_routes():
        for address in walk.addresses(name, route):
            if not table.same_for_all(name):
                resolve(unquote(address.partition("?")[0]))


def test_every_test_in_the_list_of_attacks_exists():
    tests = Path(__file__).parents[1]
    listed = (tests.parent / "docs" / "admin" / "angriffe.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", listed)

    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (tests / file).exists() or f"def {name}(" not in (tests / file).read_text()
    ]

    assert len(named) > 30
    assert missing == []


def test_no_route_stands_in_two_lists():
    names = [
        f"{space}:{name}"
        for space, levels in table.ROUTES.items()
        for listed in levels.values()
        for name in listed
    ]

    assert sorted(name for name in set(names) if names.count(name) > 1) == []
