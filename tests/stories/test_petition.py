"""A citizen turns to the council: from the letter box to the answer."""

from tests.stories.test_accession import press

SUBJECT = "Bänke in der Hochstraße"
PLANNED = """
from datetime import timedelta
from django.utils import timezone
from ratsverbund.config.demonstration.world import DEMONSTRATION
from ratsverbund.council.meetings.operations import plan_meeting
from ratsverbund.people.organizations.models import Organization

committee = Organization.objects.get(body__slug="heinsberg", task=Organization.Task.PETITIONS)
starts = timezone.now() + timedelta(days=20)
print(plan_meeting(committee, starts, "Rathaus", actor=DEMONSTRATION).pk)
"""
PAST = """
from datetime import timedelta
from django.utils import timezone
from ratsverbund.config.demonstration.world import DEMONSTRATION
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import reschedule_meeting

yesterday = timezone.now() - timedelta(days=1)
reschedule_meeting(Meeting.objects.get(pk={meeting}), yesterday, "Rathaus", actor=DEMONSTRATION)
"""


def send(citizen):
    """Write to the council from a telephone, without an account; return the secret address."""
    page = citizen.page
    page.goto("/anregungen/einreichen/heinsberg/")
    page.get_by_label("Worum geht es?").fill(SUBJECT)
    page.get_by_label("Ihr Anliegen").fill("In der Fußgängerzone fehlen Bänke.")
    page.get_by_label("Ihr Name").fill("Petra Petersilie")
    page.get_by_label("Ihre Anschrift").fill("Gartenweg 1\n52525 Heinsberg")
    citizen.look("eingabe-schreiben")
    press(page, "Eingabe absenden")
    citizen.look("eingabe-stand")
    return page.url


def sort_out(clerk):
    """Take the petition in; the law proposes the committee, the clerk agrees."""
    page = clerk.page
    page.goto("/anregungen/")
    press(page, SUBJECT)
    clerk.look("eingang")
    press(page, "Aufnehmen")
    page.get_by_label("ja", exact=True).check()
    press(page, "Vorschlag berechnen")
    clerk.look("einordnen")
    said = page.locator("main").inner_text()
    press(page, "Entscheiden")
    return said


def invite(clerk):
    """Put the petition on the agenda of a coming meeting and invite to the hearing."""
    meeting = clerk.house.operate(PLANNED).strip()
    page = clerk.page
    press(page, "Auf die Tagesordnung setzen")
    page.get_by_label("Bezeichnung in der Tagesordnung").fill("Sitzgelegenheiten")
    clerk.look("eingabe-tagesordnung")
    press(page, "Auf die Tagesordnung setzen")
    press(page, "Zur Anhörung einladen")
    press(page, "Einladung schreiben")
    return meeting


def hear_and_answer(clerk):
    """Record the hearing, refer to the council with advice, and write to the citizen."""
    page = clerk.page
    page.reload()
    press(page, "Anhörung festhalten")
    page.get_by_label("Minuten").fill("4")
    clerk.look("anhoerung")
    press(page, "Festhalten")
    press(page, "Überweisung festhalten")
    page.locator("input[value=refer_with_advice]").check()
    page.get_by_label("Gremium").select_option(label="Rat der Stadt Heinsberg")
    page.get_by_label("Empfehlung", exact=True).fill("Drei Bänke aufstellen.")
    clerk.look("ueberweisung")
    press(page, "Festhalten")
    press(page, "Petenten benachrichtigen")
    page.get_by_label("Nachricht an den Petenten").fill("Der Ausschuss rät zu drei Bänken.")
    press(page, "Nachricht schreiben")


def standing(citizen, address):
    """What the citizen reads behind the secret link."""
    citizen.page.goto(address)
    citizen.look()
    return citizen.page.locator("main dd").all_inner_texts()[2]


def test_a_petition_is_heard_referred_and_answered(visit):
    citizen, clerk = visit(width=320), visit("clerk")
    address = send(citizen)

    assert standing(citizen, address) == "neu"

    proposal = sort_out(clerk)

    assert "im Beschwerdeausschuss prüfen" in proposal
    assert standing(citizen, address) == "eingeordnet"

    meeting = invite(clerk)
    clerk.house.operate(PAST.format(meeting=meeting))
    hear_and_answer(clerk)
    clerk.look("eingabe")

    assert standing(citizen, address) == "beantwortet"
