"""Equality officer (GL-1 to GL-4) and staff (TN-1 to TN-3), through the operations."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ratsverbund.council.invitations import operations, queries
from ratsverbund.council.papers.dossier.checks import release_checks
from ratsverbund.council.papers.queries import dossier_of
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from tests.factories import council


def officers(meeting, town):
    known = queries.recipients_base().get(pk=meeting.pk)
    return [one.items for one in queries.recipients(known) if one.person == town.officer]


def test_gl_1_a_tagged_paper_goes_to_the_equality_officer_too(town, meeting):
    paper = meeting.open_item.consultation.paper

    operations.tag_paper(paper, ["Stellenausschreibung"], actor=town.clerk)
    invitation = operations.invite(meeting, actor=town.clerk)

    got = invitation.dispatches.get(person=town.officer)
    assert (got.whole, got.items) == (False, [meeting.open_item.pk])
    assert got.reasons[0]["decision"]["value"] is True


def test_gl_2_the_repair_of_a_bridge_does_not(town, meeting):
    operations.tag_paper(
        meeting.open_item.consultation.paper, ["Brückensanierung"], actor=town.clerk
    )

    assert officers(meeting, town) == []


def test_gl_3_she_claims_a_paper_and_that_is_recorded(town, meeting):
    paper = meeting.open_item.consultation.paper

    with pytest.raises(NotAllowed):
        operations.claim_paper(paper, "Wegeführung für Frauen", actor=town.clerk)
    operations.claim_paper(paper, "Wegeführung für Frauen", actor=town.officer_account)

    assert officers(meeting, town) == [[meeting.open_item.pk]]
    entry = AuditEntry.objects.get(operation="invitations.claim_paper")
    assert (entry.reason, entry.basis["value"]) == ("Wegeführung für Frauen", True)


def test_gl_4_a_release_without_her_opinion_is_warned_of(town, meeting):
    paper = meeting.open_item.consultation.paper
    matter = operations.tag_paper(paper, ["Personal"], actor=town.clerk)
    before = queries.involvement(matter).as_json()["open_points"]

    matter = operations.state_opinion(paper, "Keine Bedenken.", actor=town.officer_account)

    assert before == ["Vor der Freigabe fehlt die Stellungnahme der Gleichstellungsbeauftragten."]
    assert queries.involvement(matter).as_json()["open_points"] == []
    with pytest.raises(NotAllowed):
        operations.state_opinion(paper, "Nein", actor=town.clerk)
    with pytest.raises(InvalidInput):
        operations.state_opinion(paper, " ", actor=town.officer_account)


def test_gl_4_the_list_before_a_release_names_the_missing_opinion(town, meeting):
    paper = meeting.open_item.consultation.paper
    operations.tag_paper(paper, ["Personal"], actor=town.clerk)

    def looked_at():
        checks = release_checks(dossier_of(paper))
        return [check.fault for check in checks if check.about == "Gleichstellung"]

    before = looked_at()
    operations.state_opinion(paper, "Keine Bedenken.", actor=town.officer_account)

    assert before == [
        "Vor der Freigabe fehlt die Stellungnahme der Gleichstellungsbeauftragten. "
        "§ 15a Abs. 2 Satz 2 Hauptsatzung Heinsberg"
    ]
    assert looked_at() == [""]


def test_tn_1_in_the_council_the_mayor_settles_who_attends(town):
    session = council.meeting(town.council, timezone.now() + timedelta(days=9), state="planned")

    staff = [
        operations.name_staff(session, name, actor=town.mayor) for name in ("A", "B", "C", "D")
    ]

    assert [one.state for one in staff] == ["agreed"] * 4
    with pytest.raises(NotAllowed):
        operations.name_staff(session, "E", actor=town.clerk)


def test_tn_2_in_a_committee_only_those_the_chair_agrees_to(town, meeting):
    staff = [operations.name_staff(meeting, name, actor=town.mayor) for name in ("A", "B", "C")]

    answered = [
        operations.answer_staff(one, agreed=agreed, actor=town.chair)
        for one, agreed in zip(staff, (True, True, False), strict=True)
    ]

    assert [one.state for one in answered] == ["agreed", "agreed", "refused"]
    assert answered[2].basis["open_points"] == ["Einvernehmen fehlt: C."]
    assert answered[0].answered_at is not None
    names = [one.name for one in queries.recipients(queries.recipients_base().get(pk=meeting.pk))]
    assert [name for name in names if name in "ABC"] == ["A", "B"]
    with pytest.raises(NotAllowed):
        operations.answer_staff(staff[0], agreed=True, actor=town.mayor)


def test_tn_3_the_chair_is_reminded_the_day_before(town, meeting):
    meeting.starts_at = timezone.now() + timedelta(days=1)
    meeting.save(update_fields=["starts_at"])
    staff = operations.name_staff(meeting, "A", actor=town.mayor)

    [question] = [
        one for one in queries.questions(town.chair) if one.rows.model.__name__ != "Dispatch"
    ]
    [row] = question.rows
    [line] = question.lines(row["found"])

    assert staff.basis["open_points"] == [
        "Einvernehmen fehlt: A.", "Der Vorsitz hat noch nicht geantwortet: Bitte erinnern.",
    ]  # fmt: skip
    assert (line.kind, line.verb) == ("decide", "Antworten")
    assert line.reason == "Ihr Einvernehmen zur Teilnahme der Verwaltung fehlt: 1."


def test_staff_of_a_meeting_that_is_over_stand_fast(town):
    past = council.meeting(town.council, state="closed")

    with pytest.raises(IllegalTransition):
        operations.name_staff(past, "A", actor=town.mayor)
