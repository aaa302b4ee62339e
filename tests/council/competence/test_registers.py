"""Delegations as a register, contracts with own people, call-ins: cases VG and RR."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from ratsverbund.council.competence import operations, queries
from ratsverbund.council.competence.models import Delegation
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.kernel.errors import (
    IllegalTransition,
    InvalidInput,
    LawUnknown,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.people.bodies.models import Body, LegislativeTerm
from tests.factories import council as papers
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db

NOW = date(2026, 3, 4)
ENTRY = {
    "direction": "delegated", "matter": "finance", "subject": "=Stundungen", "limit": None,
    "resolution": "HFA 02.02.2026", "start": date(2026, 2, 3), "end": None,
}  # fmt: skip


def contract(town, person=None, **fields):
    """A contract the clerk records on 4 March 2026."""
    facts = {"title": "Vertrag", "matter": "other", "amount": None} | fields
    return operations.record_contract(
        town.body, person=person, day=facts.pop("day", NOW), actor=town.clerk, **facts
    )


def holder(town, kind):
    """Who holds an office of this kind."""
    return people.holding(people.office(town.body, f"Amt {kind}", kind)).person


def test_vg_1_and_2_a_head_of_office_buys_land(town):
    buyer = holder(town, "head")

    cheap = contract(town, buyer, matter="land", amount=Decimal("20000.00"))
    dear = contract(town, buyer, matter="land", amount=Decimal("30000.00"))

    assert (cheap.party, cheap.state) == ("senior_staff", "free")
    assert (dear.party, dear.state) == ("senior_staff", "pending")


def test_vg_3_an_expert_citizen_advises(town):
    citizen = people.membership(town.main, role="expert_citizen").person

    made = contract(town, citizen, amount=Decimal("1200.00"))

    assert (made.party, made.state) == ("committee_member", "pending")


def test_vg_4_a_member_takes_water_at_tariff(town):
    made = contract(town, town.seats[0].person, tariff="Wasser 2026")

    assert (made.party, made.state) == ("council_member", "free")


def test_vg_5_a_tender_needs_the_committee_too(town):
    craftsman = town.seats[1].person
    tender = {"matter": "contract_award", "amount": Decimal("9000.00"), "tender": "2026-07"}

    agreed = contract(town, craftsman, committee_agreed=date(2026, 2, 12), **tender)
    alone = contract(town, craftsman, **tender)

    assert (agreed.state, alone.state) == ("free", "pending")


def test_vg_6_the_mayor_dealing_with_himself_is_noted(town):
    made = contract(town, holder(town, "mayor"), matter="land", amount=Decimal("10000.00"))

    assert made.state == "free"
    assert any("sich selbst" in note for note in made.basis["decision"]["open_points"])


def test_vg_7_other_staff_are_not_meant(town):
    assert contract(town, party="other_staff").state == "free"


def test_the_council_approves_by_its_resolution(town, run_jobs):
    made = contract(town, town.seats[1].person)
    paper = operations.propose_approval(made, actor=town.clerk)

    station = paper.consultations.get(authoritative=True)
    meeting = papers.meeting(town.council)
    papers.present(meeting, 30)
    item = papers.item(meeting, station, public=False)
    tally = Tally(yes=30, no=0, abstentions=0)
    record_vote(item, tally, actor=town.clerk, despite="Eilt.")
    run_jobs()

    made.refresh_from_db()
    assert not paper.public
    assert (made.state, made.paper) == ("approved", paper)
    with pytest.raises(RuleViolated):
        operations.propose_approval(made, actor=town.clerk)


def test_a_preparing_committee_approves_nothing(town):
    made = contract(town, town.seats[1].person)
    paper = operations.propose_approval(made, actor=town.clerk)

    assert not paper.consultations.get(organization=town.main).authoritative
    assert operations.note_approval(made, False, actor=town.clerk).state == "refused"


def test_a_pending_contract_is_due(town):
    contract(town, town.seats[1].person, title="Malerarbeiten")

    lines = [(line.title, line.verb) for line in queries.due(town.clerk)]

    assert lines == [("Malerarbeiten", "Vorlage anlegen")]
    assert queries.due(town.other) == []


def motion(town, names):
    """A call-in with so many names of members."""
    started = operations.start_call_in(town.body, subject="Parkgebühren", actor=town.clerk)
    for seat in town.seats[:names]:
        operations.sign_call_in(started, seat.person, actor=town.clerk)
    return started


@pytest.mark.parametrize(("statutory", "needed"), [(45, 9), (44, 9), (50, 10), (51, 11)])
def test_rr_1_to_3_one_fifth_of_the_statutory_number_signs(town, statutory, needed):
    LegislativeTerm.objects.filter(body=town.body).update(statutory_members=statutory)

    with pytest.raises(RuleViolated, match=f"nötig sind {needed}"):
        operations.submit_call_in(motion(town, needed - 1), actor=town.clerk)
    assert operations.submit_call_in(motion(town, needed), actor=town.clerk).state == "submitted"


def test_rr_5_another_number_counts_from_its_term_on(town):
    day = date(2030, 11, 1)
    LegislativeTerm.objects.filter(body=town.body).update(end=day - timedelta(days=1))
    people.term(town.body, start=day, statutory_members=40)
    started = motion(town, 8)

    before = queries.admissibility(started, day - timedelta(days=1))
    after = queries.admissibility(started, day)

    assert (before.decision.value, after.decision.value) == (False, True)


def test_where_the_charter_knows_no_call_in_the_answer_is_open(town):
    started = motion(town, 9)
    Body.objects.filter(pk=town.body.pk).update(charter="")

    with pytest.raises(LawUnknown, match="Rückholrecht"):
        operations.submit_call_in(started, actor=town.clerk)


def test_rr_4_a_name_counts_once_and_only_members_count(town):
    started = motion(town, 8)
    citizen = people.membership(town.main, role="expert_citizen").person
    operations.sign_call_in(started, town.seats[0].person, actor=town.clerk)
    operations.sign_call_in(started, citizen, actor=town.clerk)

    with pytest.raises(RuleViolated, match="8 gültige Unterschriften"):
        operations.submit_call_in(started, actor=town.clerk)


def test_a_member_signs_for_nobody_else(client, town):
    started = motion(town, 0)
    with pytest.raises(NotAllowed):
        operations.sign_call_in(started, town.seats[3].person, actor=town.member)
    assert [line.title for line in queries.due(town.member)] == ["Parkgebühren"]

    client.force_login(town.member)
    client.post(reverse("competence:call_in", args=[started.pk]), {"own": "1"})

    assert [each.person for each in started.signatures.all()] == [town.seats[0].person]
    assert queries.due(town.member) == []


def test_nobody_signs_what_was_given_up(town):
    started = motion(town, 1)
    operations.withdraw_call_in(started, reason="erledigt", actor=town.clerk)

    with pytest.raises(IllegalTransition, match="keine Unterschrift"):
        operations.sign_call_in(started, town.seats[5].person, actor=town.clerk)


def test_an_entry_ends_with_a_reason_and_only_once(town):
    entry = operations.enter_delegation(town.main, actor=town.clerk, **ENTRY)
    operations.end_delegation(entry, end=NOW, end_reason="Widerruf", actor=town.clerk)

    with pytest.raises(RuleViolated, match="endet schon"):
        operations.end_delegation(entry, end=NOW, end_reason="noch einmal", actor=town.clerk)
    assert queries.delegations_for(town.clerk, date(2026, 3, 5)).count() == 0


@pytest.mark.parametrize(
    ("field", "wrong"), [("end", date(2026, 2, 1)), ("limit", Decimal("0.00"))]
)
def test_an_entry_that_cannot_be_is_refused(town, field, wrong):
    with pytest.raises(InvalidInput) as refused:
        operations.enter_delegation(town.main, actor=town.clerk, **ENTRY | {field: wrong})

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"matter": "by_law"}, "§ 41 Abs. 1 Buchst. a GO NRW"),
        ({"direction": "reserved", "matter": "land"}, "§ 41 Abs. 3 GO NRW"),
    ],
)
def test_what_the_law_keeps_where_it_is_cannot_be_moved(town, facts, says):
    with pytest.raises(InvalidInput, match=says) as refused:
        operations.enter_delegation(town.main, actor=town.clerk, **ENTRY | facts)

    assert refused.value.field == "matter"


def test_the_register_goes_out_and_comes_in_again(client, town):
    operations.enter_delegation(town.main, actor=town.clerk, **ENTRY)
    client.force_login(town.clerk)
    table = client.get(reverse("competence:delegations_file")).content
    Delegation.objects.all().delete()
    address = reverse("competence:import", args=[town.body.slug])

    looked = client.post(address, {"file": upload(table)})
    assert Delegation.objects.count() == 0
    client.post(address, {"file": upload(table), "apply": "1"})

    again = Delegation.objects.get()
    assert "Neu: 1, schon vorhanden: 0" in looked.text
    assert {name: getattr(again, name) for name in ENTRY} == ENTRY
    assert load_workbook(io.BytesIO(table)).active["D2"].data_type == "s"


def test_a_faulty_row_is_named_by_its_number_and_nothing_comes_in(client, town):
    client.force_login(town.clerk)
    operations.enter_delegation(town.main, actor=town.clerk, **ENTRY)
    book = load_workbook(io.BytesIO(client.get(reverse("competence:delegations_file")).content))
    book.active["A5"] = "Kein Gremium"
    stream = io.BytesIO()
    book.save(stream)

    answer = client.post(
        reverse("competence:import", args=[town.body.slug]),
        {"file": upload(stream.getvalue()), "apply": "1"},
    )

    assert answer.status_code == 422
    assert "Zeile 5: Das Gremium „Kein Gremium“ gibt es heute nicht." in answer.text
    assert Delegation.objects.count() == 1


def test_a_text_too_long_is_refused_rather_than_cut(client, town):
    client.force_login(town.clerk)
    operations.enter_delegation(town.main, actor=town.clerk, **ENTRY)
    book = load_workbook(io.BytesIO(client.get(reverse("competence:delegations_file")).content))
    book.active["D2"] = "x" * 201
    stream = io.BytesIO()
    book.save(stream)

    answer = client.post(
        reverse("competence:import", args=[town.body.slug]),
        {"file": upload(stream.getvalue()), "apply": "1"},
    )

    assert answer.status_code == 422
    assert "Zeile 2: Ein Text hat mehr als 200 Zeichen." in answer.text


def test_a_file_that_is_no_table_is_refused(client, town):
    client.force_login(town.clerk)

    answer = client.post(
        reverse("competence:import", args=[town.body.slug]), {"file": upload(b"%PDF-1.7")}
    )

    assert answer.status_code == 422
    assert "Die Datei ist beschädigt oder geschützt." in answer.text


def upload(content):
    """A file as a browser sends it."""
    return SimpleUploadedFile("register.xlsx", content)


@pytest.mark.parametrize("name", ["new_matter", "new_delegation", "new_contract", "import"])
def test_only_the_own_town_is_written_for(client, town, name):
    client.force_login(town.other)

    assert client.get(reverse(f"competence:{name}", args=[town.body.slug])).status_code == 404


def test_a_contract_names_its_paper_to_who_may_read_it(client, town):
    made = contract(town, town.seats[1].person)
    draft = operations.propose_approval(made, actor=town.clerk)
    named = []

    for account in (town.clerk, town.member):
        client.force_login(account)
        page = client.get(reverse("competence:contract", args=[made.pk])).text
        named.append(reverse("papers:paper", args=[draft.pk]) in page)

    assert named == [True, False]


def test_the_clerk_of_one_committee_sees_no_register(town):
    committee_clerk = people.role("clerk", town.body, town.main)
    contract(town, town.seats[1].person)
    motion(town, 2)

    registers = (queries.contracts_for, queries.call_ins_for)

    assert [list(register(committee_clerk)) for register in registers] == [[], []]
    assert queries.due(committee_clerk) == []


def test_several_entries_come_in_together_or_not_at_all(town):
    good, bad = dict(ENTRY), ENTRY | {"limit": Decimal("-1.00")}

    with pytest.raises(InvalidInput):
        operations.import_delegations([(town.main, good), (town.main, bad)], actor=town.clerk)

    assert Delegation.objects.count() == 0


def test_lists_ask_the_same_whatever_their_length(client, town):
    client.force_login(town.clerk)
    names = ["delegations", "contracts", "call_ins"]
    operations.enter_delegation(town.main, actor=town.clerk, **ENTRY)
    contract(town, town.seats[1].person)
    motion(town, 1)
    one = [len(statements(client, reverse(f"competence:{name}"))) for name in names]
    for _ in range(2):
        operations.enter_delegation(town.council, actor=town.clerk, **ENTRY)
        contract(town, town.seats[2].person)
        motion(town, 2)

    three = [len(statements(client, reverse(f"competence:{name}"))) for name in names]

    assert one == three
    assert max(three) <= 5


@pytest.mark.parametrize("number", [1, 3])
def test_a_motion_and_the_upload_ask_little_whatever_their_length(client, town, number):
    client.force_login(town.clerk)
    started = motion(town, number)
    addresses = [
        reverse("competence:call_in", args=[started.pk]),
        reverse("competence:import", args=[town.body.slug]),
    ]

    counts = [len(statements(client, address)) for address in addresses]

    assert [count for count in counts if count > 5] == []


def test_a_clerk_enters_a_name_from_paper(client, town):
    started = motion(town, 0)
    client.force_login(town.clerk)
    address = reverse("competence:call_in", args=[started.pk])

    wrong = client.post(address, {"person": ""})
    client.post(address, {"person": town.seats[4].person.pk})

    assert wrong.status_code == 422
    assert [each.person for each in started.signatures.all()] == [town.seats[4].person]
