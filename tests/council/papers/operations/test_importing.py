"""Papers from files: bound to organizations, nothing lost, nothing guessed."""

import hashlib

import pytest

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.reader import read_paper
from ratsverbund.kernel.errors import Conflict, InvalidInput, NotAllowed
from ratsverbund.kernel.models import OutboxEvent, StoredFile
from tests.factories import people

TWO_PROPOSALS = """Neue Brücke

Sachverhalt:
Die Brücke ist alt.

Beschlussvorschlag:

Bauausschuss:
Die Brücke wird geplant.

Rat:
Die Brücke wird gebaut.
"""


def test_the_heinsberg_paper_asks_committee_and_council_in_this_order(
    town, council, committee, clerk, seed
):
    paper = operations.import_file(town, "vorlage.txt", seed, actor=clerk)

    proposals = [(each.organization, each.text) for each in paper.proposals.all()]
    stations = list(paper.consultations.order_by("order"))
    assert paper.title == 'Beitritt der Stadt Heinsberg zum "Netzwerk Innenstadt NRW"'
    assert proposals == [
        (
            committee,
            "Der Beitritt der Stadt Heinsberg zum „Netzwerk Innenstadt NRW“ wird beschlossen.",
        ),
        (
            council,
            "Der Technische Beigeordnete der Stadt Heinsberg wird als Ansprechpartner und "
            "stimmberechtigter Vertreter bestimmt.",
        ),
    ]
    assert [(each.organization, each.proposal, each.authoritative) for each in stations] == [
        (committee, paper.proposals.all()[0], True),
        (council, paper.proposals.all()[1], True),
    ]


def test_an_import_keeps_the_bytes_and_announces_itself(town, council, committee, clerk, seed):
    paper = operations.import_file(town, "vorlage.txt", seed, actor=clerk)

    kept = paper.origin.file
    assert (kept.name, kept.sha256) == ("vorlage.txt", hashlib.sha256(seed).hexdigest())
    assert kept.published_at is None
    assert [event.payload for event in OutboxEvent.objects.filter(name="PaperImported")] == [
        {"paper": paper.pk}
    ]


def test_a_proposal_without_an_organization_keeps_its_text_and_warns(town, council, clerk):
    paper = operations.import_file(town, "b.txt", TWO_PROPOSALS.encode(), actor=clerk)

    first, second = paper.proposals.all()
    assert (first.organization, first.text) == (None, "Die Brücke wird geplant.")
    assert second.organization == council
    assert [each for each in paper.origin.warnings if "Bauausschuss" in each] == [
        "Für den 1. Beschlussvorschlag (Bauausschuss) gibt es kein eindeutiges Gremium. "
        "Der Text bleibt erhalten; wählen Sie das Gremium aus."
    ]
    assert [each.organization for each in paper.consultations.all()] == [council]


def test_a_chosen_organization_is_taken(town, council, clerk):
    content = TWO_PROPOSALS.encode()
    planning = people.organization(town, "Planungsausschuss", "committee")
    file = operations.keep_upload(town, "b.txt", content, actor=clerk)

    paper = operations.import_paper(
        town, file, read_paper(content, "b.txt"), organizations=[planning, None], actor=clerk
    )

    assert [each.organization for each in paper.proposals.all()] == [planning, council]


def test_the_written_sequence_orders_the_stations(town, council, committee, clerk):
    content = """Vorlage 17/2026

Neue Brücke

Beratungsfolge:
Haupt- und Finanzausschuss  12.03.2026  Vorberatung
Rat der Stadt  25.03.2026  Entscheidung

Beschlussvorschlag:
Der Rat der Stadt beschließt den Bau der Brücke.
"""
    paper = operations.import_file(town, "b.txt", content.encode(), actor=clerk)

    stations = paper.consultations.order_by("order")
    assert [(each.organization, each.authoritative) for each in stations] == [
        (committee, False),
        (council, True),
    ]
    assert [each.proposal for each in stations] == [paper.proposals.get()] * 2


def test_a_taken_number_is_not_given_twice(town, council, clerk, draft):
    Paper.objects.filter(pk=draft.pk).update(reference="17/2026")
    content = b"Vorlage Nr. 17/2026\n\nNeue Br\xc3\xbccke\n\nSachverhalt:\nText.\n"

    paper = operations.import_file(town, "b.txt", content, actor=clerk)

    assert paper.reference == ""


def test_one_file_becomes_one_paper(town, council, committee, clerk, seed):
    file = operations.keep_upload(town, "v.txt", seed, actor=clerk)
    operations.import_paper(town, file, read_paper(seed, "v.txt"), actor=clerk)

    with pytest.raises(Conflict):
        operations.import_paper(town, file, read_paper(seed, "v.txt"), actor=clerk)


def test_a_headless_file_asks_for_a_title_and_keeps_the_upload(town, clerk):
    content = b"Sachverhalt:\nOhne Kopf.\n\nBeschlussvorschlag:\nEs geschieht etwas.\n"
    file = operations.keep_upload(town, "ohne.txt", content, actor=clerk)
    reading = read_paper(content, "ohne.txt")

    with pytest.raises(InvalidInput) as refusal:
        operations.import_paper(town, file, reading, actor=clerk)

    paper = operations.import_paper(town, file, reading, title="Mit Kopf", actor=clerk)
    assert (refusal.value.field, paper.title) == ("title", "Mit Kopf")


def test_others_upload_nothing(town, outsider, member):
    for actor in (outsider, member):
        with pytest.raises(NotAllowed):
            operations.keep_upload(town, "v.txt", b"Text", actor=actor)

    assert StoredFile.objects.count() == 0


def test_others_import_nothing(town, clerk, outsider, seed):
    file = operations.keep_upload(town, "v.txt", seed, actor=clerk)

    with pytest.raises(NotAllowed):
        operations.import_paper(town, file, read_paper(seed, "v.txt"), actor=outsider)
