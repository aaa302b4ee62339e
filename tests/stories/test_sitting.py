"""A clerk keeps a meeting on a flaky network: nothing is lost, and each act happens once."""

import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

RUNNING = """
import django; django.setup()
from django.db import transaction
from ratsverbund.config.demonstration import sittings
from ratsverbund.config.demonstration.world import world
from ratsverbund.council.meetings.models import Meeting
with transaction.atomic():
    sittings.meet(world())
print(Meeting.objects.filter(state="running", organization__short_name="PUV").last().pk)
"""


@pytest.fixture(scope="module")
def address(house):
    """Leave a committee of Heinsberg in its meeting; say which."""
    settings = {"DJANGO_SETTINGS_MODULE": "ratsverbund.config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", RUNNING],
        env=os.environ | house.environment | settings,
        check=True,
        capture_output=True,
        text=True,
    )
    return f"/sitzungen/{done.stdout.split()[-1]}/verlauf/"


def quiet(clerk):
    """Forget what the browser says about the missing network; that is the story."""
    clerk.faults[:] = [fault for fault in clerk.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def course(page):
    """What happened, the last first."""
    return page.locator(".kern-table tbody tr td:first-of-type").all_inner_texts()


def test_what_is_typed_without_network_is_marked_and_sent_once_it_is_back(address, visit):
    clerk = visit("clerk")
    page = clerk.page
    page.goto(address)
    clerk.look("sitzungsverlauf")
    unsent = page.locator("[data-unsent]")
    before = len(course(page))

    clerk.context.set_offline(True)
    unsent.get_by_text("Keine Verbindung.").wait_for()
    page.get_by_role("button", name="Beschlussfähigkeit feststellen").click()
    unsent.get_by_text("Eine Eingabe ist noch nicht gesendet.").wait_for()
    page.get_by_role("button", name="Punkt später behandeln").click()
    unsent.get_by_text("2 Eingaben sind noch nicht gesendet.").wait_for()
    waiting = unsent.locator("li").all_inner_texts()
    clerk.context.set_offline(False)
    page.get_by_text("Kein Punkt ist aufgerufen").wait_for()

    quiet(clerk)
    assert [line.rpartition(", ")[0] for line in waiting] == [
        "Beschlussfähigkeit feststellen", "Punkt später behandeln",
    ]  # fmt: skip
    assert unsent.inner_text() == ""
    assert course(page)[:2] == ["zurückgestellt", "beschlussfähig"]
    assert len(course(page)) == before + 2


def test_a_half_typed_vote_outlives_the_return_of_the_network(address, visit):
    clerk = visit("clerk")
    page = clerk.page
    page.goto(address)
    page.keyboard.press("n")
    page.locator("#abstimmung").wait_for()
    page.get_by_role("button", name="Beschlussfähigkeit feststellen").dblclick()
    expect(page.get_by_role("cell", name="beschlussfähig", exact=True)).to_have_count(2)

    clerk.context.set_offline(True)
    page.get_by_role("button", name="Beschlussfähigkeit feststellen").click()
    page.keyboard.press("a")
    page.keyboard.type("7")
    clerk.context.set_offline(False)
    quiet(clerk)
    page.locator("[data-unsent]").get_by_text("Alles ist gesendet.").wait_for()

    quiet(clerk)
    assert page.locator("input[name=yes]").first.input_value() == "7"
    page.goto(address)
    assert course(page).count("beschlussfähig") == 3


def test_a_name_is_found_by_keys_alone(address, visit):
    clerk = visit("clerk")
    page = clerk.page
    page.goto(address)
    name = page.locator(".rv-roster__seat--there .rv-roster__name").first.inner_text().split()[-1]

    page.keyboard.press("p")
    page.keyboard.type(name)
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.name") in ("go", "come")
    assert page.locator(".rv-roster__seat:visible").count() < 4


def test_a_roll_call_is_taken_with_three_keys(address, visit):
    clerk = visit("clerk", width=320)
    page = clerk.page
    page.goto(address)
    page.get_by_role("link", name="namentlich").click()
    page.locator("[data-roll]").wait_for()
    clerk.look("namentliche-abstimmung-schmal")

    page.locator("[data-roll] input").first.focus()
    names = page.locator("[data-roll] li").count()
    page.keyboard.type("j" * (names - 3) + "nne")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ergebnis").wait_for()

    assert f"{names - 3} : 2 : 1 · namentlich" in page.locator("main").inner_text()
