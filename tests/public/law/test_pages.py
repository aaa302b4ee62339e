"""The law as strangers read it."""

import json
from urllib.parse import urlencode

import pytest

from ratsverbund.charter.bundle import names
from ratsverbund.charter.cases import cases_of
from ratsverbund.charter.cli import main
from ratsverbund.charter.decision import plain
from ratsverbund.public.law.forms.facts import as_query
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db

CHARTER = "/recht/heinsberg/hauptsatzung"
PAGES = [
    "/recht/", "/recht/heinsberg/", f"{CHARTER}/", f"{CHARTER}/2020-06-01/",
    f"{CHARTER}/2024-05-01/?q=Sitzungsgeld", f"{CHARTER}/2024-05-01/§8/3/a",
    f"{CHARTER}/2024-05-01/§14", "/recht/heinsberg/pruefung/", "/recht/heinsberg/abdeckung/",
    "/recht/heinsberg/vergleich/", "/recht/heinsberg/vergleich/?sicht=werte",
    "/recht/heinsberg/vergleich/?sicht=faelle", "/recht/heinsberg/rechnen/",
    "/recht/heinsberg/rechnen/loss_of_earnings/", "/recht/de-nw/go/", "/recht/heinsberg/go/",
    "/recht/netzwerk-innenstadt-nrw/s001/",
]  # fmt: skip


def read(client, address, status=200):
    """Return a page."""
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_reads_the_law_with_one_statement_at_most_for_the_town(client, address):
    people.heinsberg()

    sent = statements(client, address)

    assert len(sent) <= 2  # the strangers' door, and the body under the bundle
