"""Every route, every role, every format: nobody finds a word that is not for them."""

import pytest

from tests.canary import table
from tests.canary.cast import ROLES

LOOSE = (
    "tests/canary/routes.toml allows these pages more than they tell anybody; move each into the "
    "list of what it tells: %s"
)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_finds_its_own_words_and_no_others(scene, walked, role):
    met = walked(role)

    found = kinds_in(met, scene)
    own = {kind for kind in table.SECRETS if table.may_read(role, kind)}
    assert [leak(role, *key, address) for key, address in found.items() if leaks(role, *key)] == []
    assert sorted(own - {table.secret_of(place) for _name, place in found}) == [], (
        f"{role} finds nothing of what is theirs to read, see tests/canary/secrets.toml"
    )
    assert met.broken == []
    assert met.run_as_code == []


def test_no_page_is_allowed_more_than_it_tells(scene, walked):
    told = {
        (name, table.secret_of(place))
        for role in ROLES
        for name, place in kinds_in(walked(role), scene)
    }

    allowed = {(name, kind) for name, kinds in table.ENTRIES.items() for kind in kinds}
    assert sorted(allowed - told) == [], LOOSE % sorted(name for name, _kind in allowed - told)


def kinds_in(met, scene):
    """What was found by route and place, with the first address where it was."""
    return {
        (name, scene.words.place_of[word]): addresses[0]
        for (name, word), addresses in met.told.items()
    }


def leaks(role, name, place):
    """Say whether a word must not stand there for this role."""
    kind = table.secret_of(place)
    return not table.may_read(role, kind) or kind not in (table.may_tell(name) or [])


def leak(role, name, place, address):
    """Name a leak: what was found, whose it is, by whom, where."""
    return (
        f"{role} finds „{place}“ (kind: {table.secret_of(place)}) on {name}, {address}: mend the "
        "page, or enter the kind in tests/canary/routes.toml, the reader in secrets.toml"
    )
