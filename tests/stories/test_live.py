"""A running meeting reaches the hall and the citizens at once, without a reload."""

import re

from playwright.sync_api import expect

from tests.stories.test_accession import press

MEETING = """
from django.utils import timezone
from ratsverbund.config.demonstration import sittings
from ratsverbund.config.demonstration.world import DEMONSTRATION
from ratsverbund.council.sittings.operations import call_item
from ratsverbund.people.organizations.models import Organization

today = timezone.localdate()
committee = Organization.objects.get(body__slug="heinsberg", short_name="SKA")
meeting = sittings.hold(committee, today, sittings.begun(today))
sittings.admit_all(meeting, sittings.seats_at(meeting), at=meeting.starts_at, actor=DEMONSTRATION)
call_item(meeting.items.get(number="Ö 1"), actor=DEMONSTRATION)
print(meeting.pk)
"""
SOON = 2_000  # milliseconds; by itself a page would ask every five seconds


def test_whoever_watches_sees_the_next_item_at_once(visit):
    clerk, hall = visit("clerk"), visit()
    meeting = clerk.house.operate(MEETING).strip()
    clerk.page.goto(f"/sitzungen/{meeting}/verlauf/")
    hall.page.goto(f"/sitzungen/{meeting}/anzeige/")
    citizen = hall.context.new_page()
    citizen.goto(f"/buergerinfo/sitzungen/{meeting}/live/")
    for page in (hall.page, citizen):
        expect(page.get_by_role("heading", name="Ö 1 Eröffnung")).to_be_visible()
        expect(page.get_by_text("Live: Die Seite ändert sich von selbst.")).to_be_visible()
        page.evaluate("window.kept = true")
    hall.look("saal")

    press(clerk.page, re.compile("Aufrufen.*Ö 2"))

    for page in (hall.page, citizen):
        expect(page.get_by_role("heading", name="Ö 2 Spielplatz")).to_be_visible(timeout=SOON)
        assert page.evaluate("window.kept") is True
