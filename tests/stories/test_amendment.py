"""A town changes its own charter: refused once, adopted once, and the law follows."""

import re
from datetime import date, timedelta

from tests.stories.test_accession import press, wait_for

TODAY = date.today()  # noqa: DTZ011 - the town's own day
VOTED, YESTERDAY = TODAY - timedelta(days=3), TODAY - timedelta(days=1)
REFUSED = "6. Satzung zur Änderung der Hauptsatzung"
ADOPTED = "Sechste Satzung zur Änderung der Hauptsatzung"
PLACE = "/recht/heinsberg/hauptsatzung/{day}/§8/3/a/"
MEETING = """
from datetime import date, timedelta
from ratsverbund.config.demonstration import road
from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.papers.models import Consultation

first, second = road.stops(CharterAmendment.objects.get(title={title!r}).paper)
voted = date.fromisoformat({day!r})
invited = voted - timedelta(days=30)
road.decide(first, voted - timedelta(days=7), road.COMMITTEE_VOTE, invited=invited)
print(road.hold(second.organization, voted, [second], invited=invited).items.get().pk)
"""


def draft(clerk, title, rate):
    """Draft a higher rate from the page of its provision, replay a year, make the paper."""
    page = clerk.page
    page.goto(PLACE.format(day=TODAY))
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


def vote(clerk, title, day, counts):
    """The main committee has advised and the council sits; the clerk records its vote."""
    item = clerk.house.operate(MEETING.format(title=title, day=day.isoformat())).strip()
    page = clerk.page
    page.goto(f"/beschluesse/punkte/{item}/")
    for name, count in zip(("Ja-Stimmen", "Nein-Stimmen", "Enthaltungen"), counts, strict=True):
        page.get_by_label(name, exact=True).fill(str(count))
    press(page, "Abstimmung festhalten")
    if page.get_by_label("Fehlende Stimmen sind nicht abgegeben").count():
        page.get_by_label("Fehlende Stimmen sind nicht abgegeben").check()
        press(page, "Abstimmung festhalten")
    return page.locator("main").inner_text()


def put_in_force(mayor, clerk, address):
    """The mayor signs; the notice is complete with the end of yesterday."""
    mayor.page.goto(address)
    wait_for(mayor.page, "Satzung ausfertigen")
    press(mayor.page, "Satzung ausfertigen")
    mayor.page.locator("input[type=date]").fill(VOTED.isoformat())
    mayor.look("ausfertigung")
    mayor.page.locator("main form button[type=submit]").first.click()
    mayor.page.wait_for_load_state()
    clerk.page.goto(address)
    press(clerk.page, "Vollzug der Bekanntmachung eintragen")
    clerk.page.locator("input[type=date]").fill(YESTERDAY.isoformat())
    clerk.page.get_by_label("Fundstelle").fill("www.heinsberg.de, Amtliches")
    clerk.look("bekanntmachung")
    clerk.page.locator("main form button[type=submit]").first.click()
    clerk.page.wait_for_load_state()


def reckon(visitor, day):
    """Let a citizen reckon three hours of work missed by the law of a day."""
    page = visitor.page
    page.goto("/recht/heinsberg/rechnen/loss_of_earnings/?beispiel=VA-1")
    page.locator("input[name=stand]").fill(day.isoformat())
    press(page, "Berechnen")
    visitor.look(f"rechnen-{day}")
    return page.locator("main").inner_text()


def test_the_charter_changes_itself(visit):
    clerk, mayor, citizen = visit("clerk"), visit("mayor"), visit()
    refused = draft(clerk, REFUSED, "18,00")

    said = vote(clerk, REFUSED, VOTED - timedelta(days=14), (22, 5, 3))

    assert ("22 : 5 : 3" in said, "abgelehnt" in said) == (True, True)
    clerk.page.goto(refused)
    wait_for(clerk.page, "Stand: abgelehnt")

    adopted = draft(clerk, ADOPTED, "18,00")
    said = vote(clerk, ADOPTED, VOTED, (23, 20, 2))

    assert ("23 : 20 : 2" in said, "23 Ja nötig" in said) == (True, True)

    put_in_force(mayor, clerk, adopted)
    clerk.look("satzung-in-kraft")
    citizen.page.goto(PLACE.format(day=TODAY))
    citizen.look("recht-neu")
    today = citizen.page.locator("main").inner_text()
    citizen.page.goto(PLACE.format(day=YESTERDAY))
    yesterday = citizen.page.locator("main").inner_text()
    citizen.page.goto("/recht/heinsberg/hauptsatzung/")
    axis = citizen.page.locator("svg.rv-axis").text_content()

    assert "Regelstundensatz: 18,00\u00a0EUR/h" in today
    assert "Regelstundensatz: 15,00\u00a0EUR/h" in yesterday
    assert "Regelstundensatz: 15,00 EUR/h → 18,00 EUR/h" in axis
    assert "3 Stunden zu 15,00\u00a0€ sind 45,00\u00a0€." in reckon(citizen, YESTERDAY)
    assert "3 Stunden zu 18,00\u00a0€ sind 54,00\u00a0€." in reckon(citizen, TODAY)
