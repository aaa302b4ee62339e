"""Operations on amendments: they work, who may not, wrong state, unknown law."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from ratsverbund.charter.works import Draft
from ratsverbund.council.charters import operations
from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.operations import correct_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.papers.operations import edit_paper, withdraw_paper
from ratsverbund.council.papers.wording import wording_of
from ratsverbund.kernel.errors import (
    DomainError,
    IllegalTransition,
    InvalidInput,
    LawUnknown,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.bodies.models import LegislativeTerm
from ratsverbund.people.bodies.operations import enact_change
from tests.council.charters.conftest import NORM, RATE, TITLE, put_to_the_vote, raised
from tests.factories import people


def test_a_clerk_drafts_an_amendment(town):
    amendment = operations.draft_amendment(town.body, raised(), actor=town.clerk)

    assert (amendment.state, amendment.version) == ("drafted", 1)
    assert amendment.draft["figures"] == {RATE: "22.00"}
    assert amendment.overlay == raised()


@pytest.mark.parametrize("name", ["member", "other"])
def test_who_writes_no_papers_drafts_no_amendment(town, name):
    with pytest.raises(NotAllowed):
        operations.draft_amendment(town.body, raised(), actor=getattr(town, name))


def test_a_town_without_a_charter_has_nothing_to_amend(db):
    town = people.body("Ohnesatzung")

    with pytest.raises(LawUnknown, match="keine Hauptsatzung hinterlegt"):
        operations.draft_amendment(town, raised(), actor=people.clerk(town))


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (Draft(TITLE), "ändert noch nichts"),
        (raised(title=" "), "Titel"),
        (raised(rate="-1"), "negativ"),
        (Draft(TITLE, {"objection_period.months": 7}), "gehört nicht zur Hauptsatzung"),
        (Draft(TITLE, {"nichts.da": 7}), "gibt es im Rechtsbündel"),
        (Draft(TITLE, texts={"hs/§99": "Neu."}), "gibt es im Rechtsbündel"),
    ],
)
def test_a_draft_that_cannot_be_is_refused_with_the_remedy(town, draft, says):
    with pytest.raises(DomainError, match=says):
        operations.draft_amendment(town.body, draft, actor=town.clerk)


def test_two_amendments_do_not_share_a_title(drafted):
    with pytest.raises(InvalidInput, match="gibt es schon"):
        operations.draft_amendment(drafted.body, raised(), actor=drafted.clerk)


def test_a_changed_draft_is_a_new_version_that_nobody_has_simulated(drafted):
    operations.simulate_draft(drafted.amendment, 2026, actor=drafted.clerk)

    changed = operations.change_draft(
        drafted.amendment, raised(rate="18.00"), seen=1, actor=drafted.clerk
    )

    assert (changed.version, changed.simulation) == (2, None)
    assert changed.overlay.figures == {RATE: Decimal("18.00")}


def test_saving_the_same_draft_again_changes_nothing(drafted):
    kept = operations.change_draft(drafted.amendment, raised(), seen=0, actor=drafted.clerk)

    assert kept.version == 1


def test_nobody_overwrites_a_draft_unseen(drafted):
    operations.change_draft(drafted.amendment, raised(rate="18.00"), seen=1, actor=drafted.clerk)

    with pytest.raises(operations.Overtaken, match="Fassung 2"):
        operations.change_draft(
            drafted.amendment, raised(rate="19.00"), seen=1, actor=drafted.clerk
        )


def test_a_stranger_changes_and_simulates_no_draft(drafted):
    with pytest.raises(NotAllowed):
        operations.change_draft(drafted.amendment, raised(), seen=1, actor=drafted.other)
    with pytest.raises(NotAllowed):
        operations.simulate_draft(drafted.amendment, 2026, actor=drafted.other)
    with pytest.raises(NotAllowed):
        operations.submit_amendment(drafted.amendment, "Darum.", actor=drafted.other)
    with pytest.raises(NotAllowed):
        operations.withdraw_amendment(drafted.amendment, "Darum.", actor=drafted.other)


def test_what_the_council_has_before_it_is_no_draft_any_more(submitted):
    with pytest.raises(IllegalTransition):
        operations.change_draft(
            submitted.amendment, raised(rate="9.00"), seen=1, actor=submitted.clerk
        )
    with pytest.raises(IllegalTransition):
        operations.simulate_draft(submitted.amendment, 2026, actor=submitted.clerk)
    with pytest.raises(IllegalTransition):
        operations.submit_amendment(submitted.amendment, "Darum.", actor=submitted.clerk)
    with pytest.raises(IllegalTransition):
        operations.withdraw_amendment(submitted.amendment, "Darum.", actor=submitted.clerk)


def test_a_town_that_lost_its_charter_simulates_nothing(drafted):
    drafted.body.charter = ""
    drafted.body.save()

    with pytest.raises(LawUnknown):
        operations.simulate_draft(drafted.amendment, 2026, actor=drafted.clerk)


def test_a_draft_is_given_up_with_a_reason(drafted):
    with pytest.raises(InvalidInput):
        operations.withdraw_amendment(drafted.amendment, " ", actor=drafted.clerk)

    ended = operations.withdraw_amendment(drafted.amendment, "Erledigt.", actor=drafted.clerk)

    assert (ended.state, ended.ended_reason) == ("withdrawn", "Erledigt.")


def test_a_submitted_amendment_is_a_paper_for_the_council(submitted):
    paper = submitted.paper
    proposal = paper.proposals.get()

    assert (paper.paper_type, paper.title) == ("charter", TITLE)
    assert proposal.organization == submitted.council
    assert "Regelstundensatz: 22,00 EUR/h" in proposal.text
    assert "am Tag nach der Bekanntmachung in Kraft" in proposal.text
    assert paper.reasoning.startswith("Der Satz stammt aus dem Jahr 2020.\n\nSynopse\n\n")
    assert "bisher: 15,00 EUR/h\nkünftig: 22,00 EUR/h" in paper.reasoning
    assert "Annahmen: Jedes Jahr bringt dieselben Vorgänge wie 2026" in paper.financial_effect


def test_a_draft_nobody_simulated_becomes_no_paper(drafted):
    with pytest.raises(RuleViolated, match="noch nicht durchgerechnet"):
        operations.submit_amendment(drafted.amendment, "Darum.", actor=drafted.clerk)


def test_an_amendment_needs_reasons_and_a_council(drafted):
    operations.simulate_draft(drafted.amendment, 2026, actor=drafted.clerk)
    with pytest.raises(InvalidInput, match="begründen"):
        operations.submit_amendment(drafted.amendment, " ", actor=drafted.clerk)
    drafted.council.delete()

    with pytest.raises(LawUnknown, match="kein Rat eingetragen"):
        operations.submit_amendment(drafted.amendment, "Darum.", actor=drafted.clerk)


def test_the_charter_is_voted_on_by_the_statutory_majority_by_itself(submitted):
    resolution = put_to_the_vote(submitted, 22, 5, 3)

    assert (resolution.vote.majority, resolution.result) == ("statutory", "rejected")


def test_a_weaker_majority_is_not_accepted_for_the_charter(submitted):
    with pytest.raises(InvalidInput, match=r"§ 7 Abs\. 3"):
        put_to_the_vote(submitted, 22, 5, 3, majority="simple")

    assert submitted.item.votes.count() == 0


def test_a_refused_amendment_ends_with_the_vote(submitted, run_jobs):
    put_to_the_vote(submitted, 22, 5, 3)
    run_jobs()

    submitted.amendment.refresh_from_db()
    assert submitted.amendment.state == "rejected"
    assert submitted.amendment.ended_reason == "abgelehnt (nötige Mehrheit verfehlt) am 11.02.2026"


def test_an_adopted_amendment_waits_for_the_mayor(adopted):
    assert (adopted.amendment.state, adopted.amendment.adopted_on) == ("adopted", date(2026, 2, 11))
    assert adopted.amendment.resolution == adopted.resolution


def test_only_the_house_notes_what_the_council_resolved(adopted):
    for note in (operations.note_resolution, operations.note_rejection):
        with pytest.raises(NotAllowed):
            note(adopted.amendment, adopted.resolution, actor=adopted.clerk)
    with pytest.raises(NotAllowed):
        operations.note_withdrawal(adopted.amendment, actor=adopted.clerk)


def test_a_corrected_vote_turns_the_amendment_around_and_back(adopted, run_jobs):
    vote = Vote.objects.get()
    wrong = correct_vote(vote, Tally(22, 21, 2), "Verzählt", actor=adopted.clerk)
    run_jobs()
    adopted.amendment.refresh_from_db()
    state = adopted.amendment.state

    right = correct_vote(wrong.vote, Tally(24, 20, 1), "Doch nicht", actor=adopted.clerk)
    run_jobs()

    adopted.amendment.refresh_from_db()
    assert (state, adopted.amendment.state) == ("rejected", "adopted")
    assert adopted.amendment.resolution == right


def test_a_correction_after_the_day_in_force_leaves_the_law(ordered, run_jobs):
    operations.complete_notice(
        ordered.amendment, date(2026, 3, 5), "Fundstelle", actor=ordered.clerk
    )
    wrong = correct_vote(Vote.objects.get(), Tally(22, 21, 2), "Verzählt", actor=ordered.clerk)
    run_jobs()

    ordered.amendment.refresh_from_db()
    assert (ordered.amendment.state, ordered.amendment.resolution) == ("in_force", wrong)


def test_a_withdrawn_paper_ends_the_amendment(submitted, run_jobs):
    withdraw_paper(submitted.paper, "Überholt.", on=timezone.localdate(), actor=submitted.clerk)
    run_jobs()

    submitted.amendment.refresh_from_db()
    assert (submitted.amendment.state, submitted.amendment.ended_reason) == (
        "withdrawn",
        "Überholt.",
    )


def test_the_mayor_signs_an_adopted_amendment(adopted):
    done = operations.order_notice(adopted.amendment, date(2026, 2, 20), actor=adopted.mayor)

    assert (done.state, done.signed_on) == ("ordered", date(2026, 2, 20))
    entry = AuditEntry.objects.get(operation="charters.order_notice")
    assert entry.citation.startswith("§ 7 Abs. 3")
    assert entry.basis["facts"]["statutory_number"] == 45


def test_twenty_two_of_forty_five_do_not_amend_the_charter(adopted):
    Vote.objects.update(yes=22, majority="simple")

    with pytest.raises(RuleViolated, match="22 Ja-Stimmen; nötig sind 23 von 45"):
        operations.order_notice(adopted.amendment, date(2026, 2, 20), actor=adopted.mayor)

    adopted.amendment.refresh_from_db()
    assert adopted.amendment.state == "adopted"


@pytest.mark.parametrize("name", ["clerk", "member", "other"])
def test_only_the_mayor_signs(adopted, name):
    with pytest.raises(NotAllowed):
        operations.order_notice(adopted.amendment, date(2026, 2, 20), actor=getattr(adopted, name))


def test_nothing_is_signed_before_it_is_adopted(submitted):
    with pytest.raises(IllegalTransition):
        operations.order_notice(submitted.amendment, date(2026, 2, 20), actor=submitted.mayor)


@pytest.mark.parametrize("day", [date(2026, 2, 10), timezone.localdate() + timedelta(1)])
def test_the_day_of_the_signature_follows_the_resolution(adopted, day):
    with pytest.raises(InvalidInput):
        operations.order_notice(adopted.amendment, day, actor=adopted.mayor)


def test_without_a_statutory_number_nothing_is_signed(adopted):
    LegislativeTerm.objects.all().delete()

    with pytest.raises(LawUnknown, match="keine Wahlperiode"):
        operations.order_notice(adopted.amendment, date(2026, 2, 20), actor=adopted.mayor)


@pytest.mark.parametrize("name", ["member", "other"])
def test_who_may_not_change_the_law_completes_no_notice(ordered, name):
    with pytest.raises(NotAllowed):
        operations.complete_notice(
            ordered.amendment, date(2026, 3, 5), "Fundstelle", actor=getattr(ordered, name)
        )


def test_a_notice_needs_an_order_a_day_and_a_source(ordered):
    with pytest.raises(InvalidInput, match="vor der Ausfertigung"):
        operations.complete_notice(
            ordered.amendment, date(2026, 2, 19), "Fundstelle", actor=ordered.clerk
        )
    with pytest.raises(InvalidInput, match="bekannt gemacht"):
        operations.complete_notice(ordered.amendment, date(2026, 3, 5), " ", actor=ordered.clerk)
    operations.complete_notice(
        ordered.amendment, date(2026, 3, 5), "Fundstelle", actor=ordered.clerk
    )
    with pytest.raises(IllegalTransition):
        operations.complete_notice(
            ordered.amendment, date(2026, 3, 5), "Fundstelle", actor=ordered.clerk
        )


def test_the_by_law_may_name_its_day_itself(ordered):
    own = {**ordered.amendment.draft, "in_force": "2026-04-01"}
    CharterAmendment.objects.update(draft=own)

    done = operations.complete_notice(
        ordered.amendment, date(2026, 3, 5), "Fundstelle", actor=ordered.clerk
    )

    assert done.in_force_on == date(2026, 4, 1)
    assert done.entry_basis["value"] == "2026-04-01"


def test_a_law_that_vanished_from_the_bundle_is_not_enacted(ordered):
    ordered.body.charter = "musterstadt"
    ordered.body.save()
    gone = {**ordered.amendment.draft, "texts": {NORM: "Neu."}}
    CharterAmendment.objects.update(draft=gone)

    with pytest.raises(DomainError, match="gibt es im Rechtsbündel"):
        operations.complete_notice(
            ordered.amendment, date(2026, 3, 5), "Fundstelle", actor=ordered.clerk
        )


def test_the_house_may_note_a_resolution_twice(adopted):
    before = replace(adopted.amendment.overlay)

    again = operations.note_resolution(adopted.amendment, adopted.resolution, actor=SYSTEM)

    assert (again.state, again.overlay) == ("adopted", before)


def test_the_main_committee_advises_before_the_council_decides(drafted):
    people.main_committee(drafted.body)
    operations.simulate_draft(drafted.amendment, 2026, actor=drafted.clerk)

    paper = operations.submit_amendment(drafted.amendment, "Darum.", actor=drafted.clerk).paper

    way = paper.consultations.order_by("order")
    assert [(each.organization.organization_type, each.authoritative) for each in way] == [
        ("committee", False),
        ("council", True),
    ]
    assert len({each.proposal_id for each in way}) == 1
    entry = AuditEntry.objects.get(operation="charters.submit_amendment")
    assert entry.basis["decision"]["value"] == "council"


def test_the_paper_and_the_draft_do_not_drift_apart(submitted):
    other = replace(wording_of(submitted.paper), title="Anders")

    with pytest.raises(IllegalTransition, match="Änderung zurückziehen und neu einreichen"):
        edit_paper(submitted.paper, other, seen=1, actor=submitted.clerk)


def test_two_amendments_do_not_give_one_figure_two_values_for_a_day(ordered):
    same = replace(raised("7. Satzung", rate="30.00"), in_force=date(2026, 3, 6))
    enact_change(
        ordered.body, same, in_force=date(2026, 3, 6), source="Amtsblatt", actor=ordered.clerk
    )

    with pytest.raises(DomainError, match=r"Für den 06\.03\.2026 gibt es schon eine Fassung"):
        operations.complete_notice(
            ordered.amendment, date(2026, 3, 5), "Fundstelle", actor=ordered.clerk
        )
