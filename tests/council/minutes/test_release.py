"""What the public reads of minutes, and what it must not."""

import json

import pytest

from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.operations import correct_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.minutes import operations
from ratsverbund.council.minutes.models import Correction, ItemText, Minutes, PublicMinutes
from ratsverbund.council.minutes.queries import whole
from ratsverbund.council.minutes.wording.document import written
from ratsverbund.council.papers.operations import make_nonpublic
from ratsverbund.kernel.doors import public_door
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import minutes as made
from tests.factories import people
from tests.factories import petitions as letters

State = Minutes.State
CANARY = "Kanarienweg"


def texts(meeting, **by_item):
    """Draft minutes with texts."""
    drafted = made.draft(meeting)
    for name, text in by_item.items():
        operations.save_text(getattr(meeting, name), text, 0, actor=SYSTEM)
    return drafted


def approved(meeting):
    """Bring a draft to its approval."""
    minutes = operations.finish_minutes(meeting.minutes, actor=SYSTEM)
    operations.sign_minutes(minutes, as_chair=False, actor=made.KEEPER)
    operations.sign_minutes(minutes, as_chair=True, actor=made.CHAIR)
    operations.send_minutes(minutes, actor=SYSTEM)
    return operations.approve_minutes(minutes, made.approving(meeting), actor=SYSTEM)


def public_text(meeting):
    """Everything strangers can read."""
    with public_door():
        return json.dumps(list(PublicMinutes.objects.values("content")), ensure_ascii=False)


def test_strangers_read_non_public_items_by_number_only(town, meeting):
    texts(meeting, bridge="Die Brücke ist alt.", secret=f"Verkauf {CANARY} 7")
    person = meeting.there[0].person
    minutes = approved(meeting)
    before = public_text(meeting)

    operations.release_minutes(minutes, "Interesse der Bürgerschaft", actor=town.mayor)

    shown = public_text(meeting)
    content = PublicMinutes.objects.get().content
    assert before == "[]"
    assert [item["number"] for part in content["parts"] for item in part["items"]] == ["Ö 1", "Ö 2"]
    assert content["closed"] == ["N 1"]
    assert (CANARY in shown, "Grundstück" in shown, "Die Brücke ist alt." in shown) == (
        False, False, True,
    )  # fmt: skip
    assert str(person) in shown


def test_a_name_from_a_non_public_item_blocks_the_release(town, meeting):
    people.person("Karl", "Kaufmann")
    texts(meeting, bridge="Karl Kaufmann fragt.", secret="Karl Kaufmann kauft das Grundstück.")
    minutes = approved(meeting)

    with pytest.raises(RuleViolated) as refused:
        operations.release_minutes(minutes, "Interesse", actor=town.mayor)

    assert "Enthält Namen aus nichtöffentlichen Punkten: Karl Kaufmann." in str(refused.value)
    assert "„Karl Kaufmann“ (TOP Ö 1)" in str(refused.value)
    assert PublicMinutes.objects.count() == 0


def test_a_public_wording_without_the_name_lets_it_be_released(town, meeting):
    texts(meeting, bridge="Herr Kaufmann fragt.", secret="Herr Kaufmann kauft.")
    minutes = approved(meeting)
    with pytest.raises(RuleViolated):
        operations.release_minutes(minutes, "Interesse", actor=town.mayor)

    operations.save_public_text(meeting.bridge, "Ein Bürger fragt.", 1, actor=town.clerk)
    operations.release_minutes(minutes, "Interesse", actor=town.mayor)

    assert ("Ein Bürger fragt." in public_text(meeting), "Kaufmann" in public_text(meeting)) == (
        True, False,
    )  # fmt: skip
    assert ItemText.objects.get(item=meeting.bridge).text == "Herr Kaufmann fragt."


def test_petitioners_and_ways_to_reach_somebody_block_the_release(town, meeting):
    letters.register(town, name="Petra Petentin")
    texts(meeting, bridge="Petra Petentin, petra@example.org, rief an.")
    minutes = approved(meeting)

    with pytest.raises(RuleViolated) as refused:
        operations.release_minutes(minutes, "Interesse", actor=town.mayor)

    assert "„Petra Petentin“ (TOP Ö 1), „petra@example.org“ (TOP Ö 1)" in str(refused.value)


def test_speakers_are_unnamed_until_the_town_decides_otherwise(town, meeting):
    speaker = meeting.there[0].person
    family = speaker.family_name
    texts(meeting, bridge=f"Frau {family} und {speaker} fragen.")
    minutes = whole(Minutes.objects.all()).get()
    unnamed = written(minutes, public=True)["parts"][0]["items"][0]["text"]

    operations.name_speakers(town.body, "Beschluss des Rates", actor=town.mayor)
    named = written(whole(Minutes.objects.all()).get(), public=True)["parts"][0]["items"][0]["text"]
    operations.leave_speakers_unnamed(town.body, actor=town.mayor)

    assert unnamed == "ein Mitglied und ein Mitglied fragen."
    assert named == f"Frau {family} und {speaker} fragen."
    with pytest.raises(Conflict):
        operations.leave_speakers_unnamed(town.body, actor=town.mayor)
    with pytest.raises(NotAllowed):
        operations.name_speakers(town.body, "Wunsch", actor=town.clerk)


def test_the_reason_of_an_exclusion_stays_inside(town, meeting):
    made.council.exclusion(meeting.bridge, meeting.there[0].person, reason=CANARY)
    made.draft(meeting)
    minutes = whole(Minutes.objects.all()).get()

    assert CANARY in json.dumps(written(minutes))
    assert CANARY not in json.dumps(written(minutes, public=True))


def test_only_the_mayor_releases_with_a_reason_and_after_the_approval(town, meeting):
    minutes = made.approved(meeting)
    for stranger in (town.clerk, town.chair, town.member, town.other):
        with pytest.raises(NotAllowed):
            operations.release_minutes(minutes, "Interesse", actor=stranger)

    with pytest.raises(InvalidInput):
        operations.release_minutes(minutes, " ", actor=town.mayor)
    with pytest.raises(RuleViolated, match="Sicherheit"):
        operations.release_minutes(minutes, "Interesse", objection="Sicherheit", actor=town.mayor)
    operations.release_minutes(minutes, "Interesse", actor=town.mayor)

    kept = made.fresh(minutes)
    assert (kept.state, kept.release_reason) == (State.PUBLISHED, "Interesse")
    assert kept.release_basis["value"] is True


def test_minutes_that_are_not_approved_are_not_released(town, meeting):
    minutes = made.sent(meeting)

    with pytest.raises(RuleViolated, match="noch nicht genehmigt"):
        operations.release_minutes(minutes, "Interesse", actor=town.mayor)


def test_a_release_is_withdrawn_with_a_reason(town, meeting, run_jobs):
    minutes = made.released(meeting)
    run_jobs()
    with pytest.raises(InvalidInput):
        operations.withdraw_release(minutes, "", actor=town.mayor)

    operations.withdraw_release(minutes, "Ein Name ist stehen geblieben.", actor=town.mayor)

    public = PublicMinutes.objects.get()
    assert (public.published_at, public.file.published_at) == (None, None)
    assert public_text(meeting) == "[]"


def test_a_paper_that_becomes_nonpublic_takes_the_public_minutes_offline(town, meeting, run_jobs):
    minutes = made.released(meeting)
    run_jobs()

    make_nonpublic(meeting.bridge.consultation.paper, "Ein Name steht darin.", actor=town.clerk)
    run_jobs()
    run_jobs()

    public = PublicMinutes.objects.get()
    assert (public.published_at, public.file.published_at) == (None, None)
    minutes.refresh_from_db()
    assert minutes.state == State.APPROVED


def test_a_new_release_leaves_out_what_became_nonpublic(town, meeting, run_jobs):
    minutes = made.released(meeting)
    make_nonpublic(meeting.bridge.consultation.paper, "Ein Name steht darin.", actor=town.clerk)
    run_jobs()

    operations.release_minutes(minutes, "Neu gefasst", actor=town.mayor)

    assert "Brücke am Bach" not in public_text(meeting)
    assert "Bericht" in public_text(meeting)


def test_nobody_hides_papers_in_minutes_by_hand(town, meeting):
    with pytest.raises(NotAllowed, match="von selbst"):
        operations.hide_paper(meeting.bridge.consultation.paper, actor=town.mayor)


def test_the_pdf_of_the_public_version_is_set_once(town, meeting, run_jobs):
    made.released(meeting)
    run_jobs()

    public = PublicMinutes.objects.get()
    operations.store_public_file(public, b"%PDF-1.7 again", actor=SYSTEM)

    kept = PublicMinutes.objects.get()
    assert kept.file_id == public.file_id
    assert bytes(kept.file.content)[:5] == b"%PDF-"
    with pytest.raises(NotAllowed):
        operations.store_public_file(public, b"%PDF-1.7", actor=town.clerk)


def test_a_pdf_of_a_version_that_was_released_anew_meanwhile_is_not_kept(town, meeting):
    minutes = made.released(meeting)
    read_before = PublicMinutes.objects.get()
    operations.release_minutes(minutes, "Neu gefasst", actor=town.mayor)

    operations.store_public_file(read_before, b"%PDF-1.7 outdated", actor=SYSTEM)

    assert PublicMinutes.objects.get().file is None


def test_a_correction_stands_beside_the_signed_text(town, meeting):
    texts(meeting, bridge="Der Antrag kam von A.")
    approved(meeting)

    operations.correct_minutes(meeting.bridge, "von A", "von B", "Hörfehler", actor=town.clerk)

    item = written(whole(Minutes.objects.all()).get())["parts"][0]["items"][0]
    assert item["text"] == "Der Antrag kam von A."
    assert [(mark["old"], mark["new"], mark["reason"]) for mark in item["marks"]] == [
        ("von A", "von B", "Hörfehler")
    ]
    with pytest.raises(InvalidInput):
        operations.correct_minutes(meeting.bridge, "a", "b", "", actor=town.clerk)


def test_drafts_are_written_not_corrected(town, meeting):
    made.draft(meeting)

    with pytest.raises(IllegalTransition):
        operations.correct_minutes(meeting.bridge, "a", "b", "c", actor=town.clerk)


def test_a_vote_corrected_after_the_signature_leaves_a_mark_to_confirm(town, meeting, run_jobs):
    minutes = made.released(meeting)
    vote = Vote.objects.get(item=meeting.bridge)

    correct_vote(vote, Tally(6, 2, 1), "Zählfehler", actor=town.clerk)
    run_jobs()

    [mark] = Correction.objects.all()
    assert (mark.cause, mark.confirmed_at, mark.reason) == ("vote", None, "Zählfehler")
    assert ("7 Ja, 1 Nein" in mark.old, "6 Ja, 2 Nein" in mark.new) == (True, True)
    assert made.fresh(minutes).record == minutes.record
    operations.confirm_correction(mark, actor=town.clerk)
    operations.release_minutes(minutes, "berichtigt", actor=town.mayor)
    assert "6 Ja, 2 Nein" in public_text(meeting)
    with pytest.raises(Conflict):
        operations.confirm_correction(mark, actor=town.clerk)


def test_a_vote_corrected_before_is_read_into_the_draft(town, meeting, run_jobs):
    drafted = made.draft(meeting)
    vote = Vote.objects.get(item=meeting.bridge)

    correct_vote(vote, Tally(6, 2, 1), "Zählfehler", actor=town.clerk)
    run_jobs()

    votes = made.fresh(drafted).record["items"][0]["votes"]
    assert [(vote["yes"], vote["corrected"]) for vote in votes] == [(7, True), (6, False)]
    assert Correction.objects.count() == 0
    with pytest.raises(NotAllowed):
        operations.follow_corrected_vote(meeting.bridge, actor=town.clerk)


def test_where_no_charter_speaks_the_same_things_stand_against_a_release(db):
    body = people.body()
    town = people.organization(body, "Hauptausschuss", "committee", seats=9)
    mayor = people.role("mayor", body)
    people.person("Karl", "Kaufmann")
    meeting = made.held(town)
    texts(meeting, bridge="Karl Kaufmann fragt.", secret="Karl Kaufmann kauft.")

    minutes = approved(meeting)
    with pytest.raises(RuleViolated, match="Namen aus nichtöffentlichen Punkten"):
        operations.release_minutes(minutes, "Interesse", actor=mayor)
    operations.save_public_text(meeting.bridge, "Jemand fragt.", 1, actor=SYSTEM)
    operations.release_minutes(minutes, "Interesse", actor=mayor)

    assert made.fresh(minutes).state == State.PUBLISHED
