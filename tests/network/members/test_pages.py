"""The pages of networks and members, and how much they ask of the database."""

from datetime import date

from tests.factories import network, people
from tests.queries import statements


def addresses(way):
    """Every page for reading, as the office sees it."""
    slug = way.net.body.slug
    return [
        "/netzwerke/",
        f"/netzwerke/{slug}/",
        f"/netzwerke/{slug}/mitglieder/",
        f"/netzwerke/mitglied/{way.member.pk}/",
        "/vorgaenge/",
        f"/vorgaenge/{way.accession.pk}/",
    ]


def crowd(way, number):
    """More members, each with two populations."""
    for place in range(number):
        body = people.body(f"Ort {place}")
        people.population(body, 1000 + place, date(2019, 12, 31))
        people.population(body, 2000 + place, date(2020, 12, 31))
        network.member(way.net, body, date(2010 + place, 1, 1))


def test_no_page_asks_more_than_five_questions_with_one_row_or_three(client, joined):
    client.force_login(joined.bureau)

    few = {page: len(statements(client, page)) for page in addresses(joined)}
    crowd(joined, 2)
    more = {page: len(statements(client, page)) for page in addresses(joined)}

    assert max(few.values()) <= 5, few
    assert more == few
