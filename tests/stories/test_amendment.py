"""A town changes its own charter: refused once, adopted once, and the law follows."""

import re
from datetime import date, timedelta

from tests.stories.test_accession import convene, press, wait_for

PLACE = "/recht/heinsberg/hauptsatzung/{day}/§8/3/a/"


def draft(clerk, title, rate):
    """Draft a higher rate from the page of its provision, replay a year, make the paper."""
    page = clerk.page
    page.goto(PLACE.format(day=date.today()))  # noqa: DTZ011
    press(page, "Änderung entwerfen")
    clerk.look("satzung-entwerfen")
    page.get_by_label("Titel").fill(title)
    page.get_by_label(re.compile("^Regelstundensatz")).fill(rate)
    press(page, "Entwurf speichern")
    press(page, "Jahr durchrechnen")
    clerk.look("satzung-wirkung")
    assert "Annahmen: Jedes Jahr" in page.locator("main").inner_text()
    press(page, "Als Vorlage einbringen")
    page.get_by_label("Begründung").fill("Der Satz gilt seit 2020.")
    press(page, "Vorlage anlegen")
    clerk.look("satzungsaenderung")
    address = page.url
    page.locator("main a[href^='/vorlagen/']").first.click()
    page.wait_for_load_state()
    press(page, "Freigabe prüfen")
    press(page, "Zur Beratung freigeben")
    return address


def test_the_charter_changes_itself(visit):
    clerk = visit("clerk")
    address = draft(clerk, "6. Satzung zur Änderung der Hauptsatzung", "18,00")

    clerk.page.goto(address)
    assert "Vorberatung" in clerk.page.locator("main").inner_text()
