"""The start page gathers what is due, within five statements for every role."""

import pytest

from ratsverbund.people.accounts.models import Role
from tests.factories import council, network, people
from tests.queries import statements

pytestmark = pytest.mark.django_db

LIMIT = 5


@pytest.mark.parametrize("kind", Role.Kind.values)
@pytest.mark.parametrize("papers", [1, 3])
def test_the_start_page_stays_within_five_statements(client, kind, papers):
    town = people.heinsberg()
    main = people.main_committee(town)
    net = network.network()
    for number in range(papers):
        paper = council.paper(town, f"Vorlage {number}")
        council.consultation(paper, main, council.proposal(paper, main))
        network.member(net, people.body(f"Ort {number}"))
    account = people.role(kind, net.body if kind == "network_office" else town)
    client.force_login(account)

    sent = len(statements(client, "/"))

    assert sent <= LIMIT


def test_someone_with_a_role_in_town_and_network_stays_within_it_too(client):
    town, net = people.heinsberg(), network.network()
    account = people.role("clerk", town)
    people.role("network_office", net.body, account=account)
    client.force_login(account)

    sent = len(statements(client, "/"))

    assert sent <= LIMIT


def test_a_stranger_is_sent_to_the_public_pages(client):
    assert client.get("/").url == "/buergerinfo/"


def test_the_start_page_says_when_nothing_is_due(client):
    client.force_login(people.role("member", people.heinsberg()))

    assert "Heute ist nichts fällig" in client.get("/").content.decode()
