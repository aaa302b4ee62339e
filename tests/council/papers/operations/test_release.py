"""Releasing papers: the checks, the number, and what strangers see."""

from datetime import date

import pytest

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.dossier.checks import release_checks
from ratsverbund.council.papers.models import Paper, ReferenceSeries
from ratsverbund.council.papers.queries import dossier_of
from ratsverbund.council.papers.wording import Stop
from ratsverbund.kernel.doors import public_door
from ratsverbund.kernel.errors import IllegalTransition, LawUnknown, NotAllowed, RuleViolated
from ratsverbund.kernel.models import AuditEntry, OutboxEvent, StoredFile
from ratsverbund.people.bodies.models import LegislativeTerm


def faults(paper):
    return [
        (check.about, check.blocks) for check in release_checks(dossier_of(paper)) if check.fault
    ]


def test_a_released_paper_bears_the_next_number_of_its_year(draft, wording, town, clerk):
    second = operations.create_paper(town, wording, actor=clerk)

    references = [operations.release_paper(each, actor=clerk).reference for each in (draft, second)]

    assert references == ["2026/001", "2026/002"]


def test_a_body_may_number_by_legislative_term(draft, town, clerk):
    LegislativeTerm.objects.filter(body=town).update(
        start=date(2025, 11, 1), end=date(2030, 10, 31)
    )
    ReferenceSeries.objects.create(body=town, pattern="term_last", period="2025-2030", last=224)

    assert operations.release_paper(draft, actor=clerk).reference == "0225/2025-2030"


def test_without_a_term_on_its_day_a_paper_gets_no_number(draft, town, clerk):
    LegislativeTerm.objects.filter(body=town).update(end=date(2020, 10, 31))
    ReferenceSeries.objects.create(body=town, pattern="term_last", period="2014-2020")

    with pytest.raises(LawUnknown):
        operations.release_paper(draft, actor=clerk)


def test_a_number_that_an_imported_paper_bears_is_passed_over(draft, wording, town, clerk):
    taken = operations.create_paper(town, wording, actor=clerk)
    Paper.objects.filter(pk=taken.pk).update(reference="2026/001")

    assert operations.release_paper(draft, actor=clerk).reference == "2026/002"


def test_a_refused_release_takes_no_number(draft, wording, town, clerk):
    draft.consultations.all().delete()
    with pytest.raises(RuleViolated):
        operations.release_paper(draft, actor=clerk)
    whole = operations.create_paper(town, wording, actor=clerk)

    assert operations.release_paper(whole, actor=clerk).reference == "2026/001"


def test_strangers_see_a_released_public_paper_with_its_parts(draft, clerk):
    shown = operations.attach_file(
        draft, "plan.pdf", b"%PDF-1.7", title="Plan", public=True, actor=clerk
    )
    operations.attach_file(draft, "intern.pdf", b"%PDF-1.7", title="Intern", actor=clerk)

    operations.release_paper(draft, actor=clerk)

    with public_door():
        seen = Paper.objects.get()
        assert (seen.proposals.count(), seen.consultations.count()) == (2, 2)
        assert [file.title for file in seen.files.all()] == ["Plan"]
        assert [file.pk for file in StoredFile.objects.all()] == [shown.file_id]


def test_strangers_see_nothing_of_a_released_nonpublic_paper(draft, clerk):
    Paper.objects.filter(pk=draft.pk).update(public=False)

    operations.release_paper(draft, actor=clerk)

    with public_door():
        assert Paper.objects.count() == 0


def test_a_release_is_announced_once(draft, clerk):
    operations.release_paper(draft, actor=clerk)

    events = OutboxEvent.objects.filter(name="PaperReleased")
    assert [event.payload for event in events] == [{"paper": draft.pk}]


def test_a_member_releases_nothing(draft, member):
    with pytest.raises(NotAllowed):
        operations.release_paper(draft, actor=member)


def test_a_released_paper_is_not_released_again(draft, clerk):
    operations.release_paper(draft, actor=clerk)

    with pytest.raises(IllegalTransition):
        operations.release_paper(draft, actor=clerk)


def test_a_sound_paper_has_no_faults(draft):
    assert faults(draft) == []


def test_a_proposal_without_text_blocks(draft):
    draft.proposals.filter(order=1).update(text=" ")

    assert faults(draft) == [("Beschlussvorschläge", True)]


def test_a_proposal_without_organization_blocks(draft):
    draft.proposals.filter(order=1).update(organization=None)

    assert faults(draft) == [("Beschlussvorschläge", True)]


def test_a_way_without_stations_blocks(draft):
    draft.consultations.all().delete()

    assert faults(draft) == [("Beratungsfolge", True)]


def test_the_council_before_the_committee_is_a_doubt_kept_with_the_release(
    draft, clerk, council, committee
):
    stops = [Stop(council, True), Stop(committee, True)]
    operations.set_consultations(draft, stops, actor=clerk)

    operations.release_paper(draft, actor=clerk)

    assert faults(draft) == [("Beratungsfolge", False)]
    assert AuditEntry.objects.get(operation="papers.release_paper").reason == (
        "Rat der Stadt Heinsberg berät vor dem Gremium Haupt- und Finanzausschuss. Das ist "
        "möglich; üblich ist die Vorberatung im Ausschuss. Prüfen Sie die Reihenfolge."
    )


def test_unplaced_text_is_a_doubt(town, council, committee, clerk):
    content = (
        "Bänke\n\nVerteiler: alle\n\nSachverhalt:\nText.\n\nBeschlussvorschlag:\n\nRat:\nJa.\n"
    )
    paper = operations.import_file(town, "v.txt", content.encode(), actor=clerk)

    assert faults(paper) == [("Übernahme aus der Datei", False)]
