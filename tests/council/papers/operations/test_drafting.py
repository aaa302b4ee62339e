"""Writing papers: versions, proposals that keep their stations, two editors at once."""

from dataclasses import replace

import pytest

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.council.papers.wording import Proposal, wording_of
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from tests.factories import people


def way(paper):
    stations = paper.consultations.order_by("order")
    return [(each.organization.short_name, each.authoritative, each.state) for each in stations]


def test_a_new_paper_is_a_draft_with_its_first_version_and_a_way(draft):
    assert draft.state == Paper.State.DRAFT
    assert [version.number for version in draft.versions.all()] == [1]
    assert way(draft) == [("HFA", True, "pending"), ("Rat", True, "pending")]


def test_each_station_has_the_proposal_of_its_organization(draft):
    texts = [each.proposal.text for each in draft.consultations.order_by("order")]

    assert texts == [
        "Der Beitritt wird beschlossen.",
        "Der Technische Beigeordnete wird als Vertreter bestimmt.",
    ]


def test_a_stranger_to_the_body_creates_no_paper(town, wording, outsider):
    with pytest.raises(NotAllowed):
        operations.create_paper(town, wording, actor=outsider)


def test_a_member_edits_no_paper(draft, wording, member):
    with pytest.raises(NotAllowed):
        operations.edit_paper(draft, wording, seen=1, actor=member)


def test_a_paper_without_title_is_refused_at_its_field(town, wording, clerk):
    with pytest.raises(InvalidInput) as refusal:
        operations.create_paper(town, replace(wording, title="  "), actor=clerk)

    assert refusal.value.field == "title"


def test_an_organization_of_another_body_is_refused(town, wording, clerk, outsider):
    foreign = people.organization(people.body("Anderswo"))

    with pytest.raises(InvalidInput):
        operations.create_paper(
            town, replace(wording, proposals=(Proposal(foreign, "Nein."),)), actor=clerk
        )


def test_every_save_writes_a_version_and_says_what_changed(draft, wording, clerk):
    edited = operations.edit_paper(draft, replace(wording, title="Beitritt"), seen=1, actor=clerk)

    entry = AuditEntry.objects.filter(operation="papers.edit_paper").get()
    assert edited.version == 2
    assert [version.wording["title"] for version in edited.versions.all()] == [
        "Beitritt zum Netzwerk",
        "Beitritt",
    ]
    assert entry.change == {"title": ["Beitritt zum Netzwerk", "Beitritt"], "version": [1, 2]}


def test_the_second_of_two_clerks_is_refused_and_gets_both_texts(draft, wording, clerk):
    theirs, mine = replace(wording, title="Fassung A"), replace(wording, title="Fassung B")
    operations.edit_paper(draft, theirs, seen=1, actor=clerk)

    with pytest.raises(operations.Overtaken) as refusal:
        operations.edit_paper(draft, mine, seen=1, actor=clerk)

    assert (refusal.value.theirs, refusal.value.mine) == (theirs, mine)


def test_after_looking_the_second_clerk_saves_on_top(draft, wording, clerk):
    operations.edit_paper(draft, replace(wording, title="Fassung A"), seen=1, actor=clerk)

    edited = operations.edit_paper(draft, replace(wording, title="Fassung B"), seen=2, actor=clerk)

    assert [version.wording["title"] for version in edited.versions.all()] == [
        "Beitritt zum Netzwerk",
        "Fassung A",
        "Fassung B",
    ]


def test_line_ends_of_a_browser_are_no_change(draft, wording, clerk):
    typed = replace(wording, reasoning="Der Austausch hilft der Innenstadt.\r\n")

    assert operations.edit_paper(draft, typed, seen=1, actor=clerk).version == 1


def test_a_proposal_removed_in_front_leaves_the_other_with_its_station(draft, wording, clerk):
    kept = draft.consultations.get(organization__short_name="Rat")

    operations.edit_paper(
        draft, replace(wording, proposals=wording.proposals[1:]), seen=1, actor=clerk
    )

    assert list(draft.consultations.all()) == [kept]


def test_a_proposal_given_to_another_organization_takes_its_station_along(
    draft, wording, clerk, town
):
    building = people.organization(town, "Bauausschuss", "committee")
    moved = replace(wording.proposals[0], organization=building)

    operations.edit_paper(
        draft, replace(wording, proposals=(moved, wording.proposals[1])), seen=1, actor=clerk
    )

    assert way(draft) == [("Bauausschuss", True, "pending"), ("Rat", True, "pending")]


def test_a_proposal_on_an_agenda_cannot_be_dropped(draft, wording, clerk):
    draft.consultations.filter(order=1).update(state=Consultation.State.SCHEDULED)

    with pytest.raises(Conflict):
        operations.edit_paper(
            draft, replace(wording, proposals=wording.proposals[1:]), seen=1, actor=clerk
        )


def test_a_decided_paper_keeps_its_wording(draft, wording, clerk):
    draft.consultations.filter(order=1).update(state=Consultation.State.DONE)

    with pytest.raises(IllegalTransition):
        operations.edit_paper(draft, wording, seen=1, actor=clerk)


def test_editing_a_published_paper_publishes_the_new_proposal(draft, wording, clerk, town):
    paper = operations.release_paper(draft, actor=clerk)
    building = people.organization(town, "Bauausschuss", "committee")
    more = (*wording.proposals, Proposal(building, "Der Bauausschuss stimmt zu."))

    edited = operations.edit_paper(paper, replace(wording, proposals=more), seen=1, actor=clerk)

    assert [row.published_at for row in edited.proposals.all()] == [edited.published_at] * 3
    assert wording_of(edited).proposals == more


def test_a_paper_made_of_a_draft_keeps_its_text_but_not_its_office(town, wording, clerk):
    paper = operations.create_paper(town, wording, actor=clerk, fixed=True)

    with pytest.raises(IllegalTransition, match="Änderung zurückziehen und neu einreichen"):
        operations.edit_paper(paper, replace(wording, title="Anders"), seen=1, actor=clerk)
    changed = operations.edit_paper(paper, replace(wording, office="Amt 10"), seen=1, actor=clerk)

    assert (changed.title, changed.office) == (wording.title, "Amt 10")
