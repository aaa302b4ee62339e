"""No word that is not public leaves the house, on any page, in any format."""

import pytest
from django.test import Client

from ratsverbund.council.papers.models import Paper
from tests.factories import people
from tests.public import crawl, world
from tests.public.hidden import Words, hide

pytestmark = pytest.mark.django_db

READ_BY_STAFF = [
    *(
        f"{kind} {part}"
        for kind in ("draft", "cosigning", "internal", "removed")
        for part in ("title", "reasoning", "effect", "proposal", "file title", "file content")
    ),
    "kept inside file content", "unpublished proposal", "import leftover", "co-signature note",
    "item title", "unpublished item", "planned item", "resolution text", "billing address",
]  # fmt: skip
SHOWN = ["Kaiserbrücke", "Die Brücke ist alt.", "Die Brücke wird gebaut.", "einstimmig", "Lageplan"]


@pytest.fixture
def words():
    """A world in which every hidden field holds a word of its own."""
    placed = Words("Kanarienvogel")
    town = world.town()
    road = world.road(town, "Kaiserbrücke")
    world.coming(town)
    hide(placed, town, road, world.membership(town))
    return placed.placed


def found_in(answers, words):
    """Return where each word was found."""
    texts = {address: crawl.everything_in(answer) for address, answer in answers.items()}
    return {
        place: [address for address, text in texts.items() if word in text]
        for place, word in words.items()
        if any(word in text for text in texts.values())
    }


def test_every_public_address_is_known_here():
    assert [
        name for name, _ in crawl.routes() if crawl.public(name) and not crawl.known(name)
    ] == []


def test_every_address_that_answers_a_stranger_is_known_here(client, words):
    answering = [
        name
        for name, route in crawl.routes()
        if not crawl.known(name)
        for path in (crawl.filled(name, route))
        if client.get(path.replace("<str:", "x").replace(">", "")).status_code == 200
    ]

    assert answering == []


def test_a_stranger_finds_no_hidden_word(client, words):
    answers = crawl.crawl(client, crawl.addresses())

    assert found_in(answers, words) == {}


def test_a_stranger_finds_what_is_public(client, words):
    answers = crawl.crawl(client, crawl.addresses())

    assert sorted(found_in(answers, {word: word for word in SHOWN})) == sorted(SHOWN)


def test_staff_finds_no_hidden_word_on_public_pages_either(client, words):
    client.force_login(people.clerk(Paper.objects.first().body))

    answers = crawl.crawl(client, [a for a in crawl.addresses() if a.startswith("/buergerinfo/")])

    assert found_in(answers, words) == {}


def test_a_clerk_finds_the_hidden_words_where_staff_works(client, words):
    client.force_login(people.clerk(Paper.objects.first().body))

    found = found_in(crawl.crawl(client, crawl.staff_addresses()), words)

    assert sorted(set(READ_BY_STAFF) - set(found)) == []


def test_a_hidden_record_answers_like_one_that_does_not_exist(client, words):
    kinds = {}
    for name, route in crawl.routes():
        if name in crawl.NUMBERS or name in crawl.SLUGS:
            answers = crawl.crawl(client, crawl.filled(name, route))
            kinds[name] = {
                crawl.normal(answer, address)
                for address, answer in answers.items()
                if answer.status_code == 404
            }

    assert {name: len(answers) for name, answers in kinds.items()} == dict.fromkeys(kinds, 1)


def test_a_search_for_a_hidden_word_finds_as_little_as_for_any_word(words):
    client = Client()
    lists = ["/buergerinfo/vorlagen/", "/buergerinfo/beschluesse/"]

    answers = {
        crawl.normal(client.get(address, {"q": word}), address)[1].replace(word, "")
        for address in lists
        for word in [*words.values(), "Unsinn"]
    }

    assert len(answers) == len(lists)
