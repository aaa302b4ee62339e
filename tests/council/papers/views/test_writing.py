"""Writing papers through the pages, with and without a second writer."""

from dataclasses import replace

import pytest
from django.urls import reverse

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.models import Paper
from tests.factories import people
from tests.queries import statements


def typed(rows=(), **fields):
    """What a browser sends for a paper."""
    form = {
        "paper_type": "proposal", "title": "Neue Bänke", "office": "", "day": "2026-03-02",
        "reasoning": "Die alten sind morsch.", "financial_effect": "", "public": "on",
        "proposals-TOTAL_FORMS": str(len(rows)), "proposals-INITIAL_FORMS": "0",
    }  # fmt: skip
    for number, (organization, text) in enumerate(rows):
        form[f"proposals-{number}-organization"] = str(organization)
        form[f"proposals-{number}-text"] = text
    return form | fields


def test_a_clerk_writes_a_paper(desk, council):
    answer = desk.post(reverse("papers:new"), typed([(council.pk, "Bänke kaufen."), ("", "")]))

    paper = Paper.objects.get()
    assert answer.headers["Location"] == reverse("papers:paper", args=[paper.pk])
    assert [(each.organization, each.text) for each in paper.proposals.all()] == [
        (council, "Bänke kaufen.")
    ]


def test_one_more_proposal_is_asked_for_without_a_script(desk, council):
    answer = desk.post(
        reverse("papers:new"), typed([(council.pk, "Bänke kaufen.")], title="", add="1")
    )

    text = answer.content.decode()
    assert "2. Beschlussvorschlag" in text
    assert "Bänke kaufen." in text
    assert "Die alten sind morsch." in text
    assert "Bitte prüfen Sie" not in text
    assert Paper.objects.count() == 0


def test_a_faulty_form_comes_back_filled(desk, council):
    answer = desk.post(reverse("papers:new"), typed([(council.pk, "Bänke.")], title="", day="x"))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Bitte prüfen Sie 2 Angaben" in text
    assert "Die alten sind morsch." in text


def test_members_find_no_form(client, member, draft):
    client.force_login(member)

    assert client.get(reverse("papers:new")).status_code == 403
    assert client.get(reverse("papers:edit", args=[draft.pk])).status_code == 404


def test_a_clerk_of_two_towns_chooses_where_to_write(desk, clerk, town):
    other = people.body("Zweitstadt")
    people.role("clerk", other, account=clerk)

    desk.post(f"{reverse('papers:new')}?bei={other.pk}", typed())

    assert Paper.objects.get().body == other


def test_nobody_writes_for_a_town_that_is_not_his(desk):
    other = people.body("Anderswo")

    answer = desk.post(f"{reverse('papers:new')}?bei={other.pk}", typed())

    assert (answer.status_code, Paper.objects.count()) == (403, 0)


@pytest.fixture
def overtaken(desk, draft, wording, clerk):
    """The answer to a clerk who saves after another has saved."""
    theirs = replace(wording, reasoning="Der Austausch hilft der ganzen Stadt.")
    operations.edit_paper(draft, theirs, seen=1, actor=clerk)
    form = typed(title="Mein Titel", reasoning="Mein langer Text.", seen="1")
    return desk.post(reverse("papers:edit", args=[draft.pk]), form)


def test_the_second_clerk_sees_both_texts_and_keeps_his_own(overtaken, draft):
    text = overtaken.content.decode()

    assert overtaken.status_code == 409
    assert "gespeichert ist Fassung 2" in text
    assert "der ganzen Stadt" in text
    assert "Mein langer Text.</textarea>" in text
    assert 'name="insist" value="2"' in text
    assert draft.versions.count() == 2


def test_after_looking_he_saves_all_the_same(desk, overtaken, draft):
    form = typed(title="Mein Titel", reasoning="Mein langer Text.", seen="1", insist="2")

    desk.post(reverse("papers:edit", args=[draft.pk]), form)

    draft.refresh_from_db()
    assert (draft.version, draft.title, draft.reasoning) == (3, "Mein Titel", "Mein langer Text.")


def test_the_way_is_set_by_places_and_warns_of_a_doubtful_order(desk, draft, council, committee):
    form = {
        "stops-TOTAL_FORMS": "3", "stops-INITIAL_FORMS": "2",
        "stops-0-organization": committee.pk, "stops-0-place": "2",
        "stops-1-organization": council.pk, "stops-1-place": "1", "stops-1-authoritative": "on",
        "stops-2-organization": "",
    }  # fmt: skip
    answer = desk.post(reverse("papers:way", args=[draft.pk]), form, follow=True)

    stations = draft.consultations.order_by("order")
    assert [(each.organization, each.authoritative) for each in stations] == [
        (council, True),
        (committee, False),
    ]
    assert "berät vor dem Gremium Haupt- und Finanzausschuss" in answer.content.decode()


def test_one_more_station_is_asked_for_without_a_script(desk, draft, council):
    form = {"stops-TOTAL_FORMS": "1", "stops-0-organization": council.pk, "add": "1"}

    answer = desk.post(reverse("papers:way", args=[draft.pk]), form)

    assert "2. Beratung" in answer.content.decode()


def test_an_attachment_of_a_forbidden_kind_is_refused_on_the_form(desk, draft, tmp_path):
    page = tmp_path / "seite.html"
    page.write_text("<script>alert(1)</script>")

    with page.open("rb") as file:
        answer = desk.post(
            reverse("papers:attach", args=[draft.pk]), {"file": file, "title": "Mein Plan"}
        )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Diese Art von Datei wird nicht angenommen." in text
    assert 'value="Mein Plan"' in text


def test_editing_a_released_paper_does_not_touch_its_publicity(desk, draft, clerk, council):
    operations.release_paper(draft, actor=clerk)
    form = typed([(council.pk, "Ja.")], title="Neuer Titel", seen="1")
    del form["public"]

    desk.post(reverse("papers:edit", args=[draft.pk]), form)

    draft.refresh_from_db()
    assert (draft.title, draft.public) == ("Neuer Titel", True)


def test_text_typed_into_a_paper_decided_meanwhile_comes_back(desk, draft):
    draft.consultations.update(state="done")

    answer = desk.post(
        reverse("papers:edit", args=[draft.pk]), typed(reasoning="Mein langer Text.", seen="1")
    )

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Über diese Vorlage wurde schon beraten" in text
    assert "Mein langer Text.</textarea>" in text


@pytest.mark.parametrize("name", ["new", "upload"])
def test_an_empty_form_is_drawn_in_five_statements(desk, council, name):
    assert len(statements(desk, reverse(f"papers:{name}"))) <= 5
