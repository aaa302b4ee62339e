"""Reading papers: lists, pages, files, and what is kept from others."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.papers import operations
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.wording import Proposal
from tests.factories import council as made
from tests.factories import people
from tests.queries import statements

CANARY = "Blaumeisenkanarie"


def page(client, name, *args):
    return client.get(reverse(f"papers:{name}", args=args))


def titles(answer):
    return re.findall(r"data-item>([^<]+)</a>", answer.content.decode())


def main_of(answer):
    return re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)[0]


def release(paper, clerk):
    return operations.release_paper(paper, actor=clerk)


def test_the_list_asks_as_much_for_three_papers_as_for_one(desk, town, council):
    address = reverse("papers:list")
    made.consultation(made.paper(town), council)
    one = len(statements(desk, address))
    for _ in range(2):
        made.consultation(made.paper(town), council)

    assert (one, len(statements(desk, address))) == (5, 5)


def test_the_page_of_a_paper_asks_as_much_for_three_parts_as_for_one(
    desk, draft, wording, town, clerk
):
    address = reverse("papers:paper", args=[draft.pk])
    before = len(statements(desk, address))
    more = people.organization(town, "Bauausschuss", "committee")
    proposals = (*wording.proposals, Proposal(more, "Ja."))
    operations.edit_paper(draft, replace(wording, proposals=proposals), seen=1, actor=clerk)
    for name in ("a.txt", "b.txt", "c.txt"):
        operations.attach_file(draft, name, b"Text", actor=clerk)

    assert (before, len(statements(desk, address))) == (4, 4)


@pytest.mark.parametrize(
    "name",
    ["print", "versions", "edit", "way", "attach", "release", "cosigning", "withdraw", "hide"],
)
def test_every_page_of_a_paper_is_drawn_in_five_statements(desk, draft, name):
    assert len(statements(desk, reverse(f"papers:{name}", args=[draft.pk]))) <= 5


def test_the_list_narrows_by_words_state_organization_type_and_year(desk, town, council, committee):
    made.consultation(made.paper(town, "Brücke", day=date(2025, 1, 2)), council)
    made.consultation(made.draft(town, "Schule", paper_type="report", reasoning=""), committee)

    found = [
        titles(desk.get(reverse("papers:list"), query))
        for query in (
            {"q": "brück"},
            {"state": "draft"},
            {"organization": committee.pk},
            {"paper_type": "report"},
            {"year": "2025"},
            {"q": "Rathaus"},
        )
    ]

    assert found == [["Brücke"], ["Schule"], ["Schule"], ["Schule"], ["Brücke"], []]


def test_the_list_turns_pages_and_keeps_what_was_asked(desk, town):
    for number in range(30):
        made.paper(town, f"Brücke {number}")

    answer = desk.get(reverse("papers:list"), {"q": "Brücke", "seite": "2"})

    assert len(titles(answer)) == 5
    assert 'href="?q=Br%C3%BCcke&amp;seite=1"' in answer.content.decode()


def test_the_page_shows_each_proposal_under_its_organization(desk, draft):
    text = page(desk, "paper", draft.pk).content.decode()

    parts = [
        "Haupt- und Finanzausschuss</h3>",
        "Der Beitritt wird beschlossen.",
        "Rat der Stadt Heinsberg</h3>",
        "Der Technische Beigeordnete wird als Vertreter bestimmt.",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_print_view_shows_the_paper_and_nothing_else(desk, draft):
    text = page(desk, "print", draft.pk).content.decode()

    assert "Der Beitritt wird beschlossen." in text
    assert ("Fassungen" in text, "Wer hat was wann getan?" in text) == (False, False)


def test_a_withdrawn_paper_shows_its_stone(desk, draft, clerk):
    operations.withdraw_paper(release(draft, clerk), "Neu zu fassen.", on=draft.day, actor=clerk)

    text = page(desk, "paper", draft.pk).content.decode()

    assert "Zurückgezogen am Mo, 02.03.2026. Neu zu fassen." in text


def test_versions_are_compared_word_by_word(desk, draft, wording, clerk):
    operations.edit_paper(draft, replace(wording, title="Austritt aus dem Netzwerk"), seen=1,
                          actor=clerk)  # fmt: skip

    text = page(desk, "versions", draft.pk).content.decode()

    assert "Betreff</h2>" in text
    assert "Austritt aus dem" in text
    assert "Begründung</h2>" not in text


def test_versions_that_do_not_exist_show_the_last_ones(desk, draft):
    address = reverse("papers:versions", args=[draft.pk])

    answers = [desk.get(address, {"bis": bad}).content.decode() for bad in ("7", "x", "9" * 30)]

    assert ["Fassungen 1 und 1" in text for text in answers] == [True] * 3


def test_strangers_are_sent_to_the_login(client, draft):
    answer = page(client, "paper", draft.pk)

    assert (answer.status_code, "/konto/login/" in answer.headers["Location"]) == (302, True)


@pytest.fixture
def secret(town, wording, clerk, council):
    """A released non-public paper with the canary in every field."""
    kept = replace(
        wording,
        title=f"{CANARY} Titel", office=CANARY, reasoning=CANARY, financial_effect=CANARY,
        public=False, proposals=(Proposal(council, CANARY),),
    )  # fmt: skip
    paper = operations.create_paper(town, kept, actor=clerk)
    operations.attach_file(paper, f"{CANARY}.txt", CANARY.encode(), title=CANARY, actor=clerk)
    return release(paper, clerk)


PAGES = ("paper", "print", "versions", "pdf", "original", "edit", "way", "attach", "cosigning",
         "answer", "release", "withdraw", "hide")  # fmt: skip


def test_a_nonpublic_paper_is_on_no_page_for_strangers_and_other_towns(
    client, elsewhere, desk, secret
):
    addresses = [reverse(f"papers:{name}", args=[secret.pk]) for name in PAGES]
    addresses += [reverse("papers:list"), reverse("papers:list") + f"?q={CANARY}", "/"]
    addresses += [reverse("papers:attachment", args=[secret.files.get().pk])]

    for browser in (client, elsewhere):
        for address in addresses:
            answer = browser.get(address)
            shown = answer.content.decode().replace(f'value="{CANARY}"', "")
            assert CANARY not in shown, address
    assert CANARY in page(desk, "paper", secret.pk).content.decode()


def test_a_missing_and_a_hidden_paper_look_alike(elsewhere, secret):
    hidden, missing = (page(elsewhere, "paper", pk) for pk in (secret.pk, secret.pk + 1))

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert main_of(hidden) == main_of(missing)


def test_a_member_reads_a_nonpublic_paper_but_not_how_it_came_about(client, town, council, secret):
    seat = people.membership(council)
    client.force_login(people.role("member", town, account=people.account(person=seat.person)))
    made.item(made.meeting(council), secret.consultations.get(), public=False)

    text = page(client, "paper", secret.pk).content.decode()

    assert CANARY in text
    assert "Wer hat was wann getan?" not in text
    assert "Fassungen" not in text


def test_a_member_of_one_committee_reads_what_comes_before_it(client, town, committee, secret):
    client.force_login(people.role("member", town, organization=committee))
    station = made.consultation(secret, committee)
    assert page(client, "paper", secret.pk).status_code == 404

    made.item(made.meeting(committee), station, public=False)

    assert page(client, "paper", secret.pk).status_code == 200


def test_a_chair_reads_what_is_handed_in_for_the_own_committee_before_any_agenda(
    client, town, committee, secret
):
    client.force_login(people.role("chair", town, organization=committee))
    assert page(client, "paper", secret.pk).status_code == 404

    made.consultation(secret, committee)

    assert page(client, "paper", secret.pk).status_code == 200


def test_a_member_sees_no_draft(client, member, draft):
    client.force_login(member)

    assert page(client, "paper", draft.pk).status_code == 404


def test_another_town_sees_a_public_paper_without_internal_files(elsewhere, draft, clerk):
    operations.attach_file(draft, "offen.txt", b"Text", title="Offen", public=True, actor=clerk)
    inner = operations.attach_file(draft, "intern.txt", b"Text", title="Intern", actor=clerk)
    release(draft, clerk)

    text = page(elsewhere, "paper", draft.pk).content.decode()

    assert ("Offen" in text, "Intern" in text) == (True, False)
    assert page(elsewhere, "attachment", inner.pk).status_code == 404


def test_after_hiding_a_paper_its_old_addresses_are_gone(elsewhere, draft, clerk):
    file = operations.attach_file(draft, "plan.txt", b"Text", public=True, actor=clerk)
    release(draft, clerk)
    addresses = [
        reverse("papers:paper", args=[draft.pk]),
        reverse("papers:pdf", args=[draft.pk]),
        reverse("papers:attachment", args=[file.pk]),
    ]
    before = [elsewhere.get(address).status_code for address in addresses]

    operations.make_nonpublic(draft, "Ein Name steht darin.", actor=clerk)

    assert before == [200, 200, 200]
    assert [elsewhere.get(address).status_code for address in addresses] == [404, 404, 404]


def test_files_come_as_downloads_that_no_browser_runs(desk, draft, clerk):
    file = operations.attach_file(draft, "../Plan ü.txt", b"<script>", actor=clerk)

    answer = page(desk, "attachment", file.pk)

    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''Plan%20%C3%BC.txt"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; frame-ancestors 'none'; sandbox"


def test_the_file_of_an_import_is_kept_for_those_who_write(
    desk, elsewhere, town, council, committee, clerk, seed
):
    paper = release(operations.import_file(town, "v.txt", seed, actor=clerk), clerk)

    assert page(desk, "original", paper.pk).content == seed
    assert page(elsewhere, "original", paper.pk).status_code == 404


def test_words_that_look_like_markup_are_shown_as_typed(desk, town, wording, clerk, council):
    evil = "<script>alert(1)</script>'\"><img src=x onerror=alert(1)>{{7*7}}"
    typed = replace(wording, title=evil, office=evil, reasoning=evil, financial_effect=evil,
                    proposals=(Proposal(council, evil),))  # fmt: skip
    paper = operations.create_paper(town, typed, actor=clerk)
    operations.edit_paper(paper, replace(typed, title=evil + "2"), seen=1, actor=clerk)

    for name in ("paper", "versions", "edit", "release", "withdraw"):
        text = page(desk, name, paper.pk).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "{{7*7}}" in text


def test_all_states_of_a_paper_are_drawn(desk, town, council):
    for state in Paper.State:
        extra = {"withdrawn_on": date(2026, 3, 3), "withdrawn_reason": "Grund"}
        fields = extra if state == Paper.State.WITHDRAWN else {}
        paper = made.paper(town, state=state, late=True, **fields)
        made.consultation(paper, council, state="pointless")

        assert page(desk, "paper", paper.pk).status_code == 200


@pytest.mark.parametrize(("state", "shown"), [("done", True), ("pending", False)])
def test_the_list_shows_what_was_decided_once_nothing_is_left_to_consult(
    desk, town, council, state, shown
):
    paper = made.paper(town)
    station = made.consultation(paper, council, state=state)
    Resolution.objects.create(
        body=town, organization=council, paper=paper, consultation=station, result="noted",
        label="zur Kenntnis genommen", text="Kenntnis", decided_on=date(2026, 3, 25),
    )  # fmt: skip

    text = page(desk, "list").content.decode()

    assert ("zur Kenntnis genommen am 25.03.2026" in text) is shown


def test_the_button_beside_two_versions_compares_them(desk, draft):
    text = main_of(page(desk, "versions", draft.pk))

    assert ("Vergleichen" in text, "Eingrenzen" in text) == (True, False)
