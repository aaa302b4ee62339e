"""A clerk keeps a meeting on a flaky network: nothing is lost, and each act happens once."""

import os
import subprocess
import sys

import pytest

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
    return page.locator("tbody tr td:first-of-type").all_inner_texts()


def test_what_is_typed_without_network_is_marked_and_sent_once_it_is_back(address, visit):
    clerk = visit("clerk")
    page = clerk.page
    page.goto(address)
    clerk.look("sitzungsverlauf")
    unsent = page.locator("[data-unsent]")

    clerk.context.set_offline(True)
    page.get_by_role("button", name="Beschlussfähigkeit feststellen").click()
    unsent.get_by_text("nicht gesendet (1)").wait_for()
    page.get_by_role("button", name="Später behandeln").click()
    unsent.get_by_text("nicht gesendet (2)").wait_for()
    clerk.context.set_offline(False)
    page.get_by_role("heading", name="Kein Punkt ist aufgerufen").wait_for()

    quiet(clerk)
    assert unsent.inner_text() == ""
    assert course(page)[:2] == ["zurückgestellt", "beschlussfähig"]


def test_a_roll_call_is_taken_with_three_keys(address, visit):
    clerk = visit("clerk", width=320)
    page = clerk.page
    page.goto(address)
    page.get_by_role("button", name="Aufrufen TOP Ö 3").click()
    page.get_by_role("link", name="namentlich").click()
    page.locator("[data-roll]").wait_for()
    clerk.look("namentliche-abstimmung-schmal")

    page.locator("[data-roll] input").first.focus()
    names = page.locator("[data-roll] li").count()
    page.keyboard.type("j" * (names - 3) + "nne")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ergebnis").wait_for()

    assert f"{names - 3} : 2 : 1 · namentlich" in page.locator("main").inner_text()
