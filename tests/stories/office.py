"""What people of the council office do at their pages, one act a function; stories tell with it."""

import re

from playwright.sync_api import expect

from tests.stories.test_accession import press, release

COUNCIL = "Rat der Stadt Heinsberg"
COMMITTEE = "Haupt- und Finanzausschuss"


def look_twice(visitor, name):
    """Look at the page on a desk and on a telephone."""
    visitor.look(name)
    visitor.page.set_viewport_size({"width": 320, "height": 900})
    visitor.look(f"{name}-schmal")
    visitor.page.set_viewport_size({"width": 1280, "height": 900})


def unfold(page, name):
    """Open what is folded below a line that begins so."""
    page.locator("main summary").filter(has_text=re.compile(rf"^\s*{name}")).first.click()


def choose(page, label, words):
    """Choose the option of a list that holds the words."""
    listed = page.get_by_label(re.compile(f"^{label}( Pflichtangabe)?$"))
    option = listed.locator("option", has_text=words).first
    listed.select_option(value=option.get_attribute("value"))


def day(page, ahead=0):
    """A day in Germany, today or some days ahead, as a date field takes it."""
    moment = f"new Date(Date.now() + {ahead} * 864e5)"
    return page.evaluate(f"{moment}.toLocaleDateString('sv', {{timeZone: 'Europe/Berlin'}})")


def draft(clerk, title, organization, first="", office=""):
    """Write a paper that an organization decides, maybe after another consulted; release it."""
    page = clerk.page
    page.goto("/vorlagen/")
    press(page, "Vorlage schreiben")
    page.get_by_label("Betreff").fill(title)
    page.get_by_label("Federführendes Amt").fill(office)
    page.get_by_label("Sachverhalt und Begründung").fill("Die Schule hat darum gebeten.")
    page.get_by_label("Die Vorlage ist öffentlich").check()
    proposal = page.get_by_role("group", name="1. Beschlussvorschlag")
    proposal.get_by_label("Gremium").select_option(label=organization)
    proposal.get_by_label("Text").fill(f"{title}: Der Plan wird ausgeführt.")
    press(page, "Als Entwurf speichern")
    if first:
        page.get_by_role("link", name="Beratungsfolge festlegen").first.click()
        press(page, "Beratung hinzufügen")
        for place, (row, name) in enumerate((("2", first), ("1", organization)), 1):
            stop = page.get_by_role("group", name=f"{row}. Beratung")
            stop.get_by_label("Gremium").select_option(label=name)
            stop.get_by_label("Platz").fill(str(place))
        clerk.look("beratungsfolge")
        press(page, "Beratungsfolge speichern")
    press(page, "Freigabe prüfen")
    press(page, "Zur Beratung freigeben")


def plan(clerk, organization, clock):
    """Plan a meeting of today; return its number with its agenda on the screen."""
    page = clerk.page
    page.goto("/sitzungen/")
    press(page, "Sitzung planen")
    choose(page, "Gremium", organization)
    page.get_by_label("Tag", exact=False).first.fill(day(page))
    page.get_by_label("Beginn").fill(clock)
    page.get_by_label("Ort").fill("Rathaus, großer Sitzungssaal")
    press(page, "Sitzung planen")
    if "tagesordnung" not in page.url:
        press(page, "Tagesordnung bearbeiten")
    return int(re.search(r"/sitzungen/(\d+)/", page.url)[1])


def add_title(page, title):
    """Put an item without a paper on the agenda."""
    unfold(page, "Punkt ohne Vorlage aufnehmen")
    page.get_by_label("Bezeichnung").fill(title)
    page.get_by_role("button", name="Aufnehmen", exact=True).click()
    page.get_by_text(title).first.wait_for()


def invite(clerk, mayor, name=None):
    """Have a second person release the agenda, and send the invitation at short notice."""
    page = clerk.page
    release(mayor, page.url)
    press(page, "Vorschau und Freigabe")
    press(page, "Weiter zur Einladung")
    reason = page.get_by_role("textbox", name=re.compile("^Grund, wenn die Ladungsfrist"))
    reason.fill("Die Frist für den Zuschuss endet morgen.")
    clerk.look(name)
    press(page, "Einladung versenden")
    page.get_by_text("Die Ladung ist hinausgegeben").wait_for()


def lay_on_table(clerk, meeting, number, title):
    """Bring a file to an item after the invitation."""
    page = clerk.page
    page.goto(f"/sitzungen/{meeting}/tagesordnung/")
    press(page, f"Tischvorlage {number}")
    page.get_by_label("Bezeichnung").fill(title)
    file = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 leer"}
    page.get_by_label("Datei").set_input_files(file)
    press(page, "Tischvorlage beifügen")
    page.get_by_text(f"Tischvorlage: {title}").wait_for()


def open_meeting(chair, clerk, meeting, without=""):
    """Let the chair open the meeting and the clerk note who came; return who of a Fraktion not."""
    chair.page.goto(f"/sitzungen/{meeting}/")
    press(chair.page, "Sitzung eröffnen")
    page = clerk.page
    page.goto(f"/sitzungen/{meeting}/")
    press(page, "Anwesenheit")
    missing = ""
    if without:
        label = page.locator("main label").filter(has_text=without).first
        missing = label.inner_text().removesuffix(without).strip()
        page.get_by_label(label.inner_text()).uncheck()
    press(page, "Anwesenheit festhalten")
    press(page, "Vertretung im Verlauf eintreten lassen")
    return missing


def call(page, number, title):
    """Call an item of the agenda in the running meeting."""
    page.get_by_role("button", name=f"Aufrufen TOP {number}", exact=True).click()
    page.get_by_role("heading", name=f"TOP {number}: {title}").wait_for()


def voters(page, count):
    """See how many vote on the item at hand."""
    expect(page.get_by_text(f"{count} stimmen mit.")).to_be_visible()


def result(page):
    """What the page says of the vote that was just recorded."""
    page.get_by_role("heading", name="Ergebnis").wait_for()
    return page.locator("main").inner_text()


def take_note(page):
    """Let the item at hand end without a vote."""
    unfold(page, "Ohne Abstimmung")
    page.get_by_role("button", name="Zur Kenntnis genommen").click()
    page.get_by_text("zur Kenntnis genommen").first.wait_for()


def close(page):
    """Close the meeting on the page of its course; nothing is open any more."""
    page.locator("#schluss").get_by_role("button", name="Sitzung schließen").click()
    page.get_by_text("Die Sitzung ist geschlossen.").wait_for()
