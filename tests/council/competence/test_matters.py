"""Who decides a matter, by the cases of the charter, and what that does to a paper."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from ratsverbund.council.competence import operations, queries
from ratsverbund.council.competence.models import Matter
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.operations import release_paper, set_consultations
from ratsverbund.council.papers.wording import Stop
from ratsverbund.kernel.errors import InvalidInput, NotAllowed, RuleViolated
from tests.factories import council as papers
from tests.queries import statements

pytestmark = pytest.mark.django_db

AFTER, BEFORE, NOW = date(2021, 1, 15), date(2020, 6, 1), date(2026, 3, 4)


def matter(town, kind="claim_waiver", amount="2000.00", day=NOW, **fields):
    """A matter the clerk records."""
    facts = {"title": "Sonderfall", "counterparty": "", "received": None} | fields
    amount = None if amount is None else Decimal(amount)
    return operations.record_matter(
        town.body, kind=kind, day=day, amount=amount, actor=town.clerk, **facts
    )


@pytest.mark.parametrize(
    ("case", "kind", "amount", "day", "decides"),
    [
        ("§6-1", "claim_waiver", "5000.00", AFTER, "mayor"),
        ("§6-2", "claim_waiver", "5000.01", AFTER, "not_mayor"),
        ("§6-3", "claim_waiver", "4000.00", BEFORE, "not_mayor"),
        ("§6-4", "claim_waiver", "2500.00", BEFORE, "mayor"),
        ("§6-5 before", "land", "20000.00", BEFORE, "not_mayor"),
        ("§6-5 after", "land", "20000.00", AFTER, "mayor"),
        ("§6-6", "land", "25000.00", AFTER, "mayor"),
        ("§6-6 above", "land", "25000.01", AFTER, "not_mayor"),
        ("§13a", "monuments", None, NOW, "school_committee"),
        ("§10(3)", "dispute", None, NOW, "main_committee"),
        ("§5", "honour", None, NOW, "council"),
    ],
)
def test_the_law_of_the_day_says_who_decides(town, case, kind, amount, day, decides):
    recorded = matter(town, kind, amount, day)

    assert (case, recorded.decides) == (case, decides)
    assert recorded.basis["decision"]["reasons"][0]["citation"]


def test_a_swap_counts_its_higher_value(town):
    recorded = matter(town, "land", "18000.00", received=Decimal("27000.00"))

    assert recorded.decides == "not_mayor"


def test_waivers_for_one_debtor_are_summed_over_twelve_months(town):
    for day in (date(2025, 10, 1), date(2026, 1, 5)):
        matter(town, day=day, counterparty="Beispiel GmbH")

    third = matter(town, counterparty="beispiel  GmbH")

    assert third.decides == "mayor"
    assert any("6.000,00" in note for note in third.basis["decision"]["open_points"])


def test_an_older_waiver_and_another_debtor_do_not_count(town):
    matter(town, day=date(2025, 3, 4), counterparty="Beispiel GmbH")
    matter(town, counterparty="Andere GmbH")

    third = matter(town, counterparty="Beispiel GmbH")

    assert not any("Summe" in note for note in third.basis["decision"]["open_points"])


def test_between_citation_and_force_the_answer_is_open(town):
    recorded = matter(town, amount="4000.00", day=date(2020, 12, 10))

    assert recorded.decides == ""
    assert recorded.basis["decision"]["value"] is None


def test_a_missing_value_is_asked_for(town):
    with pytest.raises(InvalidInput, match="fehlt der Wert"):
        matter(town, amount=None)

    assert Matter.objects.count() == 0


def test_strangers_record_nothing(town):
    with pytest.raises(NotAllowed):
        operations.record_matter(
            town.body, kind="honour", day=NOW, title="Ehrenring", actor=town.other
        )


def test_a_register_entry_gives_a_matter_to_the_mayor_up_to_its_limit(town):
    operations.enter_delegation(
        town.main, direction="delegated", matter="finance", subject="Stundungen",
        limit=Decimal("10000.00"), resolution="HFA 02.02.2026", start=date(2026, 2, 3), end=None,
        actor=town.clerk,
    )  # fmt: skip

    within, above = matter(town, "finance", "10000.00"), matter(town, "finance", "10000.01")
    earlier = matter(town, "finance", "1.00", day=date(2026, 2, 2))

    assert [within.decides, above.decides, earlier.decides] == [
        "mayor", "main_committee", "main_committee",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["land", "claim_waiver", "contract_award", "network_accession"])
def test_what_a_committee_passed_on_is_the_mayors_whatever_else_would_decide(town, kind):
    operations.enter_delegation(
        town.main, direction="delegated", matter=kind, subject="Alles", limit=None,
        resolution="HFA 02.02.2026", start=date(2026, 2, 3), end=None, actor=town.clerk,
    )  # fmt: skip

    recorded = matter(town, kind, "90000.00")

    assert recorded.decides == "mayor"
    assert recorded.basis["decision"]["reasons"][0]["citation"].startswith("§ 13 Abs. 4")


def test_what_the_council_passed_on_rests_on_the_state_law(town):
    operations.enter_delegation(
        town.council, direction="delegated", matter="land", subject="Splitterflächen", limit=None,
        resolution="Rat 02.02.2026", start=date(2026, 2, 3), end=None, actor=town.clerk,
    )  # fmt: skip

    recorded = matter(town, "land", "90000.00")

    assert recorded.decides == "mayor"
    assert recorded.basis["decision"]["reasons"][0]["citation"] == "§ 41 Abs. 2 GO NRW"


def test_what_the_council_kept_is_not_day_to_day_business(town):
    operations.enter_delegation(
        town.council, direction="reserved", matter="day_to_day", subject="Marktplatz", limit=None,
        resolution="Rat 04.02.2026", start=date(2026, 2, 5), end=None, actor=town.clerk,
    )  # fmt: skip

    assert matter(town, "day_to_day", None).decides == "not_mayor"


def test_a_committee_may_not_decide_what_is_the_councils(town):
    paper = papers.draft(town.body)
    papers.proposal(paper, town.main)
    papers.consultation(paper, town.main, authoritative=True)
    matter(town, "honour", None, paper=paper)

    with pytest.raises(RuleViolated, match="Zuständig ist der Rat"):
        release_paper(paper, actor=town.clerk)


def test_the_proposed_way_is_taken_over_and_then_releases(town):
    paper = papers.draft(town.body)
    papers.proposal(paper, town.council)
    recorded = matter(town, "honour", None, paper=paper)

    stations = operations.take_way(recorded, actor=town.clerk)

    assert [(each.organization, each.authoritative) for each in stations] == [
        (town.main, False),
        (town.council, True),
    ]
    assert release_paper(paper, actor=town.clerk).state == "released"


def test_the_mayors_business_gets_a_hint_only(town):
    paper = papers.draft(town.body)
    papers.proposal(paper, town.council)
    set_consultations(paper, [Stop(town.council, True)], actor=town.clerk)
    recorded = matter(town, "claim_waiver", "100.00", paper=paper)

    assert release_paper(paper, actor=town.clerk).state == "released"
    with pytest.raises(RuleViolated, match="keine Beratungsfolge"):
        operations.take_way(recorded, actor=town.clerk)


def test_a_clerk_finds_out_on_the_papers_page(client, town):
    paper = papers.draft(town.body)
    client.force_login(town.clerk)
    address = reverse("competence:paper", args=[paper.pk])
    sent = {"kind": "land", "title": "Acker", "day": "04.03.2026", "amount": "25.000,01"}

    wrong = client.post(address, sent | {"amount": ""})
    client.post(address, sent)
    page = client.get(address).text

    assert wrong.status_code == 422
    assert "Zuständig ist Rat oder Ausschuss" in page
    assert "Beratungsfolge übernehmen" in page
    client.post(address, {"way": "1"})
    assert paper.consultations.count() == 2


@pytest.mark.parametrize("name", ["matters", "delegations", "contracts", "call_ins"])
def test_the_registers_open_for_their_town_only(client, town, name):
    address = reverse(f"competence:{name}")

    assert client.get(address).status_code == 302
    client.force_login(town.clerk)
    assert client.get(address).status_code == 200


def test_another_town_sees_no_matter(client, town):
    recorded = matter(town)
    client.force_login(town.other)

    assert client.get(reverse("competence:matter", args=[recorded.pk])).status_code == 404
    assert "Sonderfall" not in client.get(reverse("competence:matters")).text


def test_a_matter_of_a_paper_shows_to_who_may_read_the_paper(client, town):
    draft = matter(town, title="Grundstück am Wall", paper=papers.draft(town.body))
    client.force_login(town.member)
    address = reverse("competence:matter", args=[draft.pk])
    hidden = client.get(address).status_code

    Paper.objects.update(state="released", reference="2026/050")

    assert (hidden, client.get(address).status_code) == (404, 302)
    assert list(queries.matters_for(town.member)) == [draft]


def test_only_who_keeps_the_register_reads_the_debtors(client, town):
    waived = matter(town, "claim_waiver", Decimal("1.00"), counterparty="Berta Schuldnerin")
    shown = []

    for account in (town.clerk, town.member):
        client.force_login(account)
        page = client.get(reverse("competence:matter", args=[waived.pk])).text
        shown.append("Berta Schuldnerin" in page)

    assert shown == [True, False]


def test_the_register_asks_the_same_for_one_and_three(client, town):
    client.force_login(town.clerk)
    matter(town)
    one = statements(client, reverse("competence:matters"))
    matter(town, title="Zweiter", paper=papers.draft(town.body))
    matter(town, title="Dritter")

    three = statements(client, reverse("competence:matters"))

    assert len(one) == len(three) <= 5


@pytest.mark.parametrize("number", [1, 3])
def test_one_matter_asks_little_however_many_there_are_for_its_debtor(client, town, number):
    client.force_login(town.clerk)
    for _ in range(number):
        asked = matter(town, counterparty="Berta Schuldnerin")

    counted = statements(client, reverse("competence:matter", args=[asked.pk]))

    assert len(counted) <= 5
