"""Urgent items: put to the vote in the meeting, counted like any vote, kept when refused."""

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from ratsverbund.charter.engine import FactsError
from ratsverbund.council.debate.models import Extension
from ratsverbund.council.debate.operations import extend_agenda
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.minutes.recorded.reading import record_of
from ratsverbund.council.minutes.wording.document import findings
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed, RuleViolated
from ratsverbund.kernel.models import AuditEntry
from tests.factories import council as papers
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db


def ask(hall, tally, title="Eilsache", reason="Die Frist läuft ab.", **fields):
    return extend_agenda(hall.meeting, reason, tally, title=title, actor=hall.clerk, **fields)


def test_what_cannot_wait_comes_on_the_agenda_by_a_majority(hall):
    papers.published(hall.meeting)

    extension = ask(hall, Tally(16, 13, 1))

    item = extension.item
    entry = AuditEntry.objects.get(operation="debate.extend_agenda")
    assert (item.late, item.note, item.published_at is not None) == (
        True, "Die Frist läuft ab.", True,
    )  # fmt: skip
    assert (extension.counts, extension.label) == ("16 : 13 : 1", "mehrheitlich beschlossen")
    assert (extension.needed, extension.base, extension.present) == (15, 29, 30)
    assert (entry.subject_id, entry.basis["decision"]["institution"]) == (item.pk, "vote_result")


@pytest.mark.parametrize("counts", [(15, 15, 0), (10, 20, 0)])
def test_a_refused_extension_stays_on_record_without_an_item(hall, counts):
    extension = ask(hall, Tally(*counts))

    assert (extension.adopted, extension.item, extension.title) == (False, None, "Eilsache")
    assert hall.meeting.items.count() == 1
    assert extension.vote_basis["reasons"][0]["citation"].startswith("§ 50 Abs. 1")


def test_the_mayor_has_no_vote_on_the_agenda_of_the_council(hall):
    mayor = people.office(hall.body, "Bürgermeister", "mayor")
    people.holding(mayor, hall.people[0])

    with pytest.raises(FactsError, match="nur 29 Anwesende"):
        ask(hall, Tally(30, 0, 0))
    extension = ask(hall, Tally(29, 0, 0))

    assert (extension.present, extension.barred) == (30, 1)


def test_the_mayor_votes_on_the_agenda_of_a_committee(hall):
    committee = people.main_committee(hall.body)
    hall.meeting = papers.meeting(committee, hall.meeting.starts_at)
    rows = papers.present(hall.meeting, 12)
    people.holding(people.office(hall.body, "Bürgermeister", "mayor"), rows[0].person)

    assert ask(hall, Tally(12, 0, 0)).barred == 0


def test_who_is_biased_does_not_vote_and_is_kept_out_of_the_item(hall):
    biased = hall.people[0]

    with pytest.raises(FactsError, match="nur 29 Anwesende"):
        ask(hall, Tally(30, 0, 0), biased=[biased])
    extension = ask(hall, Tally(29, 0, 0), biased=[biased])

    assert extension.excluded == 1
    assert list(extension.item.exclusions.values_list("person", flat=True)) == [biased.pk]


def test_too_few_cannot_extend_the_agenda(hall):
    hall.meeting.attendances.filter(person__in=hall.people[20:]).delete()

    with pytest.raises(RuleViolated, match="nicht beschlussfähig"):
        ask(hall, Tally(20, 0, 0))

    assert Extension.objects.count() == 0


def test_what_can_wait_is_not_even_voted_on(hall):
    with pytest.raises(RuleViolated, match="§ 48"):
        ask(hall, Tally(30, 0, 0), reason=" ")
    with pytest.raises(InvalidInput, match="Bezeichnung"):
        ask(hall, Tally(30, 0, 0), title=" ")

    assert Extension.objects.count() == 0


def test_before_the_meeting_nobody_votes_on_its_agenda(hall):
    planned = papers.meeting(hall.meeting.organization, state="planned", convened_on=None)

    with pytest.raises(IllegalTransition, match="Nachtrag"):
        extend_agenda(planned, "Frist", Tally(4, 1, 0), title="B", actor=hall.clerk)


def test_a_stranger_extends_nothing(hall):
    with pytest.raises(NotAllowed):
        extend_agenda(hall.meeting, "Frist", Tally(4, 1, 0), title="B", actor=hall.other)


def test_only_what_was_adopted_has_an_item(hall):
    refused = ask(hall, Tally(10, 20, 0))

    with pytest.raises(IntegrityError), transaction.atomic():
        Extension.objects.filter(pk=refused.pk).update(adopted=True)

    refused.refresh_from_db()
    assert refused.adopted is False


def test_the_minutes_tell_of_both_outcomes(hall):
    taken = ask(hall, Tally(16, 13, 1))
    ask(hall, Tally(10, 20, 0), title="Grundstück", public=False)

    record = record_of(hall.meeting)

    row = next(row for row in record["items"] if row["id"] == taken.item_id)
    assert (row["extension"]["yes"], row["extension"]["label"]) == (16, "mehrheitlich beschlossen")
    assert findings(record, public=False)[-1] == [
        "Erweiterung der Tagesordnung",
        "„Grundstück“ wurde nicht aufgenommen: abgelehnt (10 Ja, 20 Nein, 0 Enthaltungen). "
        "Grund der Dringlichkeit: Die Frist läuft ab.",
    ]
    assert findings(record, public=True)[-1] == [
        "Erweiterung der Tagesordnung",
        "Ein Punkt wurde nicht aufgenommen: abgelehnt (10 Ja, 20 Nein, 0 Enthaltungen).",
    ]


def test_the_page_records_the_vote_and_shows_why(client, hall):
    client.force_login(hall.clerk)
    address = reverse("debate:extend", args=[hall.meeting.pk])
    typed = {"title": "Eilsache", "public": "yes", "reason": "Frist"}

    missing = client.post(address, typed)
    lost = client.post(address, typed | {"yes": 10, "no": 20})
    won = client.post(address, typed | {"yes": 20, "no": 10, "biased": [hall.people[0].pk]})

    assert (missing.status_code, lost.status_code, won.status_code) == (422, 302, 422)
    assert "Tragen Sie ein, wie abgestimmt wurde." in missing.content.decode()
    assert [str(each) for each in get_messages(lost.wsgi_request)] == [
        "Nicht aufgenommen: abgelehnt (10 : 20 : 0). Der Punkt kann auf die nächste Sitzung."
    ]
    shown = client.get(address).content.decode()
    assert shown.count("nicht aufgenommen") == 1
    assert "10 Ja- und 20 Nein-Stimmen" in shown


def test_a_stranger_does_not_see_the_page(client, hall):
    client.force_login(hall.other)

    assert client.get(reverse("debate:extend", args=[hall.meeting.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_few_statements(client, hall, rows):
    people.holding(people.office(hall.body, "Bürgermeister", "mayor"), hall.people[0])
    for number in range(rows):
        ask(hall, Tally(16, 13, 0), title=f"Eilsache {number}")
        waiting = papers.paper(hall.body, f"Vorlage {number}", published_at=timezone.now())
        papers.consultation(waiting, hall.meeting.organization)
    client.force_login(hall.clerk)

    sent = statements(client, reverse("debate:extend", args=[hall.meeting.pk]))

    assert len(sent) <= 5
