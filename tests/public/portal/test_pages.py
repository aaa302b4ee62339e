"""Every public page: what a stranger reads on it, and in how many statements."""

import pytest

from tests.factories import council, network, people
from tests.public import world
from tests.public.world import published
from tests.queries import statements

pytestmark = pytest.mark.django_db


def text(client, address, **kwargs):
    """Return what a page says; it must answer with 200."""
    answer = client.get(address, **kwargs)
    assert answer.status_code == 200
    return answer.content.decode()


def build(number):
    """Return the addresses of every page of a world with so many rows of each kind."""
    town = world.town()
    roads = [world.road(town, f"Brücke {index}") for index in range(number)]
    net = network.network()
    member = world.membership(town, net)
    for index in range(number):
        world.coming(town, 7 + index)
        world.sit(town.council)
        extra = council.item(roads[0].meeting, title=f"Punkt {index}")
        world.resolve(published(extra))
        published(network.member(net, people.body(f"Ort {index}")))
    return {
        "overview": "/buergerinfo/",
        "body": "/buergerinfo/heinsberg/",
        "meetings": "/buergerinfo/sitzungen/",
        "past": "/buergerinfo/sitzungen/?zeit=vergangen",
        "meeting": f"/buergerinfo/sitzungen/{roads[0].meeting.pk}/",
        "appointment": f"/buergerinfo/sitzungen/{roads[0].meeting.pk}/termin.ics",
        "papers": "/buergerinfo/vorlagen/?q=Brücke",
        "paper": f"/buergerinfo/vorlagen/{roads[0].paper.pk}/",
        "attachment": f"/buergerinfo/anlagen/{roads[0].file.pk}/",
        "resolutions": "/buergerinfo/beschluesse/?q=Brücke",
        "resolution": f"/buergerinfo/beschluesse/{roads[0].resolution.pk}/",
        "organization": f"/buergerinfo/gremien/{town.council.pk}/",
        "calendar": f"/buergerinfo/gremien/{town.council.pk}/sitzungen.ics",
        "networks": "/buergerinfo/netzwerke/",
        "network": "/buergerinfo/netzwerke/innenstadt-nrw/",
        "member": f"/buergerinfo/netzwerke/innenstadt-nrw/{member.pk}/",
        "newest": "/buergerinfo/heinsberg/vorlagen.atom",
    }


# The switch to the public role is one of them.
STATEMENTS = {
    "overview": 3, "body": 3, "meetings": 3, "past": 3, "meeting": 2, "appointment": 2,
    "papers": 3, "paper": 2, "attachment": 2, "resolutions": 3, "resolution": 2,
    "organization": 3, "calendar": 2, "networks": 2, "network": 2, "member": 2, "newest": 2,
}  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
def test_every_page_takes_the_same_few_statements_whatever_the_number_of_rows(client, number):
    addresses = build(number)

    sent = {name: len(statements(client, address)) for name, address in addresses.items()}

    assert sent == STATEMENTS


def test_no_page_takes_more_than_five_statements_of_someone_signed_in(client):
    addresses = build(3)
    client.force_login(people.role("clerk", people.body()))

    sent = {name: len(statements(client, address)) for name, address in addresses.items()}

    assert max(sent.values()) == 5
