"""Taking a meeting along in a real browser: read without a network, note, come back."""

import re
import shutil
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from ratsverbund.council.desk.models import Note
from ratsverbund.council.desk.operations import write_note
from ratsverbund.people.organizations.models import Membership
from tests.factories import council

pytestmark = pytest.mark.story
OTHERS = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
"""
APPEND_ONLY = "alter table kernel_auditentry {} trigger append_only_all"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


def switch(word):
    """Turn the trigger that keeps the audit table from being emptied on or off."""
    with connection.cursor() as cursor:
        cursor.execute(APPEND_ONLY.format(word))


@pytest.fixture
def guarded(django_db_setup, django_db_blocker):
    """Arm the audit table again after the committed rows were cleared away."""
    yield
    with django_db_blocker.unblock():
        switch("enable")


@pytest.fixture
def site(guarded, transactional_db, uncollected_files):
    """A server in this very process, with style sheets as they lie in the source."""
    server = LiveServer("localhost")
    yield server
    server.stop()
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)  # the server's threads keep theirs
    switch("disable")


@pytest.fixture
def phone(site, town, item, monkeypatch):
    """The member's phone, signed in."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser brings a loop of its own
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("Kein Chromium gefunden.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        context = chromium.new_context(
            viewport={"width": 320, "height": 700}, locale="de-DE", base_url=site.url
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        sign_in(page, town.member)
        yield page
        context.set_offline(False)
        chromium.close()
        connections.close_all()  # those the test opened inside the browser's loop


def sign_in(page, account):
    page.goto("/konto/login/")
    page.get_by_label("E-Mail").fill(account.email)
    page.get_by_label("Passwort").fill("geheim-genug-1")
    page.get_by_role("button", name=re.compile("^(Anmelden|Anmeldung)$")).click()
    page.wait_for_url(re.compile("/$"))


def take_along(page, meeting):
    page.goto(f"/mein/sitzungen/{meeting.pk}/")
    page.get_by_role("button", name="Offline mitnehmen").click()
    page.get_by_text("Auf diesem Gerät gespeichert:").wait_for()
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def noted(page, text):
    page.locator("#neue-notiz textarea").fill(text)
    page.get_by_role("button", name="Notiz speichern").click()


def caches_of(page):
    return page.evaluate(
        "caches.keys().then((all) => all.filter((one) => one.startsWith('desk-')))"
    )


def test_a_note_written_without_a_network_arrives_when_there_is_one_again(phone, item, meeting):
    take_along(phone, meeting)
    phone.context.set_offline(True)
    phone.goto(f"/mein/sitzungen/{meeting.pk}/mitnahme/{item.pk}/")
    expect(phone.get_by_text("Die Brücke ist alt.")).to_be_visible()
    noted(phone, "Im Zug geschrieben.")
    phone.get_by_text("noch nicht übertragen").wait_for()
    before = Note.objects.count()

    phone.context.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    phone.get_by_text("Übertragen.").wait_for()

    assert (before, [note.text for note in Note.objects.all()]) == (0, ["Im Zug geschrieben."])


def test_other_pages_lead_to_what_is_on_the_device(phone, meeting, item):
    take_along(phone, meeting)
    phone.context.set_offline(True)

    phone.goto("/mein/")

    expect(phone.get_by_role("link", name="Haupt- und Finanzausschuss")).to_be_visible()


def test_a_note_changed_elsewhere_meanwhile_stands_beside_the_other(phone, town, item, meeting):
    note = write_note(item, "eins", actor=town.member)
    take_along(phone, meeting)
    phone.context.set_offline(True)
    phone.goto(f"/mein/sitzungen/{meeting.pk}/mitnahme/{item.pk}/")
    phone.get_by_text("Ändern", exact=True).click()
    phone.locator(f"#note{note.pk}_text").fill("unterwegs")
    phone.get_by_role("button", name="Notiz ändern").click()
    phone.get_by_text("noch nicht übertragen").wait_for()
    write_note(item, "im Büro", actor=town.member, note=note, revision=1)

    phone.context.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    phone.get_by_role("link", name="Vergleichen und bereinigen").wait_for()

    kept = Note.objects.order_by("pk").values_list("text", "rival")
    assert list(kept) == [("im Büro", None), ("unterwegs", note.pk)]


def test_signing_out_clears_the_device(phone, meeting, item):
    take_along(phone, meeting)
    before = caches_of(phone)

    phone.get_by_role("button", name="Abmelden").click()
    phone.wait_for_url(lambda address: "/mein/" not in address)

    assert (before, caches_of(phone)) == ([f"desk-{meeting.pk}"], [])


def test_signing_out_waits_for_notes_that_cannot_be_sent(phone, town, meeting, item):
    take_along(phone, meeting)
    phone.context.set_offline(True)
    phone.goto(f"/mein/sitzungen/{meeting.pk}/mitnahme/{item.pk}/")
    noted(phone, "Nicht verlieren!")
    phone.get_by_text("noch nicht übertragen").wait_for()

    phone.get_by_role("button", name="Abmelden").click()

    expect(phone.get_by_text("Nicht verlieren!")).to_be_visible()


def test_the_device_drops_what_the_member_may_no_longer_see(phone, town, meeting, item):
    take_along(phone, meeting)
    Membership.objects.filter(pk=town.seat.pk).update(end=timezone.localdate() - timedelta(days=1))

    phone.goto("/mein/geraet/")
    phone.get_by_text("Auf diesem Gerät liegt nichts.").wait_for()

    assert caches_of(phone) == []


def test_pages_turn_by_arrow_keys(phone, meeting, item):
    after = council.item(meeting, title="Danach")
    phone.goto(f"/mein/sitzungen/{meeting.pk}/lesen/{item.pk}/")

    phone.keyboard.press("ArrowRight")

    phone.wait_for_url(f"**/lesen/{after.pk}/")
