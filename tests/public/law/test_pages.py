"""The law as strangers read it."""

import json
from urllib.parse import urlencode

import pytest

from ratsverbund.charter.bundle import names
from ratsverbund.charter.cases import cases_of, without_dashes
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


def asked(bundle):
    """Return the worked cases that ask the real law: without assumed figures or a day of record."""
    cases = [case for case in cases_of(bundle) if case.bundle == bundle]
    return [case for case in cases if not case.figures and not case.known_at]


@pytest.mark.parametrize("bundle", names())
def test_every_worked_case_answers_through_its_address_as_on_the_command_line(
    client, bundle, tmp_path, capsys
):
    different = []
    for case in asked(bundle):
        query = urlencode([("stand", case.on), *as_query(case.facts)])
        answer = client.get(f"/recht/{bundle}/rechnen/{case.institution}.json?{query}")
        facts = json.dumps(without_dashes(plain(case.facts)))
        (tmp_path / "facts.json").write_text(facts)
        words = ["decide", bundle, case.institution, "--on", str(case.on), "--json"]
        main([*words, "--facts", str(tmp_path / "facts.json")])
        printed = capsys.readouterr().out
        if not printed:  # facts that cannot be true; an empty text was never typed
            refused = answer.status_code == 422 or answer.json()["needs"]
            different += [] if refused else [case.name]
        elif answer.json() != json.loads(printed):
            different.append(case.name)

    assert different == []
