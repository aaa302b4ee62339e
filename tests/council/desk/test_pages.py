"""My meetings, what is new, search."""

import io
from datetime import timedelta

import pypdf
import pytest
from django.utils import timezone

from ratsverbund.council.agendas.operations import lay_on_table, remove_item
from ratsverbund.council.decisions.operations import take_note
from ratsverbund.council.desk import queries
from ratsverbund.council.desk.models import Look
from ratsverbund.council.desk.operations import (
    look_at,
    write_note,
)
from ratsverbund.council.desk.tidings.news import news
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import PaperVersion
from ratsverbund.council.papers.operations import release_paper
from ratsverbund.council.papers.wording import wording_of
from tests.factories import council, people
from tests.queries import statements

LONG_AGO = timedelta(days=3)


def looked(town, meeting):
    look_at(meeting, actor=town.member)
    Look.objects.update(seen_at=timezone.now() - LONG_AGO)


def news_words(account, **fields):
    return [(one.kind, one.word) for one in news(account, **fields)]


# My meetings


def test_a_member_sees_own_meetings_and_a_deputy_those_he_may_stand_in_at(town, meeting):
    council.meeting(people.organization(town.body), meeting.starts_at, state="convened")

    seen = [list(queries.coming(one)) for one in (town.member, town.deputy, town.leader)]

    assert seen == [[meeting], [meeting], []]


def test_a_meeting_not_yet_convened_is_not_among_mine(town, meeting):
    meeting.state, meeting.convened_on = "planned", None
    meeting.save()

    assert list(queries.coming(town.member)) == []


def test_a_closed_meeting_is_a_past_one(town, meeting):
    meeting.state = "closed"
    meeting.save()

    assert [list(queries.coming(town.member)), list(queries.past(town.member))] == [[], [meeting]]


@pytest.mark.parametrize("number", [1, 3])
def test_each_page_asks_at_most_five_statements(client, town, item, meeting, number):
    for place in range(number):
        other = council.meeting(
            town.main, meeting.starts_at + timedelta(days=place + 1), state="convened"
        )
        council.item(other)
        council.item(meeting, title=f"Punkt {place}")
    client.force_login(town.member)

    counts = {
        address: len(statements(client, address))
        for address in (
            "/mein/", "/mein/?ansicht=vergangen", "/mein/neues/", "/mein/suche/?q=Brücke",
            f"/mein/sitzungen/{meeting.pk}/", f"/mein/sitzungen/{meeting.pk}/mitnahme/",
            f"/mein/sitzungen/{meeting.pk}/mitnahme/liste.json", "/mein/kalender/",
            "/mein/geraet/stand.json", "/mein/benachrichtigung/",
        )
    }  # fmt: skip

    assert {address: count for address, count in counts.items() if count > 5} == {}


def test_a_stranger_gets_nothing_but_the_login(client, meeting):
    assert client.get(f"/mein/sitzungen/{meeting.pk}/").status_code == 302


def test_who_has_no_role_there_finds_no_meeting(client, meeting):
    client.force_login(people.role("member", people.body("Anderswo")))

    assert client.get(f"/mein/sitzungen/{meeting.pk}/").status_code == 404


def test_items_are_read_one_after_the_other(client, town, item, meeting):
    after = council.item(meeting, title="Danach")
    client.force_login(town.member)

    page = client.get(f"/mein/sitzungen/{meeting.pk}/lesen/{item.pk}/").content.decode()

    assert page.count("Die Brücke ist alt.") == 1
    assert page.count(f'href="/mein/sitzungen/{meeting.pk}/lesen/{after.pk}/"') >= 1


def test_my_copy_has_my_notes_and_nobody_elses(client, town, item, meeting):
    write_note(item, "Nachfragen!", actor=town.member, page=3)
    write_note(item, "Geheimplan", actor=town.colleague, page=3)
    client.force_login(town.member)

    answer = client.get(f"/mein/sitzungen/{meeting.pk}/mein-exemplar.pdf")

    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(page.extract_text() for page in pages)
    assert [word in text for word in ("Nachfragen!", "Seite 3", "Geheimplan")] == [
        True, True, False,
    ]  # fmt: skip
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_marks_are_set_on_the_page(client, town, item, meeting):
    client.force_login(town.member)

    client.post(f"/mein/punkte/{item.pk}/lesezeichen/", {"read": "1"})

    assert queries.reading_items(town.member, meeting.pk).get().read_at is not None


# What is new


def test_a_result_is_new_until_it_is_seen(town, item, meeting):
    looked(town, meeting)
    meeting.state = "running"
    meeting.save()
    take_note(item, actor=town.clerk)

    before = news_words(town.member)
    look_at(meeting, actor=town.member)

    assert (before, news_words(town.member)) == (
        [("result", "zur Kenntnis genommen")], [],
    )  # fmt: skip


def test_an_item_taken_off_the_agenda_is_new(town, item, meeting):
    looked(town, meeting)
    remove_item(item, "Die Unterlagen fehlen.", actor=town.clerk)

    assert news_words(town.member) == [("agenda", "von der Tagesordnung abgesetzt")]


def test_a_new_wording_is_new_with_its_difference_but_drafts_never_are(client, town, meeting):
    paper = council.draft(town.body, reasoning="Geheimer Entwurf.")
    version(paper, 1)
    paper.reasoning = "Freigegebener Wortlaut."
    version(paper, 2)
    paper.save()
    council.consultation(paper, town.main, council.proposal(paper, town.main))
    paper = release_paper(paper, actor=town.clerk)
    station = paper.consultations.get()
    item = council.item(meeting, station, title="Brücke")
    look_at(meeting, actor=town.member)
    paper.reasoning = "Geänderter Wortlaut."
    version(paper, 3)
    client.force_login(town.member)

    words = news_words(town.member)
    page = client.get(f"/mein/sitzungen/{meeting.pk}/aenderung/{item.pk}/").content.decode()

    assert words == [("paper", "geändert: Fassung 3")]
    assert [page.count(word) > 0 for word in ("Freigegebener", "Geänderter", "Geheimer")] == [
        True, True, False,
    ]  # fmt: skip


def version(paper, number):
    return PaperVersion.objects.create(
        paper=paper, number=number, wording=wording_of(paper).as_json(), author_name="Amt"
    )


def test_a_public_file_on_the_table_is_new_and_one_for_the_room_is_not_named(town, item, meeting):
    looked(town, meeting)
    AgendaItem.objects.filter(pk=item.pk).update(published_at=timezone.now())
    for title, public in (("Neuer Lageplan", True), ("Vertraulich", False)):
        lay_on_table(
            item, title, "plan.pdf", "application/pdf", b"%PDF-1", actor=town.clerk, public=public
        )

    [one] = news(town.member)

    assert (one.kind, one.title) == ("handout", f"{item.number} Neuer Lageplan")
    assert one.address.endswith(".pdf")


def test_what_is_new_elsewhere_is_not_mine(town, item, meeting):
    looked(town, meeting)
    remove_item(item, "Die Unterlagen fehlen.", actor=town.clerk)

    assert news_words(town.leader) == []


def test_everything_is_marked_as_seen_at_once(client, town, item, meeting):
    looked(town, meeting)
    remove_item(item, "Die Unterlagen fehlen.", actor=town.clerk)
    client.force_login(town.member)
    page = client.get("/mein/neues/").content.decode()

    client.post("/mein/neues/")

    assert page.count("von der Tagesordnung abgesetzt") == 1
    assert news_words(town.member) == []


# Search


def test_search_finds_papers_meetings_and_notes_by_german_word_forms(town, item):
    write_note(item, "Die Brücken gefallen mir.", actor=town.member)

    found = [(hit.kind, hit.title) for hit in queries.found_for(town.member, {"q": "Brücke"})]

    assert sorted(found) == [("note", "Ö 1 Brücke"), ("paper", "Neubau einer Brücke")]


def test_search_finds_compounds_by_their_beginning(town, item):
    found = [len(queries.found_for(town.member, {"q": word})) for word in ("Neub", "Ab:* | !", "!")]

    assert found == [1, 0, 0]


def test_search_never_finds_what_another_wrote(town, item):
    write_note(item, "Trauerweide", actor=town.member)

    found = [queries.found_for(one, {"q": "Trauerweide"}) for one in (town.colleague, town.clerk)]

    assert found == [[], []]


def test_search_keeps_to_the_chosen_kind_and_year(town, item):
    wanted = {"q": "Brücke", "kind": "paper"}

    found = [len(queries.found_for(town.member, wanted | {"year": year})) for year in (2026, 2019)]

    assert found == [1, 0]


def test_search_page_shows_what_is_found(client, town, item):
    client.force_login(town.member)

    page = client.get("/mein/suche/?q=Brücke").content.decode()

    assert page.count("Neubau einer Brücke") == 1
