"""What is due for whom on the way into a network."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.accessions import operations
from ratsverbund.network.accessions.queries import due
from tests.factories import council, people

CASE = "/vorgaenge/{}/"


def told(actor):
    """The lines for an actor, short."""
    return sorted((task.kind, task.verb, task.address) for task in due(actor))


def test_the_mayor_signs_and_completes_the_billing(authorised):
    case = CASE.format(authorised.accession.pk)

    assert told(authorised.mayor) == [
        ("prepare", "Ergänzen", case), ("sign", "Unterzeichnen", case),
    ]  # fmt: skip
    assert told(authorised.clerk) == [("prepare", "Ergänzen", case)]
    assert told(authorised.bureau) == []


def test_the_office_confirms_what_is_declared(declared):
    case = CASE.format(declared.accession.pk)

    assert told(declared.bureau) == [("decide", "Bestätigen", case)]
    assert told(declared.mayor) == []


def test_a_clerk_checks_what_was_recognised(way):
    accession = operations.propose_accession(way.paper, actor=SYSTEM)

    assert told(way.clerk) == [("prepare", "Prüfen", CASE.format(accession.pk))]


def test_an_unchecked_basis_stays_with_the_clerk_after_the_resolutions(authorised):
    authorised.accession.recognised = True
    authorised.accession.save()
    case = CASE.format(authorised.accession.pk)

    assert told(authorised.clerk) == [("prepare", "Ergänzen", case), ("prepare", "Prüfen", case)]


def test_a_second_accession_is_due_until_its_paper_is_withdrawn(enrolled, way):
    paper = council.paper(enrolled.body, way.paper.title)
    council.proposal(paper, people.organization(enrolled.body), text=way.first.text)
    operations.propose_accession(paper, actor=SYSTEM)
    clerk = people.clerk(enrolled.body)

    (line,) = due(clerk)
    paper.state, paper.withdrawn_reason = "withdrawn", "Irrtum"
    paper.withdrawn_on = date(2021, 3, 5)
    paper.save()

    assert (line.verb, line.address) == ("Klären", "/vorgaenge/#nicht-angelegt")
    assert line.reason == (
        "Die Vorlage spricht von einem Beitritt, der nicht beginnen kann. Stadt Nachbarstadt ist "
        "seit 01.01.2020 Mitglied im Netzwerk Innenstadt NRW. Ein zweiter Beitritt ist nicht "
        "möglich."
    )
    assert [due(clerk), due(way.clerk)] == [[], []]


def test_a_stranger_has_nothing_to_do(declared):
    assert due(declared.stranger) == []


def test_all_of_it_takes_one_statement(authorised):
    actor = authorised.mayor
    due(actor)

    with CaptureQueriesContext(connection) as asked:
        assert len(due(actor)) == 2

    assert len(asked) == 1


def test_the_reason_names_the_day_of_the_resolutions(authorised):
    sign = next(task for task in due(authorised.mayor) if task.kind == "sign")

    assert sign.reason == "Alle Beschlüsse liegen seit dem 17.03.2021 vor."
    assert sign.title == "Stadt Musterstadt → Netzwerk Innenstadt NRW"
    assert authorised.accession.authorised_on == date(2021, 3, 17)
