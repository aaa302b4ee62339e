"""The pages about dues."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ratsverbund.kernel import events
from ratsverbund.kernel.models import Delivery
from ratsverbund.network.dues import operations
from ratsverbund.network.dues.models import Assessment, DuesMeasure, DuesScale
from ratsverbund.network.dues.operations import assess_ready
from ratsverbund.network.dues.queries import due, networks_with_rules, run_for
from ratsverbund.network.members.models import Network
from tests.factories import network, people
from tests.queries import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def net():
    """A network with a scale, two towns that can be assessed and one that is too large."""
    made = network.network()
    network.scale(made)
    for name, count in (("Altdorf", 5000), ("Bergen", 100_000), ("Großstadt", 100_001)):
        body = people.body(name)
        people.population(body, count, date(2020, 12, 31))
        network.member(made, body, date(2021, 1, 1))
    return made


@pytest.fixture
def office(client, net):
    """The network's office, signed in."""
    account = network.network_office(net)
    client.force_login(account)
    return account


def words(answer):
    """The words of a page."""
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", plain)


def test_the_preview_says_who_can_be_assessed_and_why_others_cannot(client, office):
    page = words(client.get("/beitraege/innenstadt-nrw/2024/"))

    assert "0 von 3 Mitgliedern veranlagt" in page
    assert "Bereit zur Veranlagung (2)" in page
    assert "100.001 Einwohner (Stand 31.12.2020): in „Beitragsordnung“ nicht geregelt." in page


def test_one_click_assesses_all_who_can_be_and_a_second_changes_nothing(client, office):
    for _ in range(2):
        answer = client.post("/beitraege/innenstadt-nrw/2024/veranlagen/", follow=True)

    assert Assessment.objects.count() == 2
    assert "2 von 3 Mitgliedern veranlagt" in words(answer)


def test_a_run_that_was_cut_short_goes_on_where_it_stopped(office, net):
    network_2024 = networks_with_rules(2024).get(pk=net.pk)
    run = run_for(network_2024, 2024)

    first = list(assess_ready(run, actor=office, seconds=0))
    rest = list(assess_ready(run_for(network_2024, 2024), actor=office))

    assert [len(first), len(rest)] == [1, 1]


def test_a_run_passes_over_whom_somebody_else_assessed_in_between(office, net):
    run = run_for(networks_with_rules(2024).get(pk=net.pk), 2024)
    operations.assess_member(run.ready[0].member, 2024, actor=office)

    assert len(list(assess_ready(run, actor=office))) == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_office_starts_a_run_and_only_by_its_button(client, net, method):
    client.force_login(people.account())

    answer = getattr(client, method)("/beitraege/innenstadt-nrw/2024/veranlagen/")

    assert answer.status_code == {"get": 405, "post": 403}[method]
    assert Assessment.objects.count() == 0


def test_the_year_asks_four_questions_whatever_the_number_of_members(client, office, net):
    few = len(statements(client, "/beitraege/innenstadt-nrw/2024/"))
    client.post("/beitraege/innenstadt-nrw/2024/veranlagen/")
    for place in range(3):
        network.member(net, people.body(f"Ort {place}"), date(2021, 1, 1))

    assert len(statements(client, "/beitraege/innenstadt-nrw/2024/")) == few == 4


@pytest.mark.parametrize("year", [0, 1949, 99999])
def test_there_are_no_dues_of_a_year_out_of_reach(client, office, year):
    address = f"/beitraege/innenstadt-nrw/{year}/"

    answers = (client.get(address), client.post(f"{address}veranlagen/"))

    assert [answer.status_code for answer in answers] == [404, 404]


def test_who_works_for_no_member_sees_neither_years_nor_assessments(client, net):
    town = net.members.first().body
    pages = ("/beitraege/innenstadt-nrw/", "/beitraege/innenstadt-nrw/2024/")
    profile, seen = "/netzwerke/innenstadt-nrw/", {}

    for name, account in (
        ("member", people.clerk(town)), ("other", people.clerk(people.body("Fremd"))),
        ("nobody", people.account()),
    ):  # fmt: skip
        client.force_login(account)
        linked = pages[0] in client.get(profile).text
        seen[name] = ([client.get(page).status_code for page in pages], linked)

    assert seen == {
        "member": ([200, 200], True), "other": ([404, 404], False), "nobody": ([404, 404], False),
    }  # fmt: skip


def test_a_network_nobody_has_published_shows_its_dues_to_its_own_office_only(client, net):
    Network.objects.update(published_at=None)
    seen = []

    for account in (network.network_office(net), people.clerk(net.members.first().body)):
        client.force_login(account)
        seen.append(client.get("/beitraege/innenstadt-nrw/").status_code)

    assert seen == [200, 404]


def test_the_years_are_summed_by_payer(client, office, net):
    network.taken_over(net, people.body("Land", kind="state"), 2024, 2024)
    client.post("/beitraege/innenstadt-nrw/2024/veranlagen/")

    page = words(client.get("/beitraege/innenstadt-nrw/")).replace("\u00a0", " ")

    assert "2024 2 4.000,00 € 0,00 € 4.000,00 € Stadt Land" in page


def test_a_scale_is_entered_as_germans_type_it(client, office, net):
    answer = client.post(
        "/beitraege/innenstadt-nrw/ordnung/",
        {
            "name": "Ordnung 2027", "source": "Versammlung", "start": "2027-01-01",
            "proration": "months", "up_to_1": "100.000", "amount_1": "2.000,00",
            "amount_2": "3.000 €",
        },
    )  # fmt: skip

    scale = DuesScale.objects.get(name="Ordnung 2027")
    assert answer.status_code == 302
    assert scale.proration == "months"
    assert [(b.above, b.up_to, b.amount) for b in scale.bands.all()] == [
        (0, 100_000, Decimal("2000.00")), (100_000, None, Decimal("3000.00")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"up_to_1": "viele", "amount_1": "1"}, "„viele“ ist keine Einwohnerzahl."),
        ({"amount_1": "2.000.5"}, "„2.000.5“ ist kein Betrag."),
        ({"amount_1": "1", "up_to_2": "5"}, "Zu dieser Stufe fehlt der Jahresbeitrag."),
        ({"amount_1": "1", "amount_2": "2"}, "Die Stufe davor ist nach oben offen."),
        ({}, "„Stufe 1: Jahresbeitrag (EUR)“ fehlt."),
    ],
)
def test_a_scale_that_cannot_be_read_comes_back_with_field_and_remedy(client, office, typed, said):
    typed = {"name": "Neu", "source": "Versammlung", "start": "2027-01-01"} | typed

    answer = client.post("/beitraege/innenstadt-nrw/ordnung/", typed)

    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="Versammlung"' in answer.content.decode()


def test_a_measure_without_payer_comes_back_and_with_one_is_kept(client, office):
    land = people.body("Land", kind="state")
    typed = {
        "kind": "substitute_payer", "first_year": "2021", "last_year": "2023", "source": "Erlass",
    }  # fmt: skip

    refused = client.post("/beitraege/innenstadt-nrw/massnahme/", typed)
    kept = client.post("/beitraege/innenstadt-nrw/massnahme/", typed | {"payer": land.pk})

    assert "Nennen Sie, wer den Beitrag übernimmt." in words(refused)
    assert kept.status_code == 302
    assert DuesMeasure.objects.get().payer == land


def test_a_reassessment_asks_for_its_reason_and_shows_the_revision(client, office, net):
    client.post("/beitraege/innenstadt-nrw/2024/veranlagen/")
    made = Assessment.objects.first()

    client.post(f"/beitraege/veranlagung/{made.pk}/neu/", {"reason": "Zahl berichtigt."})

    assert "(Fassung 2)" in words(client.get("/beitraege/innenstadt-nrw/2024/"))


def test_a_notice_opens_for_its_town_and_the_office_and_nobody_else(client, office, net):
    client.post("/beitraege/innenstadt-nrw/2024/veranlagen/")
    events.deliver(Delivery.objects.filter(handler__endswith="dues_assessed").first().pk)
    made = Assessment.objects.get(letter__isnull=False)
    address = f"/beitraege/schreiben/{made.pk}.pdf"

    for account, status in (
        (office, 200), (people.clerk(made.member.body), 200),
        (people.clerk(people.body("Nachbar")), 404),
    ):  # fmt: skip
        client.force_login(account)
        assert client.get(address).status_code == status


def test_the_office_is_told_of_the_current_year_and_of_years_begun(office, net):
    this = timezone.localdate().year
    member = net.members.first()
    operations.assess_member(member, this - 1, actor=office)

    with CaptureQueriesContext(connection) as asked:
        lines = [(task.title, task.verb, task.reason) for task in due(office)]

    assert lines == [
        (f"Beiträge {this}, {net}", "Veranlagen", "2 bereit, 1 nicht geregelt"),
        (f"Beiträge {this - 1}, {net}", "Veranlagen", "1 bereit, 1 nicht geregelt"),
    ]
    assert len(asked) == 1


def test_a_year_with_nobody_left_to_assess_asks_for_the_scale(client, office, net):
    this = timezone.localdate().year
    network.member(net, people.body("Ohne Zahl"), date(2021, 1, 1))
    client.post(f"/beitraege/innenstadt-nrw/{this}/veranlagen/")

    assert [(task.verb, task.reason) for task in due(office)] == [
        ("Ergänzen", "2 nicht geregelt: Beitragsordnung ergänzen")
    ]


def test_what_is_due_counts_as_the_run_of_the_year_does(client, office, net):
    this = timezone.localdate().year
    late = people.body("Spätzahl")
    people.population(late, 7000, date(this + 1, 1, 1))
    network.member(net, late, date(2021, 1, 1))
    network.member(net, people.body("Kreis", kind="county"), date(2021, 1, 1))
    run = run_for(networks_with_rules(this).get(pk=net.pk), this)

    (line,) = due(office)

    assert line.reason == f"{len(run.ready)} bereit, {len(run.blocked)} nicht geregelt"


def test_a_town_is_told_nothing_about_runs(net):
    assert due(people.clerk(people.body())) == []


def test_a_clerk_is_told_who_fixes_dues(client, net):
    client.force_login(people.clerk(net.members.first().body))

    answer = client.get("/beitraege/innenstadt-nrw/ordnung/")

    assert answer.status_code == 403
    assert "Beiträge setzt nur die Geschäftsstelle fest." in words(answer)


def test_the_member_pays_even_a_year_in_which_it_owes_nothing(client, office, net):
    DuesMeasure.objects.create(
        network=net, kind="suspend", first_year=2024, last_year=2024, source="Versammlung"
    )
    ready = words(client.get("/beitraege/innenstadt-nrw/2024/"))
    client.post("/beitraege/innenstadt-nrw/2024/veranlagen/")
    pages = [
        words(client.get(address)).replace("\u00a0", " ")
        for address in (
            "/beitraege/innenstadt-nrw/2024/",
            f"/netzwerke/mitglied/{net.members.first().pk}/",
        )
    ]

    assert "0,00 € das Mitglied" in ready.replace("\u00a0", " ")
    assert ["0,00 € das Mitglied" in page for page in pages] == [True, True]
