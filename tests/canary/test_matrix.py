"""Every route, every role, every format: nobody finds a word that is not for them."""

import pytest

from tests.canary import table, walk
from tests.canary.cast import ROLES

WALKS_ALL = ("stranger", "clerk")


@pytest.mark.parametrize("role", ROLES)
def test_a_role_finds_its_own_words_and_no_others(scene, role):
    if table.not_yet(role):
        pytest.skip(f"not yet: {role}, see [not_yet] in tests/canary/routes.toml")
    met = walk.walk(scene.cast[role], whole=role in WALKS_ALL)

    found = {
        (name, scene.words.place_of[word]): addresses[0]
        for (name, word), addresses in met.told.items()
    }
    seen = {table.secret_of(place) for _name, place in found}
    own = {kind for kind in table.SECRETS if role in table.readers(kind)}
    assert [leak(role, *key, address) for key, address in found.items() if leaks(role, *key)] == []
    assert sorted(own - seen) == [], f"{role} finds nothing of what is theirs to read"
    assert met.broken == []
    assert met.run_as_code == []


def leaks(role, name, place):
    """Say whether a word must not stand there for this role."""
    kind = table.secret_of(place)
    if table.not_yet(role, name):
        return False
    return not table.may_read(role, kind) or kind not in (table.may_tell(name) or [])


def leak(role, name, place, address):
    """Name a leak: what was found, whose it is, by whom, where."""
    return f"{role} finds „{place}“ (kind: {table.secret_of(place)}) on {name}, {address}"
