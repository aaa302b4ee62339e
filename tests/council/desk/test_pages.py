"""My meetings, what is new, search, calendar, settings, taking along."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from ratsverbund.council.agendas.operations import remove_item
from ratsverbund.council.decisions.operations import take_note
from ratsverbund.council.desk import queries
from ratsverbund.council.desk.models import Feed, Look, OfflineRelease, Preference
from ratsverbund.council.desk.operations import (
    end_offline,
    look_at,
    make_feed,
    note_feed_use,
    note_told,
    release_offline,
    revoke_feed,
    set_preference,
    write_note,
)
from ratsverbund.council.desk.tidings import letters
from ratsverbund.council.desk.tidings.news import news
from ratsverbund.council.papers.models import PaperFile, PaperVersion
from ratsverbund.council.papers.operations import release_paper
from ratsverbund.council.papers.wording import wording_of
from ratsverbund.kernel.errors import InvalidInput, NotAllowed
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.organizations.models import Membership
from tests.factories import council, people
from tests.queries import statements

LONG_AGO = timedelta(days=3)


def file_of(item, *, public, title="Lageplan", content=b"%PDF-1.7 Plan"):
    stored = StoredFile.objects.create(
        name="plan.pdf", media_type="application/pdf", content=content,
        sha256=StoredFile.fingerprint(content), size=len(content),
    )  # fmt: skip
    return PaperFile.objects.create(
        paper=item.consultation.paper, file=stored, title=title, order=1, public=public,
        published_at=timezone.now() if public else None,
    )  # fmt: skip


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


def test_my_copy_is_a_pdf(client, town, item, meeting):
    write_note(item, "Nachfragen!", actor=town.member, page=3)
    client.force_login(town.member)

    answer = client.get(f"/mein/sitzungen/{meeting.pk}/mein-exemplar.pdf")

    assert answer.content[:5] == b"%PDF-"
    assert answer.headers["Cache-Control"] == "no-store"


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


# Calendar


def test_the_feed_tells_place_time_and_organization_and_no_item(client, town, item, meeting):
    council.item(meeting, public=False, title="Kaufvertrag Geheimgasse")
    secret = make_feed(actor=town.member)

    text = client.get(f"/mein/kalender/{secret}.ics").content.decode()

    assert text.count("BEGIN:VEVENT") == 1
    assert [text.count(word) for word in ("Geheimgasse", "Brücke")] == [0, 0]
    assert Feed.objects.get().used_at is not None


def test_a_revoked_a_replaced_and_a_made_up_secret_answer_alike(client, town, meeting):
    replaced = make_feed(actor=town.member)
    revoked = make_feed(actor=town.member)
    revoke_feed(actor=town.member)

    answers = [client.get(f"/mein/kalender/{one}.ics") for one in (replaced, revoked, "erfunden")]

    assert [one.status_code for one in answers] == [404, 404, 404]
    assert len({one.content for one in answers}) == 1


def test_the_feed_of_a_locked_account_or_ended_mandate_gives_nothing(client, town, meeting):
    secret = make_feed(actor=town.member)
    Role.objects.filter(account=town.member).update(end=timezone.localdate() - timedelta(days=1))
    ended = client.get(f"/mein/kalender/{secret}.ics").content.decode().count("BEGIN:VEVENT")

    town.member.is_active = False
    town.member.save()

    assert ended == 0
    assert client.get(f"/mein/kalender/{secret}.ics").status_code == 404


def test_only_the_hash_of_a_secret_is_kept_and_it_is_shown_once(client, town):
    client.force_login(town.member)

    made = client.post("/mein/kalender/", {"act": "make"}).content.decode()
    later = client.get("/mein/kalender/").content.decode()

    assert [page.count(".ics") for page in (made, later)] == [1, 0]


def test_nobody_notes_the_use_of_anothers_feed(town):
    make_feed(actor=town.member)

    with pytest.raises(NotAllowed):
        note_feed_use(Feed.objects.get(), actor=town.colleague)


# E-mail


def wanting(town, rhythm, **fields):
    fields = {"invitation": True, "late": True, "result": True} | fields
    kept = set_preference(rhythm, actor=town.member, site="https://rat.example", **fields)
    Preference.objects.update(told_until=timezone.now() - LONG_AGO)
    return kept


def test_who_wants_it_is_told_how_much_is_new_and_not_what(town, item, meeting):
    wanting(town, "at_once")
    remove_item(item, "Die Unterlagen fehlen.", actor=town.clerk)

    told = [letters.tell("at_once"), letters.tell("at_once")]

    assert told == [1, 0]
    assert mail.outbox[0].body.count("1 Änderung an den Unterlagen") == 1
    assert mail.outbox[0].body.count("Brücke") == 0


@pytest.mark.parametrize(("rhythm", "fields"), [("never", {}), ("at_once", {"late": False})])
def test_who_does_not_want_it_is_not_told(town, item, meeting, rhythm, fields):
    wanting(town, rhythm, **fields)
    remove_item(item, "Die Unterlagen fehlen.", actor=town.clerk)

    assert (letters.tell("at_once"), mail.outbox) == (0, [])


def test_nobody_changes_anothers_settings(town):
    preference = wanting(town, "daily")

    with pytest.raises(NotAllowed):
        note_told(preference, timezone.now(), actor=town.colleague)


def test_the_settings_page_keeps_what_is_chosen(client, town):
    client.force_login(town.member)

    client.post("/mein/benachrichtigung/", {"rhythm": "daily", "result": "on"})

    kept = Preference.objects.get()
    assert (kept.rhythm, kept.invitation, kept.late, kept.result) == ("daily", False, False, True)


# Taking along


def listing(client, meeting):
    return client.get(f"/mein/sitzungen/{meeting.pk}/mitnahme/liste.json").json()


def test_a_device_gets_public_pages_and_files_only(client, town, item, meeting):
    hidden = council.item(meeting, public=False, title="Kaufvertrag Geheimgasse")
    plan = file_of(item, public=True)
    file_of(item, public=False, title="Kostenplan")
    client.force_login(town.member)

    told = listing(client, meeting)
    pages = [client.get(address) for address in told["pages"]]
    refused = client.get(f"/mein/sitzungen/{meeting.pk}/mitnahme/{hidden.pk}/")

    assert [file["address"] for file in told["files"]] == [f"/vorlagen/anlagen/{plan.pk}/"]
    assert [page.status_code for page in pages] == [200, 200, 200]
    text = "".join(page.content.decode() for page in pages)
    assert [text.count(word) for word in ("Geheimgasse", "Kostenplan")] == [0, 0]
    assert (told["nonpublic"], refused.status_code) == (False, 404)


def test_after_the_release_a_device_gets_the_non_public_part_too(client, town, item, meeting):
    council.item(meeting, public=False, title="Kaufvertrag")
    release_offline(town.body, "§ 9 Geschäftsordnung", actor=people.administrator(town.body))
    client.force_login(town.member)

    told = listing(client, meeting)

    assert (told["nonpublic"], len(told["pages"])) == (True, 4)


def test_the_end_of_a_release_is_told_to_the_devices(client, town, meeting):
    administrator = people.administrator(town.body)
    released = release_offline(town.body, "§ 9 Geschäftsordnung", actor=administrator)
    client.force_login(town.member)
    before = client.get("/mein/geraet/stand.json").json()

    end_offline(released, actor=administrator)

    after = client.get("/mein/geraet/stand.json").json()
    assert [before["meetings"], after["meetings"]] == [
        {str(meeting.pk): True}, {str(meeting.pk): False},
    ]  # fmt: skip


def test_a_device_learns_that_a_right_has_ended(client, town, meeting):
    Membership.objects.filter(pk=town.seat.pk).update(end=timezone.localdate())
    client.force_login(town.member)

    assert client.get("/mein/geraet/stand.json").json()["meetings"] == {}


def test_only_the_administration_releases_and_says_why(town):
    with pytest.raises(NotAllowed):
        release_offline(town.body, "weil", actor=town.clerk)
    with pytest.raises(InvalidInput):
        release_offline(town.body, " ", actor=people.administrator(town.body))
    assert OfflineRelease.objects.count() == 0


def test_the_administration_releases_and_ends_on_the_page(client, town):
    client.force_login(people.administrator(town.body))

    client.post(f"/mein/freigabe/{town.body.pk}/", {"reason": "§ 9 Geschäftsordnung"})
    shown = client.get("/mein/freigabe/").content.decode().count("§ 9 Geschäftsordnung")
    client.post(f"/mein/freigabe/{town.body.pk}/", {"act": "end"})

    assert shown == 1
    assert OfflineRelease.objects.get().ended_at is not None


def test_the_bundle_holds_the_files_a_member_may_take(client, town, item, meeting):
    file_of(item, public=True)
    file_of(item, public=False, title="Kostenplan")
    client.force_login(town.member)

    answer = client.get(f"/mein/sitzungen/{meeting.pk}/unterlagen.zip")

    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == ["001-lageplan.pdf"]


def test_the_worker_and_the_manifest_are_served(client, town):
    client.force_login(town.member)

    worker = client.get("/mein/geraet/dienst.js")
    manifest = client.get("/mein/geraet/ratsverbund.webmanifest")

    assert worker.headers["Service-Worker-Allowed"] == "/"
    assert manifest.json()["start_url"] == "/mein/"
