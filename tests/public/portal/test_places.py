"""The overview, bodies, organizations, resolutions and networks as strangers see them."""

from datetime import date

import pytest

from ratsverbund.public.portal.views.networks import years
from tests.factories import council, network, people
from tests.public import world
from tests.public.world import published

pytestmark = pytest.mark.django_db


def read(client, address):
    """Return a page."""
    answer = client.get(f"/buergerinfo/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def places(page, *words):
    """Return the words in the order in which a page names them."""
    return sorted((word for word in words if word in page), key=page.index)


@pytest.mark.parametrize(
    "address", ["", "sitzungen/", "sitzungen/?zeit=vergangen", "vorlagen/", "beschluesse/",
    "netzwerke/"],
)  # fmt: skip
def test_an_empty_page_says_what_belongs_here(client, address):
    assert "Hier steh" in read(client, address)


def test_the_overview_leads_to_meetings_papers_resolutions_bodies_and_networks(client):
    town = world.town()
    road, coming = world.road(town), world.coming(town)
    world.membership(town)

    page = read(client, "")

    targets = (
        f"sitzungen/{coming.pk}/", f"vorlagen/{road.paper.pk}/",
        f"beschluesse/{road.resolution.pk}/", "heinsberg/", "netzwerke/innenstadt-nrw/",
    )  # fmt: skip
    assert [target for target in targets if f'href="/buergerinfo/{target}"' not in page] == []


def test_the_page_of_a_body_shows_its_own_only(client):
    town = world.town()
    world.road(town, "Kaiserbrücke")
    published(council.paper(people.body("Nachbarort"), "Müllabfuhr"))

    page = read(client, "heinsberg/")

    assert ("Kaiserbrücke" in page, "Müllabfuhr" in page) == (True, False)


def test_the_council_stands_before_its_committees_and_fraktionen(client):
    town = world.town()
    people.faction(town.body)
    people.main_committee(town.body)

    page = read(client, "heinsberg/")

    names = ("<span>Rat</span>", "Haupt- und Finanzausschuss", "<span>CDU</span>")
    assert places(page, *reversed(names)) == list(names)


def test_members_stand_in_german_order_with_their_title_and_fraktion(client):
    town = world.town()
    faction = people.faction(town.body, "Grüne")
    for key, family in (("oehm", "Öhm"), ("zander", "Zander")):
        person = published(people.person("Uwe", family, sort_key=key, form_of_address="mr"))
        published(people.membership(town.council, person, on_behalf_of=faction))

    page = read(client, f"gremien/{town.council.pk}/")

    assert places(page, "Uwe Zander", "Uwe Öhm") == ["Uwe Öhm", "Uwe Zander"]
    assert "Stadtverordneter Uwe Öhm" in page
    assert "Grüne" in page


def test_someone_whose_name_is_not_published_is_not_listed(client):
    town = world.town()
    published(people.membership(town.council, people.person("Uwe", "Geheim")))

    assert "Geheim" not in read(client, f"gremien/{town.council.pk}/")


def test_a_resolution_shows_the_vote_and_why_it_came_out_so(client):
    road = world.road(world.town())

    page = read(client, f"beschluesse/{road.resolution.pk}/")

    shown = ("Die Brücke wird gebaut.", "43 : 0 : 2", "CDU", "Mehrheit der Stimmen", "§ 50 Abs. 1")
    assert [words for words in shown if words not in page] == []


def test_a_corrected_resolution_leads_to_the_valid_one(client):
    road = world.road(world.town())
    old, old_vote = road.resolution, road.resolution.vote
    old_vote.corrected, old_vote.correction_reason = True, "verzählt"
    old_vote.save()
    old.superseded = True
    old.save()
    valid = world.resolve(road.item, road.paper)

    page = read(client, f"beschluesse/{old.pk}/")

    assert "durch eine Berichtigung ersetzt" in page
    assert f'href="/buergerinfo/beschluesse/{valid.pk}/"' in page
    assert f"/{old.pk}/" not in read(client, "beschluesse/")


def test_a_network_lists_its_members_in_german_order_and_when_they_joined(client):
    net = network.network()
    for key, name in (("aachen", "Aachen"), ("oelde", "Ölde"), ("unna", "Unna")):
        published(network.member(net, people.body(name, sort_key=key)))
    published(network.member(net, people.body("Ehemals"), end=date(2023, 1, 1)))

    page = read(client, "netzwerke/innenstadt-nrw/")

    words = ("Stadt Aachen", "Stadt Ölde", "Stadt Unna", "Ehemalige Mitglieder", "Stadt Ehemals")
    assert places(page, *reversed(words)) == list(words)
    assert "3 Mitglieder" in page
    assert "Beitritte je Jahr" in page


def test_years_without_a_new_member_stay_in_the_picture():
    joined = [{"since_on": date(year, 1, 1)} for year in (2019, 2021, 2021)]

    counted = [(each["year"], each["count"]) for each in years(joined)]

    assert counted == [(2019, 1), (2020, 0), (2021, 2)]


def test_a_member_shows_who_votes_for_it_today_and_what_it_pays_and_why(client):
    member = world.membership(world.town())

    page = read(client, f"netzwerke/innenstadt-nrw/{member.pk}/")

    shown = (
        "Technische Beigeordnete", "Petra Amtlich", "2.000,00\xa0€", "0,00\xa0€",
        "Stadt Land NRW", "Mehrheit der Stimmen",
    )  # fmt: skip
    assert [words for words in shown if words not in page] == []


def test_an_office_nobody_holds_today_is_named_as_vacant(client):
    town = world.town()
    member = published(network.member(network.network(), town.body))
    published(network.delegate(member, office=published(people.office(town.body))))

    page = read(client, f"netzwerke/innenstadt-nrw/{member.pk}/")

    assert "Das Amt ist zurzeit nicht besetzt." in page


@pytest.mark.parametrize("verb", ["post", "put", "delete"])
def test_public_pages_are_for_reading(client, verb):
    assert getattr(client, verb)("/buergerinfo/vorlagen/").status_code == 405
