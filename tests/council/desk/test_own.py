"""Calendar, e-mail, taking along."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from ratsverbund.council.agendas.operations import remove_item
from ratsverbund.council.desk.models import Feed, OfflineRelease, Preference
from ratsverbund.council.desk.operations import (
    end_offline,
    make_feed,
    note_feed_use,
    note_told,
    release_offline,
    revoke_feed,
    set_preference,
)
from ratsverbund.council.desk.tasks import tell_at_once
from ratsverbund.council.desk.tidings import letters
from ratsverbund.kernel.errors import InvalidInput, NotAllowed
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.organizations.models import Membership
from tests.council.desk.files import file_of
from tests.factories import council, people

LONG_AGO = timedelta(days=3)


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
    kept = set_preference(rhythm, actor=town.member, **fields)
    Preference.objects.update(told_until=timezone.now() - LONG_AGO)
    return kept


def test_who_wants_it_is_told_how_much_is_new_and_not_what(town, item, meeting):
    wanting(town, "at_once")
    remove_item(item, "Die Unterlagen fehlen.", actor=town.clerk)

    told = [letters.tell_one(Preference.objects.get()) for _time in range(2)]

    assert told == [True, False]
    assert mail.outbox[0].body.count("1 Änderung an den Unterlagen") == 1
    assert mail.outbox[0].body.count("Brücke") == 0


@pytest.mark.parametrize(("rhythm", "fields"), [("never", {}), ("at_once", {"late": False})])
def test_who_does_not_want_it_is_not_told(town, item, meeting, rhythm, fields):
    wanting(town, rhythm, **fields)
    remove_item(item, "Die Unterlagen fehlen.", actor=town.clerk)

    told = [letters.tell_one(Preference.objects.get(pk=pk)) for pk in letters.waiting("at_once")]

    assert (any(told), mail.outbox) == (False, [])


def test_each_member_is_told_by_a_job_of_its_own_and_waits_in_line_once(town):
    preference = wanting(town, "at_once")

    tell_at_once(0)
    tell_at_once(0)

    jobs = ProcrastinateJob.objects.filter(task_name="desk.tell_member")
    assert [job.args for job in jobs] == [{"preference": preference.pk}]


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
