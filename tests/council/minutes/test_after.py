"""What follows when minutes are sent, and when presence is put right after the signatures."""

import io
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pypdf
import pytest
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from ratsverbund.council.minutes import operations, tasks
from ratsverbund.council.minutes.dispatches import operations as dispatches
from ratsverbund.council.minutes.dispatches.letters import minutes_mail
from ratsverbund.council.minutes.models import Correction, Minutes, MinutesDispatch
from ratsverbund.council.minutes.queries import members_to_tell, whole
from ratsverbund.council.minutes.wording.document import written
from ratsverbund.council.sittings.operations import correct_presence
from ratsverbund.kernel.errors import Conflict, NotAllowed
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import minutes as made
from tests.factories import people


def queued():
    """The e-mails a worker is asked to hand over."""
    jobs = ProcrastinateJob.objects.filter(task_name="minutes.hand_over")
    return [job.args["dispatch"] for job in jobs.order_by("id")]


@pytest.fixture(autouse=True)
def configured_address(settings):
    """Letters name the address of the instance."""
    settings.SITE_URL = "https://rat.example"


def told(town, meeting, run_jobs):
    """Minutes that were sent, and the e-mail to one member."""
    member = seated(town, meeting)
    minutes = operations.send_minutes(made.signed(meeting), actor=SYSTEM)
    run_jobs()
    return member, minutes.dispatches.get()


class Broken:
    """A mail server that answers every message with an error."""

    def __init__(self, error):
        self.error = error

    def __call__(self, *_messages):
        raise self.error


def break_mail(monkeypatch, error):
    """Let the mail server refuse; the server is a door of the house."""
    backend = "django.core.mail.backends.locmem.EmailBackend.send_messages"
    monkeypatch.setattr(backend, Broken(error))


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

    dispatch = MinutesDispatch.objects.get()
    assert (queued(), dispatch.account, dispatch.address) == ([dispatch.pk], member, member.email)


def test_an_account_that_is_closed_is_not_told(town, meeting):
    member = seated(town, meeting)
    minutes = made.signed(meeting)
    member.is_active = False
    member.save()

    assert members_to_tell(minutes) == []


def test_the_mail_names_the_meeting_the_address_and_nothing_that_was_said(town, meeting, run_jobs):
    member, dispatch = told(town, meeting, run_jobs)

    tasks.hand_over(dispatch=dispatch.pk)

    [letter] = mail.outbox
    words = f"{letter.subject} {letter.body}"
    assert letter.to == [member.email]
    assert "25.03.2026" in letter.subject
    assert f"https://rat.example/niederschriften/{dispatch.minutes_id}/" in letter.body
    assert [word in words for word in ("Brücke", "Grundstück", "Ja")] == [False, False, False]


def test_without_a_configured_address_the_mail_says_where_in_words(
    town, meeting, run_jobs, settings
):
    settings.SITE_URL = ""
    _member, dispatch = told(town, meeting, run_jobs)

    tasks.hand_over(dispatch=dispatch.pk)

    assert "/niederschriften/" not in mail.outbox[0].body
    assert "unter „Niederschriften“" in mail.outbox[0].body


def test_what_was_handed_over_is_proven_and_never_sent_twice(town, meeting, run_jobs):
    _member, dispatch = told(town, meeting, run_jobs)

    tasks.hand_over(dispatch=dispatch.pk)
    tasks.hand_over(dispatch=dispatch.pk)

    dispatch.refresh_from_db()
    assert (len(mail.outbox), dispatch.state, len(dispatch.sha256)) == (1, "sent", 64)


def test_an_address_that_is_refused_fails_and_the_clerk_sends_again(
    town, meeting, run_jobs, monkeypatch
):
    _member, dispatch = told(town, meeting, run_jobs)
    with monkeypatch.context() as broken:
        break_mail(broken, SMTPRecipientsRefused({}))
        tasks.hand_over(dispatch=dispatch.pk)
    dispatch.refresh_from_db()
    assert (dispatch.state, "nimmt diese Adresse nicht an" in dispatch.error) == ("failed", True)

    dispatches.retry_dispatch(dispatch, "neu@example.org", actor=town.clerk)
    tasks.hand_over(dispatch=dispatch.pk)

    [letter] = mail.outbox
    assert letter.to == ["neu@example.org"]


def test_a_server_that_does_not_answer_is_asked_again_at_most_five_times(
    town, meeting, run_jobs, monkeypatch
):
    _member, dispatch = told(town, meeting, run_jobs)
    break_mail(monkeypatch, ConnectionRefusedError())

    states = []
    for _try in range(5):
        tasks.hand_over(dispatch=dispatch.pk)
        dispatch.refresh_from_db()
        states.append(dispatch.state)

    assert states == ["queued", "queued", "queued", "queued", "failed"]


def test_after_a_crash_the_mail_goes_on_with_the_same_id(town, meeting, run_jobs):
    _member, dispatch = told(town, meeting, run_jobs)
    begun = dispatches.begin_dispatch(dispatch, actor=SYSTEM)  # and the worker died
    first = minutes_mail(begun).extra_headers["Message-ID"]

    tasks.resume_dispatches(timestamp=0)
    early = len(queued())
    MinutesDispatch.objects.update(begun_at=timezone.now() - timedelta(minutes=11))
    tasks.resume_dispatches(timestamp=0)
    tasks.hand_over(dispatch=dispatch.pk)

    [letter] = mail.outbox
    dispatch.refresh_from_db()
    assert (early, len(queued()), dispatch.state) == (1, 2, "sent")
    assert letter.extra_headers["Message-ID"] == first


def test_a_mail_whose_job_was_lost_is_queued_again(town, meeting, run_jobs):
    told(town, meeting, run_jobs)
    MinutesDispatch.objects.update(queued_at=timezone.now() - timedelta(minutes=11))

    tasks.resume_dispatches(timestamp=0)
    tasks.resume_dispatches(timestamp=0)

    assert len(queued()) == 2


def test_who_may_not_write_minutes_sends_nothing_again_and_proves_nothing(town, meeting, run_jobs):
    _member, dispatch = told(town, meeting, run_jobs)

    for act in (
        lambda: dispatches.retry_dispatch(dispatch, "x@example.org", actor=town.member),
        lambda: dispatches.confirm_dispatch(dispatch, "0" * 64, actor=town.clerk),
        lambda: dispatches.fail_dispatch(dispatch, "x", final=True, actor=town.clerk),
        lambda: dispatches.resume_dispatch(dispatch, actor=town.clerk),
        lambda: dispatches.queue_dispatches(dispatch.minutes, "", actor=town.clerk),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_page_proves_to_the_office_who_was_told_and_to_nobody_else(
    client, town, meeting, run_jobs
):
    member, dispatch = told(town, meeting, run_jobs)
    tasks.hand_over(dispatch=dispatch.pk)
    address = f"/niederschriften/{dispatch.minutes_id}/"

    pages = []
    for reader in (town.clerk, member):
        client.force_login(reader)
        pages.append(client.get(address).content.decode())

    assert [member.email in page for page in pages] == [True, False]
    assert "1 von 1 versandt" in pages[0]


def test_the_clerk_corrects_an_address_on_the_page_and_a_member_does_not_reach_it(
    client, town, meeting, run_jobs
):
    _member, dispatch = told(town, meeting, run_jobs)
    dispatches.begin_dispatch(dispatch, actor=SYSTEM)
    dispatches.fail_dispatch(dispatch, "abgelehnt", final=True, actor=SYSTEM)
    address = f"/niederschriften/zuleitungen/{dispatch.pk}/"

    client.force_login(town.member)
    foreign = client.get(address).status_code
    client.force_login(town.clerk)
    sent = client.post(address, {"address": "neu@example.org"})

    dispatch.refresh_from_db()
    assert (foreign, sent.status_code) == (404, 302)
    assert (dispatch.state, dispatch.address) == ("queued", "neu@example.org")


def test_the_chair_who_keeps_the_record_sees_no_address_of_a_member(
    client, town, meeting, run_jobs
):
    member, dispatch = told(town, meeting, run_jobs)
    client.force_login(people.role("chair", town.body, meeting.organization))

    page = client.get(f"/niederschriften/{dispatch.minutes_id}/")

    assert (page.status_code, member.email in page.content.decode()) == (200, False)
    assert client.get(f"/niederschriften/zuleitungen/{dispatch.pk}/").status_code == 404


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
    name = entry.person
    assert (mark.cause, mark.item, mark.reason) == ("time", None, "Zug verspätet")
    assert (mark.old, mark.new) == (
        f"{name} gekommen: 18:00\xa0Uhr", f"{name} gekommen: 18:10\xa0Uhr",
    )  # fmt: skip
    assert (mark.made_by, mark.made_at) == (str(town.clerk), entry.at)
    assert made.fresh(minutes).record == minutes.record
    operations.confirm_correction(mark, actor=town.clerk)
    [shown] = whole(Minutes.objects.filter(pk=minutes.pk))
    marks = [written(shown, public=public)["marks"][0] for public in (False, True)]
    assert [(each["reason"], each["by"]) for each in marks] == [
        ("Zug verspätet", str(town.clerk)), ("", ""),
    ]  # fmt: skip
    mark.refresh_from_db()
    assert mark.confirmed_by == str(town.clerk)


def test_the_page_and_the_pdf_strike_the_old_time_beside_the_new(client, town, meeting):
    minutes = made.sent(meeting)
    entry = put_right(town, meeting, town.clerk)
    tasks.follow_presence(timestamp=0)
    operations.confirm_correction(Correction.objects.get(), actor=town.clerk)
    client.force_login(town.clerk)

    page = client.get(f"/niederschriften/{minutes.pk}/").content.decode()
    paper = client.get(f"/niederschriften/{minutes.pk}/niederschrift.pdf").content

    name = entry.person
    assert f"<del>{name} gekommen: 18:00\xa0Uhr</del>" in page
    assert f"<ins>{name} gekommen: 18:10\xa0Uhr</ins>" in page
    assert f"von {town.clerk}" in page
    leaves = pypdf.PdfReader(io.BytesIO(paper)).pages
    text = " ".join(" ".join(leaf.extract_text() for leaf in leaves).split())
    assert [f"gekommen: 18:{minute}" in text for minute in ("00", "10")] == [True, True]


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
