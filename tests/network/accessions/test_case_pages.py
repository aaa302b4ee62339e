"""The case page and its steps, as clerk, mayor, office, and others."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.accessions import operations
from ratsverbund.network.members.models import Accession
from tests.factories import council, people
from tests.network.conftest import text
from tests.queries import statements

pytestmark = pytest.mark.django_db
State = Accession.State


def test_the_whole_way_is_on_one_page(client, joined):
    client.force_login(joined.clerk)

    page = text(client, joined)

    for part in (
        "einstimmig beschlossen", "43 : 0 : 2", "entscheidet über die Vertretung", "unterzeichnet",
        "bestätigt", "Mitglied seit", "Mindestdauer bis 14.04.2024", "0,00 €", "2.000,00 €",
        "Stadt Land Nordrhein-Westfalen",
    ):  # fmt: skip
        assert part in page, part


@pytest.mark.parametrize(
    ("role", "button"),
    [("mayor", "Beitrittserklärung unterzeichnen"), ("clerk", None), ("bureau", None)],
)
def test_an_authorised_case_offers_the_signature_to_the_mayor_alone(
    client, authorised, role, button
):
    client.force_login(getattr(authorised, role))

    page = client.get(f"/vorgaenge/{authorised.accession.pk}/").content.decode()

    assert ("/erklaerung/" in page) == bool(button)
    assert "als Nächstes: Bürgermeisteramt, Stadt Musterstadt" in page


def test_a_station_names_whose_turn_it_is(client, authorised):
    client.force_login(authorised.bureau)
    signing = text(client, authorised)
    operations.sign_declaration(authorised.accession, actor=authorised.mayor)
    confirming = text(client, authorised)

    assert "an der Reihe: Bürgermeisteramt, Stadt Musterstadt" in signing
    assert "an der Reihe: Geschäftsstelle, Netzwerk Innenstadt NRW" in confirming
    assert "hier sind Sie" not in signing + confirming


def test_a_declared_case_offers_the_confirmation_to_the_office_alone(client, declared):
    for role, offered in (("bureau", True), ("mayor", False), ("clerk", False)):
        client.force_login(getattr(declared, role))
        page = client.get(f"/vorgaenge/{declared.accession.pk}/").content.decode()
        assert ("/bestaetigung/" in page) == offered, role


def test_the_list_says_which_accession_did_not_begin_and_why(client, prepared):
    second = council.paper(prepared.town, "Noch ein Beitritt zum Netzwerk Innenstadt NRW")
    council.proposal(second, prepared.council.meeting.organization, text=prepared.first.text)
    operations.propose_accession(second, actor=SYSTEM)

    found = {}
    for role in ("clerk", "bureau"):
        client.force_login(getattr(prepared, role))
        found[role] = client.get("/vorgaenge/").content.decode().partition("Nicht angelegt")[2]

    assert "hat schon einen Beitritt zum Netzwerk Innenstadt NRW im Stand" in found["clerk"]
    assert f'href="/vorlagen/{second.pk}/"' in found["clerk"]
    assert f'href="/vorgaenge/{prepared.accession.pk}/"' in found["clerk"]
    assert found["bureau"] == ""


def test_the_page_of_a_case_under_way_asks_five_questions_at_most(client, way):
    accession = operations.propose_accession(way.paper, actor=SYSTEM)
    client.force_login(way.clerk)
    pages = [
        "/vorgaenge/", f"/vorgaenge/{accession.pk}/", f"/vorgaenge/{accession.pk}/grundlage/",
        f"/vorgaenge/vorlage/{way.paper.pk}/",
    ]  # fmt: skip

    few = [len(statements(client, page)) for page in pages]
    for name in ("Bau", "Umwelt"):
        organization = people.organization(way.town, name, "committee")
        proposal = council.proposal(way.paper, organization)
        council.consultation(way.paper, organization, proposal)
        people.office(way.town, f"Amt {name}")
        people.members(organization, 2)

    assert max(few) <= 5
    assert [len(statements(client, page)) for page in pages] == few


def test_a_clerk_prepares_an_accession_by_hand(client, way):
    client.force_login(way.clerk)

    answer = client.post(
        f"/vorgaenge/vorlage/{way.paper.pk}/",
        {
            "network": way.net.pk, "proposal": way.first.pk, "delegate_proposal": way.second.pk,
            "office": way.office.pk,
        },
    )  # fmt: skip

    accession = Accession.objects.get()
    assert answer.headers["Location"] == "/vorgaenge/"
    assert (accession.delegate_office, accession.recognised) == (way.office, False)


def test_office_and_person_at_once_come_back_to_the_form(client, way):
    client.force_login(way.clerk)

    answer = client.post(
        f"/vorgaenge/vorlage/{way.paper.pk}/",
        {
            "network": way.net.pk, "proposal": way.first.pk, "office": way.office.pk,
            "person": way.holder.pk,
        },
    )  # fmt: skip

    assert answer.status_code == 422
    assert "Die Vertretung ist entweder ein Amt oder eine Person." in answer.content.decode()


def test_a_clerk_of_another_town_prepares_nothing(client, way):
    client.force_login(people.clerk(people.body("Nachbar")))

    assert client.get(f"/vorgaenge/vorlage/{way.paper.pk}/").status_code == 404


def test_what_was_recognised_is_marked_until_a_clerk_confirms_it(client, way):
    way.accession = operations.propose_accession(way.paper, actor=SYSTEM)
    client.force_login(way.clerk)
    before = text(client, way)

    client.post(
        f"/vorgaenge/{way.accession.pk}/grundlage/",
        {
            "proposal": way.first.pk, "delegate_proposal": way.second.pk, "office": way.office.pk,
        },
    )  # fmt: skip

    assert "noch nicht geprüft" in before
    assert "noch nicht geprüft" not in text(client, way)


def test_the_mayor_sees_the_unchecked_basis_and_signs_with_a_tick(client, authorised):
    authorised.accession.recognised = True
    authorised.accession.save()
    case = f"/vorgaenge/{authorised.accession.pk}/"
    client.force_login(authorised.mayor)
    hint = text(client, authorised)

    page = client.get(f"{case}erklaerung/").content.decode()
    refused = client.post(f"{case}erklaerung/", {"on": "2021-04-01"})
    client.post(f"{case}erklaerung/", {"on": "2021-04-01", "checked": "on"})

    assert "noch nicht geprüft" in hint
    for part in (authorised.first.text, authorised.second.text, str(authorised.office)):
        assert part in page, part
    assert refused.status_code == 422
    authorised.accession.refresh_from_db()
    assert authorised.accession.state == State.DECLARED


@pytest.mark.parametrize(
    ("address", "reference", "said"),
    [
        ("", "", "Rechnungsanschrift und Leitweg-ID fehlen"),
        ("Kämmerei", "", "Die Leitweg-ID fehlt"),
        ("", "05370016-31001-97", "Die Rechnungsanschrift fehlt"),
        ("Kämmerei", "05370016-31001-97", None),
    ],
)
def test_who_signs_is_told_what_the_letter_lacks(client, authorised, address, reference, said):
    operations.set_billing(authorised.accession, address, reference, actor=authorised.clerk)
    client.force_login(authorised.mayor)

    page = client.get(f"/vorgaenge/{authorised.accession.pk}/erklaerung/").content.decode()

    found = re.findall(r">([^<>]* fehl\w+) und stehe?n?t? dann als „noch nicht erfasst“", page)
    assert found == ([said] if said else [])


def test_wrong_check_digits_come_back_with_what_was_typed(client, authorised):
    client.force_login(authorised.clerk)

    answer = client.post(
        f"/vorgaenge/{authorised.accession.pk}/rechnung/",
        {"billing_address": "Kämmerei", "buyer_reference": "05370016-31001-00"},
    )

    assert answer.status_code == 422
    assert ">\nKämmerei</textarea>" in answer.content.decode()


def test_the_mayor_signs_with_a_scan_and_the_office_confirms(client, authorised, run_jobs):
    case = f"/vorgaenge/{authorised.accession.pk}/"
    client.force_login(authorised.mayor)
    scan = SimpleUploadedFile("Erklärung.pdf", b"%PDF-1.7 unterschrieben")

    client.post(f"{case}erklaerung/", {"on": "2021-04-01", "scan": scan})
    run_jobs()
    client.force_login(authorised.bureau)
    client.post(f"{case}bestaetigung/", {"on": "2021-04-15"})

    authorised.accession.refresh_from_db()
    assert authorised.accession.state == State.CONFIRMED
    shown = client.get(f"{case}schreiben/unterschrieben.pdf")
    assert shown.content == b"%PDF-1.7 unterschrieben"


def test_the_second_confirmation_is_answered_with_conflict(client, joined):
    client.force_login(joined.bureau)

    answer = client.post(f"/vorgaenge/{joined.accession.pk}/bestaetigung/", {"on": "2021-04-15"})

    assert answer.status_code == 409


def test_a_refused_signature_keeps_its_days(client, authorised):
    client.force_login(authorised.mayor)

    answer = client.post(
        f"/vorgaenge/{authorised.accession.pk}/erklaerung/",
        {"on": "2021-03-01", "effective_on": "2021-06-01"},
    )

    assert answer.status_code == 422
    assert 'value="2021-06-01"' in answer.content.decode()


@pytest.mark.parametrize("step", ["erklaerung", "bestaetigung", "ablehnung"])
def test_a_clerk_may_not_open_the_steps_of_others(client, declared, step):
    client.force_login(declared.clerk)

    assert client.get(f"/vorgaenge/{declared.accession.pk}/{step}/").status_code == 403


def test_the_office_declines_with_a_reason_the_town_reads(client, declared):
    client.force_login(declared.bureau)
    client.post(f"/vorgaenge/{declared.accession.pk}/ablehnung/", {"reason": "Nicht NRW."})

    client.force_login(declared.clerk)
    assert "Nicht NRW." in text(client, declared)


def test_a_clerk_withdraws_with_a_reason(client, prepared):
    client.force_login(prepared.clerk)

    client.post(f"/vorgaenge/{prepared.accession.pk}/ruecknahme/", {"reason": "Kein Geld."})

    assert "Kein Geld." in text(client, prepared)


def test_a_letter_is_a_pdf_no_cache_keeps_and_only_for_those_concerned(client, declared):
    address = f"/vorgaenge/{declared.accession.pk}/schreiben/erklaerung.pdf"
    client.force_login(declared.clerk)

    answer = client.get(address)

    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"].startswith("inline;")
    client.force_login(declared.stranger)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", ["bestaetigung", "unterschrieben", "anderes"])
def test_a_letter_that_does_not_exist_is_not_found(client, declared, kind):
    client.force_login(declared.clerk)

    address = f"/vorgaenge/{declared.accession.pk}/schreiben/{kind}.pdf"
    assert client.get(address).status_code == 404


def test_a_corrected_vote_after_the_confirmation_is_said_loudly(client, joined):
    joined.accession.resolution.result = "rejected"
    joined.accession.resolution.save()
    client.force_login(joined.bureau)

    assert "nach der Bestätigung berichtigt" in text(client, joined)


def test_a_paper_without_any_deciding_station_asks_the_administration(client, way):
    paper = council.paper(way.town, "Beitritt")
    proposal = council.proposal(paper, way.council.meeting.organization)
    way.accession = operations.prepare_accession(way.net, paper, proposal, actor=way.clerk)
    client.force_login(way.clerk)

    assert "Grundlage berichtigen: Ein nötiger Beschluss fehlt" in text(client, way)
