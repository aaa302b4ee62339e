"""From a draft to the executed resolution: committee, council, minutes, and what became of it."""

import json
import re

from playwright.sync_api import expect

from tests.stories import office
from tests.stories.office import COMMITTEE, COUNCIL
from tests.stories.test_accession import press, wait_for

ROAD, GYM, BRIDGE = "Radweg an der Schulstraße", "Dach der Turnhalle", "Sperrung der Wurmbrücke"
HEAD = "Wahl der Ortsvorsteherin oder des Ortsvorstehers von Karken"
APPROVAL = "Genehmigung der Niederschrift"
DONE = "Der Radweg ist gebaut und freigegeben."
# The office that carries things out with its employee, and a head of a district who resigned.
BEFORE = """
import json
from datetime import timedelta
from django.utils import timezone
from ratsverbund.config.demonstration.world import DEMONSTRATION, world
from ratsverbund.people.accounts.operations import create_account, grant_role
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.operations import create_organization, end_membership

town, today = world().heinsberg, timezone.localdate()
works = create_organization(town, "Tiefbauamt", organization_type="office", actor=DEMONSTRATION)
account, password = create_account("tiefbau@example.org", "Tina Tiefbau", actor=DEMONSTRATION)
grant_role(account, "member", town, organization=works, start=today, actor=DEMONSTRATION)
karken = Organization.objects.get(body=town, short_name="Karken")
for seat in karken.memberships.filter(end=None):
    end_membership(seat, today - timedelta(days=1), actor=DEMONSTRATION)
print(json.dumps({"email": account.email, "password": password}))
"""


def test_a_draft_becomes_a_resolution_that_is_carried_out_and_told(visit):
    clerk, chair, mayor, citizen = visit("clerk"), visit("chair"), visit("mayor"), visit()
    clerk.house.accounts["engineer"] = json.loads(clerk.house.operate(BEFORE))
    office.draft(clerk, ROAD, COUNCIL, first=COMMITTEE, office="Tiefbauamt")
    office.draft(clerk, GYM, COMMITTEE)

    first = prepare_committee(clerk, mayor)
    missing = office.open_meeting(chair, clerk, first, without="(CDU)")
    let_the_deputy_in(clerk, missing)
    adjourn_the_gym(clerk)
    vote_without_the_biased(clerk)

    session = prepare_council(clerk, mayor)
    office.open_meeting(chair, clerk, session)
    resolve_on_the_road(clerk)
    vote_on_what_came_late(clerk, session)
    elect_by_lot(clerk, session)

    minutes = write_minutes(clerk, chair, first)
    approve_in_the_next_meeting(clerk, chair, mayor, minutes)
    carry_out(clerk, visit("engineer"))
    release_to_the_public(mayor, minutes)
    read_what_became_of_it(citizen)


def prepare_committee(clerk, mayor):
    """The clerk builds the agenda, a second person releases it; a plan comes on the table."""
    page = clerk.page
    meeting = office.plan(clerk, COMMITTEE, "08:00")
    office.add_title(page, "Eröffnung")
    press(page, f"Aufnehmen {ROAD}")
    press(page, f"Aufnehmen {GYM}")
    office.look_twice(clerk, "tagesordnung-bauen")
    office.invite(clerk, mayor, "einladen")
    office.lay_on_table(clerk, meeting, "Ö 2", "Lageplan")
    return meeting


def let_the_deputy_in(clerk, missing):
    """The page names who stands in for the absent member by the charter, and says why."""
    page = clerk.page
    seats = page.get_by_role("list", name="Anwesenheit", exact=True)
    seat = seats.locator(".rv-roster__seat").filter(has_text=missing)
    seat.get_by_text("Warum diese Vertretung?").click()
    expect(seat.get_by_text(re.compile(r"§ 13 Abs\. 3")).first).to_be_visible()
    office.look_twice(clerk, "vertretung")

    seat.get_by_role("button", name=re.compile("vertritt$")).first.click()

    expect(seat.get_by_role("button", name=re.compile("^geht"))).to_be_visible()
    expect(page.get_by_text("vertritt", exact=True)).to_be_visible()


def adjourn_the_gym(clerk):
    """The opening is noted; the gym waits for the next meeting."""
    page = clerk.page
    office.call(page, "Ö 1", "Eröffnung")
    office.take_note(page)
    office.call(page, "Ö 3", GYM)
    office.unfold(page, "Ohne Abstimmung")
    office.unfold(page, "Vertagen")
    page.get_by_label("Grund").filter(visible=True).fill("Das Gutachten fehlt noch.")
    page.get_by_role("button", name="Vertagen").click()
    page.get_by_text("vertagt").first.wait_for()


def vote_without_the_biased(clerk):
    """A member whose brother builds there leaves the table; one vote less counts."""
    page = clerk.page
    office.call(page, "Ö 2", ROAD)
    office.voters(page, 15)
    office.unfold(page, "Mitglied ausschließen")
    page.get_by_label("Mitglied").filter(visible=True).select_option(index=4)
    page.get_by_label("Vor- oder Nachteil von Angehörigen").check()
    page.get_by_label("Grund").filter(visible=True).fill("Der Bruder baut dort.")
    page.get_by_role("button", name="Ausschließen", exact=True).click()
    page.get_by_text("Der Bruder baut dort.").wait_for()
    office.voters(page, 14)
    office.look_twice(clerk, "befangen")

    page.get_by_role("button", name="Einstimmig: 14 Ja").click()

    assert "14 : 0 : 0" in office.result(page)
    office.close(page)


def prepare_council(clerk, mayor):
    """What the committee recommended comes to the council, with an election."""
    page = clerk.page
    meeting = office.plan(clerk, COUNCIL, "10:00")
    press(page, f"Aufnehmen {ROAD}")
    office.add_title(page, HEAD)
    office.invite(clerk, mayor)
    page.goto(f"/sitzungen/{meeting}/")
    page.get_by_role("link", name="Wahlen dieser Sitzung").click()
    page.get_by_role("link", name=HEAD).click()
    page.get_by_label("Gegenstand").select_option("district_head")
    office.choose(page, "Ausschuss oder Ortschaft", "Karken")
    press(page, "Wahl anlegen")
    for place in (3, 30):
        press(page, "Wahlvorschlag aufnehmen")
        page.get_by_label("Person").select_option(index=place)
        press(page, "Vorschlag aufnehmen")
    return meeting


def resolve_on_the_road(clerk):
    """The council follows the committee."""
    page = clerk.page
    office.call(page, "Ö 1", ROAD)
    page.get_by_role("button", name="Einstimmig: 45 Ja").click()
    assert "einstimmig beschlossen" in office.result(page)


def vote_on_what_came_late(clerk, session):
    """A paper that cannot wait comes on the agenda by vote, and fails by a tie."""
    page = clerk.page
    office.draft(clerk, BRIDGE, COUNCIL)
    page.goto(f"/sitzungen/{session}/tagesordnung/")
    press(page, "Tagesordnung erweitern")
    office.choose(page, "Vorlage", BRIDGE)
    page.get_by_label("Grund der Dringlichkeit").fill("Ein Pfeiler ist unterspült.")
    page.get_by_label("Ja", exact=True).fill("40")
    page.get_by_label("Nein", exact=True).fill("4")
    press(page, "Abstimmung festhalten")
    page.get_by_text("Aufgenommen als TOP Ö 3 (40 : 4 : 0).").wait_for()
    page.goto(f"/sitzungen/{session}/verlauf/")
    office.call(page, "Ö 3", BRIDGE)
    for word, count in (("Ja", 22), ("Nein", 22), ("Enthaltungen", 1)):
        page.locator("#abstimmung").get_by_label(word, exact=True).fill(str(count))

    page.get_by_role("button", name="Abstimmung festhalten").click()

    said = office.result(page)
    assert "22 : 22 : 1" in said
    assert "abgelehnt" in said
    office.unfold(page, r"Warum\?")
    office.look_twice(clerk, "stimmengleichheit")


def elect_by_lot(clerk, session):
    """A secret election is demanded; ballot and run-off end in a tie, the lot decides."""
    page = clerk.page
    office.call(page, "Ö 2", HEAD)
    press(page, "Wahl zu diesem Punkt")
    page.get_by_role("link", name="Geheime Wahl verlangt").click()
    page.get_by_label("Mitglieder, die geheime Wahl verlangen").fill("12")
    page.locator("main form button[type=submit]").click()
    press(page, "Wahlgang eröffnen")
    for number in (1, 2):
        if number > 1:
            press(page, "Wahlgang auszählen")
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"{number}. Wahlgang")
        for counted in page.locator("input[name^=votes_]").all():
            counted.fill("22")
        page.get_by_label("Enthaltungen").fill("1")
        press(page, "Ergebnis feststellen")
    press(page, "Losentscheid festhalten")
    page.locator("input[name=winner]").last.check()
    page.get_by_label("gezogen von").select_option(index=1)
    page.get_by_label("vor Zeugen").fill("den beiden Stimmzählern")
    press(page, "Los festhalten")
    press(page, "Gewählte eintragen")
    expect(page.get_by_text("das Los fiel auf")).to_be_visible()
    office.look_twice(clerk, "losentscheid")
    page.goto(f"/sitzungen/{session}/verlauf/")
    office.close(page)


def write_minutes(clerk, chair, meeting):
    """The minutes are drafted from the record, signed by two persons and sent."""
    page = clerk.page
    page.goto(f"/sitzungen/{meeting}/")
    page.get_by_role("link", name="Niederschrift", exact=True).click()
    press(page, "Entwurf anlegen")
    said = page.locator("main").inner_text()
    assert "vertritt" in said
    assert "Stimmberechtigt anwesend: 15, davon ausgeschlossen: 1." in said
    assert "nichtöffentliche Tischvorlage" in said
    assert "Die Frist für den Zuschuss endet morgen." in said
    office.look_twice(clerk, "niederschrift")
    press(page, "Zur Unterschrift vorlegen")
    press(page, "Als Schriftführung unterzeichnen")
    chair.page.goto("/")
    press(chair.page, "Unterzeichnen")
    press(chair.page, "Als Vorsitz unterzeichnen")
    page.reload()
    press(page, "Den Mitgliedern zuleiten")
    return page.url


def approve_in_the_next_meeting(clerk, chair, mayor, minutes):
    """The adjourned item is ready again; the next meeting approves the minutes of the last."""
    page = clerk.page
    meeting = office.plan(clerk, COMMITTEE, "12:00")
    waiting = page.locator("#vorlagen tr").filter(has_text=GYM)
    expect(waiting.get_by_text("bereit", exact=True)).to_be_visible()
    press(page, f"Aufnehmen {GYM}")
    office.add_title(page, APPROVAL)
    office.invite(clerk, mayor)
    office.open_meeting(chair, clerk, meeting)
    office.call(page, "Ö 2", APPROVAL)
    page.get_by_role("button", name="Einstimmig: 15 Ja").click()
    office.result(page)
    page.goto(minutes)
    press(page, "Genehmigung festhalten")
    office.choose(page, "Genehmigt unter", APPROVAL)
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_text("genehmigt", exact=True)).to_be_visible()


def carry_out(clerk, engineer):
    """The resolution became a task; the office reports it done, the clerk accepts and tells."""
    page = clerk.page
    page.goto("/beschlusskontrolle/")
    wait_for(page, ROAD)
    press(page, ROAD)
    task = page.url
    press(page, "Übertragen")
    page.get_by_label("Zu erledigen bis").fill(office.day(page, 60))
    page.locator("main form button[type=submit]").click()
    there = engineer.page
    there.goto("/")
    press(there, "Berichten")
    there.get_by_label("Bericht").fill(DONE)
    there.get_by_label("Die Aufgabe ist erledigt").check()
    engineer.look("bericht")
    press(there, "Bericht abgeben")
    page.goto(task)
    press(page, "Erledigung bestätigen")
    press(page, "Bestätigen")
    press(page, "Bericht veröffentlichen")
    press(page, "Veröffentlichen")


def release_to_the_public(mayor, minutes):
    """The mayor's office releases the public version of the minutes."""
    page = mayor.page
    page.goto(minutes)
    press(page, "Niederschrift freigeben")
    page.get_by_label("Grund").fill("Die Öffentlichkeit soll die Beratung nachlesen können.")
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_text("veröffentlicht", exact=True)).to_be_visible()


def read_what_became_of_it(citizen):
    """A citizen finds the paper, what became of it, and the minutes; not why who was biased."""
    page = citizen.page
    page.goto("/buergerinfo/vorlagen/")
    press(page, ROAD)
    expect(page.get_by_role("heading", name="Was wurde daraus?")).to_be_visible()
    expect(page.get_by_text(DONE)).to_be_visible()
    expect(page.locator("svg").get_by_text("beschlossen ·")).to_be_visible()
    office.look_twice(citizen, "was-wurde-daraus")
    page.locator("main table").get_by_role("link", name=re.compile("20")).first.click()
    press(page, "Niederschrift lesen")
    said = page.locator("main").inner_text()
    assert "Stimmberechtigt anwesend: 15, davon ausgeschlossen: 1." in said
    assert "Der Bruder baut dort." not in said
    office.look_twice(citizen, "niederschrift-oeffentlich")
