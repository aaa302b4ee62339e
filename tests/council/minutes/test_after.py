"""What follows when minutes are sent, and when presence is put right after the signatures."""

from datetime import timedelta

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from ratsverbund.council.minutes import operations, tasks
from ratsverbund.council.minutes.models import Correction, Minutes
from ratsverbund.council.minutes.queries import members_to_tell, whole
from ratsverbund.council.minutes.wording.document import written
from ratsverbund.council.sittings.operations import correct_presence
from ratsverbund.kernel.errors import Conflict, NotAllowed
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import minutes as made
from tests.factories import people


def queued():
    """The accounts for which an e-mail is queued."""
    jobs = ProcrastinateJob.objects.filter(task_name="minutes.tell_member")
    return [job.args["account"] for job in jobs.order_by("id")]


def seated(town, meeting):
    """An account of somebody who sat in the committee and may read its minutes."""
    person = people.membership(town.main).person
    account = people.account("Mara Mandat", person=person)
    return people.role("member", town.body, town.main, account=account)


def test_sending_queues_one_mail_for_each_member_who_may_read(town, meeting, run_jobs):
    member = seated(town, meeting)
    people.account("Ohne Rolle", person=people.membership(town.main).person)
    people.role("member", town.body, account=people.account("Fremd", person=people.person("Udo")))

    made.sent(meeting)
    run_jobs()
    run_jobs()

    assert queued() == [member.pk]


def test_an_account_that_is_closed_is_not_told(town, meeting):
    member = seated(town, meeting)
    minutes = made.signed(meeting)
    member.is_active = False
    member.save()

    assert members_to_tell(minutes) == []


def test_the_mail_names_the_meeting_and_nothing_that_was_said(town, meeting):
    member = seated(town, meeting)
    minutes = made.sent(meeting)

    tasks.tell_member(minutes=minutes.pk, account=member.pk)

    [letter] = mail.outbox
    told = f"{letter.subject} {letter.body}"
    assert letter.to == [member.email]
    assert "25.03.2026" in letter.subject
    assert [word in told for word in ("Brücke", "Grundstück", "Ja")] == [False, False, False]


def put_right(town, meeting, actor):
    """Correct when the first member came, after the meeting."""
    row = meeting.attendances.order_by("pk").first()
    at = row.arrived_at + timedelta(minutes=10)
    return correct_presence(row, "arrived_at", at, "Zug verspätet", actor=actor)


def test_presence_put_right_after_the_signatures_leaves_a_mark_to_confirm(town, meeting):
    minutes = made.sent(meeting)
    entry = put_right(town, meeting, town.clerk)

    tasks.follow_presence(timestamp=0)
    tasks.follow_presence(timestamp=0)

    [mark] = Correction.objects.all()
    assert (mark.cause, mark.item, mark.new, mark.reason) == (
        "time", None, entry.text, "Zug verspätet",
    )  # fmt: skip
    assert made.fresh(minutes).record == minutes.record
    operations.confirm_correction(mark, actor=town.clerk)
    [shown] = whole(Minutes.objects.filter(pk=minutes.pk))
    told = [written(shown, public=public)["marks"][0]["reason"] for public in (False, True)]
    assert told == ["Zug verspätet", ""]


def test_presence_put_right_before_the_signatures_needs_no_mark(town, meeting):
    put_right(town, meeting, town.clerk)
    made.signed(meeting)

    tasks.follow_presence(timestamp=0)

    assert Correction.objects.count() == 0


def test_one_correction_is_marked_once_and_by_the_house_alone(town, meeting):
    made.sent(meeting)
    entry = put_right(town, meeting, town.clerk)

    with pytest.raises(NotAllowed):
        operations.follow_corrected_presence(entry, actor=town.clerk)
    operations.follow_corrected_presence(entry, actor=SYSTEM)
    with pytest.raises(Conflict):
        operations.follow_corrected_presence(entry, actor=SYSTEM)

    assert Correction.objects.count() == 1
