"""Two worlds that differ only in what is not public look the same to a stranger."""

import itertools

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from tests.factories import council, people
from tests.public import crawl, world
from tests.public.hidden import Words, hide, paper

pytestmark = pytest.mark.django_db

OURS = [model for model in apps.get_models() if model.__module__.startswith("ratsverbund.")]
# Fields of every kind, for those who try to ask by them.
AT_ONCE = 500  # Django takes at most 1,000 parameters
FIELDS = sorted({field.name for model in OURS for field in model._meta.get_fields()})


class Rollback(Exception):
    """Take a world down again."""


def from_one(monkeypatch):
    """Let tables and factories count from one, so that the same record has the same number."""
    for factories in (people, council):
        monkeypatch.setattr(factories, "count", itertools.count(1))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), OURS):
            cursor.execute(statement)


def told(client, monkeypatch, stem, more):
    """Build a world with hidden words of this stem and return all that it tells a stranger."""
    try:
        with transaction.atomic():
            from_one(monkeypatch)
            town = world.town()
            road = world.road(town, "Kaiserbrücke")
            world.coming(town)
            member = world.membership(town)
            found = [address for address in crawl.addresses() if str(crawl.MISSING) not in address]
            words = Words(stem)
            hide(words, town, road, member)
            for index in range(more):
                paper(words, town, f"extra {index}", public=False)
                council.item(road.meeting, public=False, title=words(f"extra item {index}"))
            answers = crawl.crawl(client, found)
            raise Rollback
    except Rollback:
        return {address: crawl.normal(answer, address) for address, answer in answers.items()}


def test_two_worlds_that_differ_in_hidden_content_look_the_same(client, monkeypatch):
    first = told(client, monkeypatch, "Nachtigall", 0)

    second = told(client, monkeypatch, "Uhu", 3)

    assert [address for address in first if first[address] != second.get(address)] == []
    assert len(first) == len(second)


@pytest.mark.parametrize("address", ["vorlagen/", "sitzungen/", "beschluesse/", "netzwerke/", ""])
def test_no_field_of_a_record_is_a_question_a_list_answers(client, address):
    town = world.town()
    hide(Words("Nachtigall"), town, world.road(town), world.membership(town))
    place = f"/buergerinfo/{address}"
    questions = [(f"{name}{end}", "Nachtigall") for name in FIELDS for end in ("", "__startswith")]
    plain = crawl.normal(client.get(place, {"x": "1"}), place)

    asked = [
        crawl.normal(client.get(place, dict(questions[start : start + AT_ONCE])), place)
        for start in range(0, len(questions), AT_ONCE)
    ]

    assert asked == [plain] * len(asked)
