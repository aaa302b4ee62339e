"""From paper to network member, through the pages, as clerk, chair, mayor and network office."""

import re

from tests.stories.conftest import SEED

INVITED, MAIN, COUNCIL = "2021-03-01", "2021-03-15", "2021-03-24"


def press(page, name):
    """Press the one button or link of that name in the page's main part."""
    main = page.locator("main")
    found = main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name))
    found.first.click()
    page.wait_for_load_state()


def upload(visitor):
    """Read the paper in, make it a draft and release it; return its number."""
    page = visitor.page
    page.goto("/vorlagen/hochladen/")
    visitor.look("hochladen")
    page.locator("input[type=file]").set_input_files(SEED)
    page.locator("main form button[type=submit]").first.click()
    page.get_by_role("button", name="Vorlage anlegen").wait_for()
    visitor.look("einlesen")
    press(page, "Vorlage anlegen")
    visitor.look("vorlage")
    press(page, "Freigabe prüfen")
    visitor.look("freigabe")
    press(page, "Zur Beratung freigeben")
    return page.url


def convene(visitor, mayor, organization, day):
    """Plan a meeting, put the waiting paper on its agenda, have it released, and invite."""
    page = visitor.page
    page.goto("/sitzungen/neu/")
    choice = page.get_by_label("Gremium").locator("option", has_text=organization).first
    page.get_by_label("Gremium").select_option(value=choice.get_attribute("value"))
    page.get_by_label("Tag", exact=False).first.fill(day)
    page.get_by_label("Beginn").fill("18:00")
    page.get_by_label("Ort").fill("Rathaus, großer Sitzungssaal")
    press(page, "Ladungsfrist berechnen")
    visitor.look("sitzung-planen")
    press(page, re.compile("^Sitzung (planen|anlegen)"))
    if "tagesordnung" not in page.url:
        press(page, "Tagesordnung bearbeiten")
    press(page, re.compile("^Aufnehmen Beitritt"))
    visitor.look("tagesordnung")
    release(mayor, page.url)
    press(page, "Vorschau und Freigabe")
    press(page, "Weiter zur Einladung")
    visitor.look("einladung")
    page.locator("summary", has_text="auf anderem Weg").click()
    page.get_by_label("Tag der Einladung").fill(INVITED)
    press(page, "Einladung festhalten und veröffentlichen")
    return re.search(r"/sitzungen/(\d+)/", page.url)[1]


def release(mayor, agenda):
    """Let a second person release an agenda."""
    page = mayor.page
    page.goto(f"{agenda.split('#')[0]}vorschau/")
    mayor.look("vorschau")
    page.locator("summary", has_text="Tagesordnung freigeben").click()
    press(page, "Tagesordnung freigeben")


def vote(visitor, meeting, yes, abstentions, name=None):
    """Open the meeting, record who came, take the vote by Fraktion, close."""
    page = visitor.page
    page.goto(f"/sitzungen/{meeting}/")
    press(page, "Sitzung eröffnen")
    page.goto(f"/sitzungen/{meeting}/anwesenheit/")
    visitor.look()
    press(page, "Anwesenheit festhalten")
    page.goto(f"/sitzungen/{meeting}/")
    press(page, re.compile("aufrufen"))
    page.get_by_label("Ja nach Fraktionen").fill(yes)
    page.get_by_label("Enthaltungen nach Fraktionen").fill(abstentions)
    visitor.look("abstimmung")
    press(page, "Abstimmung festhalten")
    visitor.look("beschluss")
    said = page.locator("main").inner_text()
    page.goto(f"/sitzungen/{meeting}/")
    page.get_by_label(re.compile("^Ende")).fill("19:30")
    press(page, "Sitzung schließen")
    page.goto(f"/sitzungen/{meeting}/")
    visitor.look(name)
    return said


def wait_for(page, text):
    """Reload until the jobs have brought a word to the page."""
    for _attempt in range(40):
        if page.locator("main").get_by_text(text).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{text} never came to {page.url}")


def test_a_paper_becomes_a_membership_with_dues(visit):
    clerk = visit("clerk")
    clerk.look()
    upload(clerk)
    clerk.page.goto("/")
    clerk.look("start")
    mayor = visit("mayor")
    first = convene(clerk, mayor, "Haupt- und Finanzausschuss", MAIN)

    chair = visit("chair")
    vote(chair, first, "7 CDU, 3 SPD, 2 Grüne, 1 FDP, 1 FW, Bürgermeister", "")
    second = convene(clerk, mayor, "Rat der Stadt Heinsberg", COUNCIL)
    said = vote(
        chair, second, "19 CDU, 9 SPD, 6 Grüne, 4 FDP, 4 FW, Bürgermeister", "1 CDU, 1 Grüne",
        name="sitzung",
    )  # fmt: skip

    assert re.search(r"43\D+0\D+2", said)
    assert "einstimmig beschlossen" in said

    mayor.page.goto("/vorgaenge/")
    mayor.look("vorgaenge")
    mayor.page.locator("main").get_by_role("link", name=re.compile("Heinsberg")).first.click()
    wait_for(mayor.page, "Beitrittserklärung unterzeichnen")
    case = mayor.page.url
    press(mayor.page, "Beitrittserklärung unterzeichnen")
    mayor.page.get_by_label("Unterzeichnet am").fill("2021-04-01")
    mayor.page.get_by_label("Ich habe die Grundlage geprüft").check()
    mayor.look("Unterzeichnen")
    mayor.page.locator("main form button[type=submit]").first.click()

    office = visit("network-office")
    office.page.goto(case)
    wait_for(office.page, "Mitgliedschaft bestätigen")
    press(office.page, "Mitgliedschaft bestätigen")
    office.page.locator("input[type=date]").first.fill("2021-04-15")
    office.look("bestaetigen")
    office.page.locator("main form button[type=submit]").first.click()
    office.page.goto(case)
    wait_for(office.page, "PDF zum Beitrag 2024")
    office.look("vorgang")

    dues = {}
    for row in office.page.locator("main table tr").all():
        cells = [cell.strip() for cell in row.locator("th, td").all_inner_texts()]
        if cells and cells[0].isdigit():
            dues[int(cells[0])] = cells[2:4]
    nothing = ["0,00\u00a0€", "Land Nordrhein-Westfalen"]
    assert [dues[year] for year in (2021, 2022, 2023)] == [nothing] * 3
    assert dues[2024] == ["2.000,00\u00a0€", "das Mitglied"]

    press(office.page, "Mitglied im Netzwerk Innenstadt NRW")
    office.look("mitglied")

    stranger = visit()
    stranger.page.goto("/buergerinfo/")
    stranger.look("buergerinfo")
