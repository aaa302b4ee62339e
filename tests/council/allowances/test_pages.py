"""The pages: own claims, the inbox, runs, the register; few statements, and nobody else's."""

from datetime import date

import pytest
from django.urls import reverse

from ratsverbund.council.allowances import operations
from ratsverbund.council.allowances.models import FactionSession, LossClaim, Settlement
from ratsverbund.council.allowances.queries import questions
from ratsverbund.kernel.due import ask
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import allowances, people
from tests.queries import statements

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 3, day) for day in (4, 5, 6)]
TYPED = {"day": "2026-03-04", "start": "17:00", "end": "20:00"}
KINDS = {
    "employee": {"work_start": "08:00", "work_end": "20:00", "certified_rate": ""},
    "self_employed": {"declared_rate": "68,00", "statement_signed": "on"},
    "household": {"household_persons": "3", "weekly_hours": "0", "stand_in_cost": ""},
    "other": {},
    "child_care": {"proven_cost": "35,00", "child_born": "2018-01-01"},
}


@pytest.fixture
def body():
    return allowances.town()


@pytest.fixture
def member(body):
    account = people.role("member", body)
    account.person = people.person()
    account.save()
    return account


@pytest.fixture
def clerk(body):
    return people.clerk(body)


def pages(body):
    return [
        reverse("allowances:inbox"),
        reverse("allowances:months", args=[body.slug]),
        reverse("allowances:run", args=[body.slug, 2026, 3]),
        reverse("allowances:sessions", args=[body.slug]) + "?jahr=2026",
    ]


def fill(body, number):
    faction, committee = people.faction(body), people.main_committee(body)
    council = people.organization(body)
    for day in DAYS[:number]:
        people.membership(council)
        claim = allowances.claim(body, day=day)
        operations.settle_claim(allowances.claim(body, day=day), actor=SYSTEM)
        allowances.session(faction, claim.person, allowances.expert(committee).person, day=day)
    operations.fix_settlement(body, date(2026, 3, 1), actor=SYSTEM)
    for _ in range(number):
        people.membership(council)


@pytest.mark.parametrize("number", [1, 3])
def test_the_clerks_pages_ask_little(client, body, clerk, number):
    fill(body, number)
    client.force_login(clerk)

    counts = [len(statements(client, address)) for address in pages(body)]

    assert [count for count in counts if count > 5] == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_own_page_asks_little(client, body, member, number):
    for day in DAYS[:number]:
        allowances.claim(body, member.person, day=day)
        claim = allowances.claim(body, member.person, day=day.replace(month=4))
        operations.settle_claim(claim, actor=SYSTEM)
    operations.fix_settlement(body, date(2026, 4, 1), actor=SYSTEM)
    client.force_login(member)

    assert len(statements(client, reverse("allowances:mine"))) <= 5


@pytest.mark.parametrize("number", [1, 3])
def test_one_claim_asks_little_whatever_its_proofs(client, body, member, clerk, number):
    claim = allowances.claim(body, member.person)
    proofs = [(f"Nachweis {place}.pdf", b"%PDF-1.7\n%%EOF") for place in range(number)]
    operations.add_proof(claim, proofs, actor=SYSTEM)
    counts = []

    for account in (member, clerk):
        client.force_login(account)
        counts.append(len(statements(client, reverse("allowances:claim", args=[claim.pk]))))

    assert [count for count in counts if count > 5] == []


def test_members_see_no_page_of_the_clerk(client, body, member):
    client.force_login(member)

    answers = [client.get(address).status_code for address in pages(body)]

    assert answers == [403, 404, 404, 404]


def test_members_see_only_their_own_claims(client, body, member):
    own, other = allowances.claim(body, member.person), allowances.claim(body)
    client.force_login(member)

    answers = [
        client.get(reverse("allowances:claim", args=[claim.pk])).status_code
        for claim in (own, other)
    ]

    assert answers == [200, 404]


def test_the_clerk_of_another_town_sees_nothing(client, body):
    claim = allowances.claim(body)
    client.force_login(people.clerk(people.body("Anderswo")))

    answers = [client.get(address).status_code for address in pages(body)[1:]]

    assert answers == [404, 404, 404]
    assert client.get(reverse("allowances:claim", args=[claim.pk])).status_code == 404


def test_the_clerk_of_one_committee_sees_nothing(client, body):
    claim = allowances.claim(body)
    clerk = people.role("clerk", body, people.main_committee(body))
    client.force_login(clerk)

    answers = [client.get(address).status_code for address in pages(body)]

    assert answers == [403, 404, 404, 404]
    assert client.get(reverse("allowances:claim", args=[claim.pk])).status_code == 404
    assert ask(questions(clerk)) == []


def test_strangers_are_sent_to_sign_in(client, body):
    addresses = [*pages(body), reverse("allowances:mine"), reverse("allowances:choose")]

    assert [client.get(address).status_code for address in addresses] == [302] * len(addresses)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_claim_can_be_submitted_with_what_its_form_asks(client, body, member, kind):
    client.force_login(member)
    proof = people.upload("beleg.pdf", b"%PDF-1.7 belegt")
    typed = TYPED | KINDS[kind] | {"body": body.pk, "proof": proof}

    answer = client.post(reverse("allowances:submit", args=[kind]), typed)

    claim = LossClaim.objects.get()
    assert (answer.status_code, claim.kind, claim.proofs.count()) == (302, kind, 1)
    assert client.get(reverse("allowances:claim", args=[claim.pk])).status_code == 200


def test_a_form_with_a_wrong_time_comes_back_filled(client, body, member):
    client.force_login(member)
    typed = TYPED | {"body": body.pk, "start": "21:00"}

    answer = client.post(reverse("allowances:submit", args=["other"]), typed)

    assert answer.status_code == 422
    assert 'value="21:00"' in answer.content.decode()


def test_an_account_without_a_person_is_told_what_helps(client, clerk):
    client.force_login(clerk)

    answer = client.get(reverse("allowances:submit", args=["other"]))

    assert answer.status_code == 403
    assert "Bitten Sie die Administration" in answer.content.decode()


def test_the_clerk_settles_with_a_finding(client, body, clerk):
    claim = allowances.claim(body, kind="other")
    client.force_login(clerk)
    shown = client.get(reverse("allowances:claim", args=[claim.pk]), {"finding": "Rente"})

    client.post(reverse("allowances:settle", args=[claim.pk]), {"finding": "Rente"})

    claim.refresh_from_db()
    assert (claim.state, claim.amount, claim.finding) == ("settled", 0, "Rente")
    assert "0,00" in shown.content.decode()


def test_the_clerk_rejects_with_a_reason(client, body, clerk):
    claim = allowances.claim(body)
    client.force_login(clerk)

    client.post(reverse("allowances:reject", args=[claim.pk]), {"reason": ""})
    client.post(reverse("allowances:reject", args=[claim.pk]), {"reason": "Keine Sitzung."})

    claim.refresh_from_db()
    assert (claim.state, claim.reason) == ("rejected", "Keine Sitzung.")


def test_a_member_corrects_a_rejected_claim(client, body, member):
    claim = allowances.claim(body, member.person, kind="other")
    operations.reject_claim(claim, "Keine Sitzung.", actor=SYSTEM)
    client.force_login(member)
    address = reverse("allowances:correct", args=[claim.pk])

    client.get(address)
    client.post(address, TYPED | {"body": body.pk})

    assert LossClaim.objects.get(corrects=claim).state == "submitted"


def test_a_proof_is_handed_in_and_read_again(client, body, member):
    claim = allowances.claim(body, member.person)
    client.force_login(member)
    file = people.upload("lohn.pdf", b"%PDF-1.7 belegt")
    client.post(reverse("allowances:add_proof", args=[claim.pk]), {"proof": file})

    answer = client.get(reverse("allowances:proof", args=[claim.pk, claim.proofs.get().pk]))

    assert answer.content == b"%PDF-1.7 belegt"


def test_the_clerk_fixes_a_month_and_exports_it(client, body, clerk):
    people.membership(people.organization(body))
    client.force_login(clerk)
    address = reverse("allowances:run", args=[body.slug, 2026, 3])

    client.post(address, {"reason": ""})

    files = [
        client.get(reverse(f"allowances:{name}", args=[body.slug, 2026, 3])).content[:4]
        for name in ("sheet", "run_file")
    ]
    assert Settlement.objects.get().month == date(2026, 3, 1)
    assert files == [b"PK\x03\x04", b"%PDF"]


@pytest.mark.parametrize("year", [0, 1999, 2100, 99999])
def test_there_is_no_statement_of_a_year_out_of_reach(client, member, year):
    client.force_login(member)

    assert client.get(reverse("allowances:statement", args=[year])).status_code == 404


def test_a_member_reads_the_statement_of_the_year(client, body, member):
    people.membership(people.organization(body), member.person)
    made = operations.fix_settlement(body, date(2026, 3, 1), actor=SYSTEM)
    client.force_login(member)

    answer = client.get(reverse("allowances:statement", args=[made.fixed_on.year]))

    assert answer.content[:4] == b"%PDF"


def test_the_register_takes_a_meeting_of_a_fraktion(client, body, clerk):
    faction = people.faction(body)
    seat = people.membership(faction)
    client.force_login(clerk)
    address = reverse("allowances:record_session", args=[body.slug])
    typed = {"organization": faction.pk, "day": "2026-03-04", "participants": [seat.person_id]}

    client.get(address)
    client.post(address, typed)

    assert FactionSession.objects.get().day == DAYS[0]


def test_waiting_claims_are_due_for_the_clerk_and_rejected_ones_for_the_member(body, clerk, member):
    allowances.claim(body)
    rejected = allowances.claim(body, member.person)
    operations.reject_claim(rejected, "Keine Sitzung.", actor=SYSTEM)

    (for_clerk,), (for_member,) = (ask(questions(actor)) for actor in (clerk, member))

    assert for_clerk.title == "1 Antrag auf Ersatz, Stadt Heinsberg"
    assert for_member.reason == "Keine Sitzung."


@pytest.mark.parametrize("kind", KINDS)
def test_the_clerk_enters_a_claim_that_came_on_paper(client, body, clerk, kind):
    person = people.membership(people.faction(body)).person
    address = reverse("allowances:enter", args=[body.slug, kind])
    client.force_login(clerk)
    asked = len(statements(client, address))

    client.post(address, {"person": person.pk, "body": body.pk} | TYPED | KINDS[kind])

    claim = LossClaim.objects.get()
    assert (claim.person, claim.kind, claim.state) == (person, kind, "submitted")
    assert asked <= 5
    assert address in client.get(reverse("allowances:choose_on_paper", args=[body.slug])).text


def test_a_member_enters_nothing_for_others(client, body, member):
    client.force_login(member)

    answers = [
        client.get(reverse("allowances:choose_on_paper", args=[body.slug])),
        client.get(reverse("allowances:enter", args=[body.slug, "other"])),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
