"""What is due, in one statement."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ratsverbund.council.papers import operations, queries
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.people.accounts.models import Account, Role
from tests.factories import people


def lines(actor):
    """What is due for an actor: verb, title, address; and the statements it took."""
    queries.due(actor)  # asks for the roles once
    with CaptureQueriesContext(connection) as asked:
        found = queries.due(actor)
    assert len(asked.captured_queries) == 1
    return [(each.kind, each.verb, each.title, each.address) for each in found]


def test_a_draft_is_due_for_who_wrote_it(draft, clerk, town):
    address = reverse("papers:paper", args=[draft.pk])

    assert lines(clerk) == [("prepare", "Fertigstellen", "Beitritt zum Netzwerk", address)]
    assert lines(people.clerk(town)) == []


def test_a_request_is_due_for_who_was_asked(draft, clerk, town):
    mayor = people.role("mayor", town)

    operations.ask_cosignatures(draft, [mayor], actor=clerk)

    assert [line[:2] for line in lines(mayor) if line[0] == "sign"] == [("sign", "Mitzeichnen")]
    assert lines(clerk) == []


def test_a_released_paper_is_due_until_it_is_on_an_agenda(draft, clerk):
    paper = operations.release_paper(draft, actor=clerk)
    before = queries.due(clerk)[0]
    paper.consultations.filter(order=1).update(state=Consultation.State.SCHEDULED)

    assert (before.verb, before.reason) == (
        "Auf die Tagesordnung setzen",
        "Steht noch auf keiner Tagesordnung: Haupt- und Finanzausschuss.",
    )
    assert lines(clerk) == []


def test_nothing_is_due_elsewhere(draft, clerk, outsider):
    operations.release_paper(draft, actor=clerk)

    assert lines(outsider) == []


def test_a_seat_that_has_ended_shows_nothing_more(draft, clerk, town):
    Paper.objects.filter(pk=draft.pk).update(public=False)
    operations.release_paper(draft, actor=clerk)
    former = people.role("member", town, end=date(2020, 10, 31))

    assert list(queries.papers_for(former)) == []


def test_who_was_asked_to_co_sign_reads_on_only_while_working_for_the_town(draft, clerk, town):
    accounts = [people.role("clerk", town), people.role("clerk", town, people.faction(town))]
    operations.ask_cosignatures(draft, accounts, actor=clerk)
    before = [list(queries.papers_for(account)) for account in accounts]

    Role.objects.filter(account__in=accounts).update(end=date(2026, 1, 31))

    former = [Account.objects.get(pk=account.pk) for account in accounts]
    assert before == [[draft], [draft]]
    assert [list(queries.papers_for(account)) for account in former] == [[], []]
    assert [lines(account) for account in former] == [[], []]


def test_the_clerk_of_one_committee_has_no_paper_of_the_town_to_finish(draft, town, committee):
    Paper.objects.update(created_by=None)

    assert lines(people.role("clerk", town, committee)) == []


def test_only_clerks_and_the_mayors_office_are_offered_for_co_signing(town, clerk, member):
    mayor, second = people.role("mayor", town), people.clerk(town)
    people.administrator(town)

    assert set(queries.possible_cosigners(town, clerk)) == {mayor, second}
