"""Who reads a case, and how much of it: the town, its committees, the network's office."""

import re

import pytest
from django.utils import timezone

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.papers.models import Paper
from ratsverbund.network.accessions import operations
from tests.factories import people
from tests.network.conftest import text, vote

pytestmark = pytest.mark.django_db


def test_everyone_with_a_role_at_the_town_sees_the_case_and_others_do_not(client, prepared):
    address = f"/vorgaenge/{prepared.accession.pk}/"
    seated = people.role(
        "member", prepared.town, organization=prepared.council.meeting.organization
    )

    for account, status in (
        (seated, 200), (prepared.bureau, 200), (prepared.stranger, 404),
        (people.clerk(people.body("Nachbar")), 404),
    ):  # fmt: skip
        client.force_login(account)
        assert client.get(address).status_code == status


def test_the_list_of_cases_shows_only_ones_own(client, prepared):
    client.force_login(prepared.clerk)
    mine = client.get("/vorgaenge/")
    client.force_login(prepared.stranger)
    other = client.get("/vorgaenge/")

    assert f"/vorgaenge/{prepared.accession.pk}/" in mine.content.decode()
    assert f"/vorgaenge/{prepared.accession.pk}/" not in other.content.decode()


def test_the_network_office_learns_of_a_case_by_a_published_paper_or_the_declaration(
    client, authorised
):
    address = f"/vorgaenge/{authorised.accession.pk}/"
    client.force_login(authorised.bureau)
    Paper.objects.update(published_at=None)

    unheard = client.get(address).status_code
    people.published(authorised.paper)
    published = client.get(address).status_code
    Paper.objects.update(published_at=None)
    operations.sign_declaration(authorised.accession, actor=authorised.mayor)
    declared = client.get(address).status_code

    assert (unheard, published, declared) == (404, 200, 200)


def test_the_network_office_reads_nothing_of_what_is_not_public(client, declared):
    Paper.objects.update(public=False, published_at=None)
    Resolution.objects.update(public=False, published_at=None)
    client.force_login(declared.bureau)

    page = text(client, declared)

    hidden = ("Der Beitritt wird beschlossen.", declared.paper.reference, "einstimmig",
              "43 : 0 : 2", "15 : 0 : 0", "10.03.2021", "17.03.2021")  # fmt: skip
    assert [part for part in hidden if part in page] == []
    assert "Haupt- und Finanzausschuss" in page


def test_a_member_of_one_committee_reads_nothing_of_a_draft_in_the_case(client, prepared):
    Paper.objects.update(state="draft", reference="", published_at=None, title="Geheimer Titel")
    client.force_login(people.role("member", prepared.town, people.faction(prepared.town)))

    pages = [
        client.get(page).text for page in ("/vorgaenge/", f"/vorgaenge/{prepared.accession.pk}/")
    ]

    assert ["Geheimer Titel" in page for page in pages] == [False, False]


def test_a_resolution_is_linked_where_its_reader_may_open_it(client, prepared, run_jobs):
    resolution = vote(prepared, prepared.committee, 15)
    run_jobs()
    resolution.published_at = timezone.now()
    resolution.save()
    address = f"/vorgaenge/{prepared.accession.pk}/"

    links = {}
    for role in ("clerk", "bureau"):
        client.force_login(getattr(prepared, role))
        page = client.get(address).content.decode()
        links[role] = re.findall(r'href="(/[a-z/]*beschluesse/\d+/)"', page)
    resolution.published_at = None
    resolution.save()
    hidden = text(client, prepared)

    assert links == {
        "clerk": [f"/beschluesse/{resolution.pk}/"],
        "bureau": [f"/buergerinfo/beschluesse/{resolution.pk}/"],
    }
    assert "Beschluss ansehen" not in hidden


def test_the_clerk_of_one_committee_ties_no_paper_to_a_network(client, way):
    address = f"/vorgaenge/vorlage/{way.paper.pk}/"
    answers = []

    for clerk in (people.role("clerk", way.town, way.committee.meeting.organization), way.clerk):
        client.force_login(clerk)
        answers.append(client.get(address).status_code)

    assert answers == [404, 200]
