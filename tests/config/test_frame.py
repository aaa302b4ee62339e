"""What stands around every page: whose page it is, where to search, where one is."""

import pytest
from lxml.html import fromstring

from tests.factories import council, people
from tests.queries import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_towns(client):
    """A clerk of two towns, at work, and a paper of the second one."""
    account = people.role("clerk", people.heinsberg())
    other = people.body("Musterstadt")
    people.role("clerk", other, account=account)
    client.force_login(account)
    return council.paper(other, "Radweg")


def page(client, address):
    """The page at an address, to look around in."""
    return fromstring(client.get(address).content)


def name_in_header(shown):
    """The name at the top of the page, without the product's."""
    return shown.xpath("string(//a[@class='rv-brand']/span[@class='rv-brand__name']/text())")


def test_a_record_stands_under_the_name_of_its_own_body(client, two_towns):
    names = [name_in_header(page(client, each)) for each in ("/", f"/vorlagen/{two_towns.pk}/")]

    assert names == ["Stadt Heinsberg", "Stadt Musterstadt"]


def test_a_record_of_a_body_without_a_role_leaves_the_name_of_ones_own(client):
    client.force_login(people.role("member", people.heinsberg()))
    foreign = council.paper(people.body("Musterstadt"), "Radweg")

    answer = client.get(f"/vorlagen/{foreign.pk}/")

    assert name_in_header(fromstring(answer.content)) == "Stadt Heinsberg"


def test_the_name_of_the_body_costs_no_statement(client, two_towns):
    account = people.role("clerk", two_towns.body)
    address = f"/vorlagen/{two_towns.pk}/"
    with_two = len(statements(client, address))
    client.force_login(account)

    with_one = len(statements(client, address))

    assert with_two == with_one


def searches(shown):
    """Where the search fields of a page called `q` search, in their order."""
    return shown.xpath("//form[.//input[@name='q']]/@action")


def test_staff_find_one_search_for_papers_on_every_page(client, two_towns):
    found = [searches(page(client, each)) for each in ("/", "/vorlagen/", "/buergerinfo/", "/no/")]

    assert found == [["/vorlagen/"], ["/vorlagen/"], ["/buergerinfo/vorlagen/"], ["/vorlagen/"]]


def test_strangers_find_one_search_for_public_papers(client):
    found = [searches(page(client, each)) for each in ("/buergerinfo/", "/recht/", "/no/")]

    assert found == [["/buergerinfo/vorlagen/"]] * 3


@pytest.mark.parametrize(
    ("address", "area"),
    [
        ("/", "Fällig"),
        ("/vorlagen/", "Vorlagen"),
        ("/beitraege/", "Netzwerke"),
        ("/barrierefreiheit/", ""),
    ],
)
def test_the_navigation_marks_the_area_of_a_page(client, two_towns, address, area):
    shown = page(client, address)

    marked = shown.xpath("string(//ul[contains(@class, 'wide')]//a[@aria-current])")

    assert marked == area


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("clerk", "Entschädigungen"), ("member", "Mandat"), ("administrator", "")],
)
def test_allowances_stand_where_one_looks_for_them(client, kind, expected):
    client.force_login(people.role(kind, people.heinsberg()))

    shown = fromstring(client.get("/entschaedigungen/", follow=True).content)

    marked = shown.xpath("string(//ul[contains(@class, 'wide')]//a[@aria-current])")
    assert marked == expected
