"""Inviting: who gets what, by which way, once, with proof."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.utils import timezone

from ratsverbund.council.agendas.models import Supplement
from ratsverbund.council.invitations import operations, queries
from ratsverbund.council.invitations.models import Dispatch
from ratsverbund.council.invitations.post import delivery
from ratsverbund.council.invitations.post.letters import letter_content
from ratsverbund.council.meetings.operations import cancel_meeting
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed, RuleViolated
from ratsverbund.kernel.models import AuditEntry
from tests.council.invitations.conftest import CANARY, placed, work_off
from tests.factories import council, people

SITE = "https://rat.example.org"


@pytest.fixture(autouse=True)
def configured_address(settings):
    """Letters name the address of the instance."""
    settings.SITE_URL = SITE


def invited(town, meeting, **more):
    return operations.invite(meeting, actor=town.clerk, **more)


def ways(invitation):
    return [(one.name, one.channel, one.state) for one in invitation.dispatches.order_by("pk")]


def test_members_get_mail_or_a_letter_and_the_proof_is_kept(town, meeting):
    invitation = invited(town, meeting)
    work_off()

    anna, bernd, cem = (str(seat.person) for seat in town.seats)
    assert sorted(ways(invitation)) == sorted(
        [(anna, "mail", "sent"), (bernd, "mail", "sent"), (cem, "letter", "sending")]
    )
    assert sorted(each.to[0] for each in mail.outbox) == ["m0@example.org", "m1@example.org"]
    first = invitation.dispatches.get(address="m0@example.org")
    assert mail.outbox[0].message()["Message-ID"] in {
        one.message_id for one in invitation.dispatches.all()
    }
    assert len(first.sha256) == 64
    assert AuditEntry.objects.filter(operation="invitations.confirm_dispatch").count() == 2


def test_no_word_of_the_non_public_part_is_in_the_mail_or_its_calendar_entry(town, meeting):
    invited(town, meeting)
    work_off()

    sent = [each.body + each.attachments[0].content for each in mail.outbox]

    assert [CANARY in text for text in sent] == [False, False]
    assert ["N 1 nichtöffentlich" in text for text in sent] == [True, True]
    assert ["Ö 1 Brücke am Bach" in text for text in sent] == [True, True]
    assert [f"{SITE}/sitzungen/{meeting.pk}/ladung/meine/" in text for text in sent] == [True, True]


def test_without_a_configured_address_the_mail_names_no_path_that_leads_nowhere(
    town, meeting, settings
):
    settings.SITE_URL = ""

    invited(town, meeting)
    work_off()

    sent = [each.body + each.attachments[0].content for each in mail.outbox]
    assert ["/sitzungen/" in text for text in sent] == [False, False]
    assert ["liegen nach der Anmeldung bereit." in text for text in sent] == [True, True]


def test_a_worker_killed_halfway_sends_nothing_twice(town, meeting, monkeypatch):
    invitation = invited(town, meeting)
    one, *_rest = invitation.dispatches.filter(channel="mail")

    def killed(*args, **kwargs):
        raise SystemExit

    monkeypatch.setattr(operations, "confirm_dispatch", killed)
    with pytest.raises(SystemExit):
        delivery.hand_over(one)
    monkeypatch.undo()
    one.refresh_from_db()
    delivery.hand_over(one)

    assert [one.state, len(mail.outbox)] == ["sending", 1]
    with pytest.raises(IllegalTransition):
        operations.retry_dispatch(one, actor=town.clerk)


def test_what_failed_is_sent_again_under_the_same_message_id(town, meeting, monkeypatch):
    invitation = invited(town, meeting)
    one = invitation.dispatches.filter(channel="mail").first()

    def down(self, *args, **kwargs):
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMessage.send", down)
    delivery.hand_over(one)
    monkeypatch.undo()
    one.refresh_from_db()
    failed = (one.state, one.error)
    again = operations.retry_dispatch(one, actor=town.clerk, address="neu@example.org")
    delivery.hand_over(again)
    again.refresh_from_db()

    assert failed[0] == "failed"
    assert failed[1].startswith("Der Mailserver war nicht zu erreichen.")
    assert (again.state, again.tries, again.message_id) == ("sent", 2, one.message_id)
    assert [each.to for each in mail.outbox] == [["neu@example.org"]]


def test_only_the_house_begins_confirms_or_fails_a_dispatch(town, meeting):
    one = invited(town, meeting).dispatches.first()

    for act in (
        lambda: operations.begin_dispatch(one, actor=town.clerk),
        lambda: operations.confirm_dispatch(one, "0" * 64, actor=town.clerk),
        lambda: operations.fail_dispatch(one, "nein", actor=town.clerk),
        lambda: operations.keep_letter(one, b"%PDF", actor=town.clerk),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_letters_are_posted_by_a_click(town, meeting):
    invitation = invited(town, meeting)
    work_off()

    operations.post_letters(invitation, actor=town.clerk)

    letter = invitation.dispatches.get(channel="letter")
    assert (letter.state, bytes(letter.file.content)[:5]) == ("sent", b"%PDF-")
    with pytest.raises(IllegalTransition):
        operations.post_letters(invitation, actor=town.clerk)


def test_a_bounce_is_recorded_with_what_came_back(town, meeting):
    invitation = invited(town, meeting)
    work_off()
    one = invitation.dispatches.filter(channel="mail").first()

    operations.report_bounce(one, "Postfach voll", actor=town.clerk)

    one.refresh_from_db()
    assert (one.state, one.error) == ("failed", "Postfach voll")
    with pytest.raises(InvalidInput):
        operations.report_bounce(one, " ", actor=town.clerk)


def test_only_the_recipient_confirms_the_reading(town, meeting):
    invitation = invited(town, meeting)
    work_off()
    one = invitation.dispatches.get(address="m0@example.org")

    with pytest.raises(NotAllowed):
        operations.confirm_reading(one, actor=town.clerk)
    operations.confirm_reading(one, actor=town.seats[0].person.accounts.get())

    one.refresh_from_db()
    assert one.state == "read"


def test_strangers_do_not_invite(town, meeting):
    with pytest.raises(NotAllowed):
        operations.invite(meeting, actor=town.other)
    with pytest.raises(NotAllowed):
        operations.send_supplement(meeting, actor=town.other)
    with pytest.raises(NotAllowed):
        operations.request_books(meeting, actor=town.other)


def test_late_is_refused_with_its_remedy_and_passes_with_a_recorded_reason(town, meeting):
    meeting.starts_at = timezone.now() + timedelta(days=2)
    meeting.save(update_fields=["starts_at"])

    with pytest.raises(RuleViolated, match="Ladungsfrist ist versäumt"):
        invited(town, meeting)
    invitation = invited(town, meeting, late_reason="Fristablauf beim Fördergeber")

    assert invitation.late_reason == "Fristablauf beim Fördergeber"
    entry = AuditEntry.objects.get(operation="invitations.invite")
    assert entry.reason == "Fristablauf beim Fördergeber"


def test_a_supplement_sends_only_what_is_new(town, meeting):
    invited(town, meeting)
    with pytest.raises(InvalidInput):
        operations.send_supplement(meeting, actor=town.clerk)
    fresh = placed(meeting, council.paper(town.body, "Zusätzlicher Kanal"), late=True)

    supplement = operations.send_supplement(meeting, actor=town.clerk)
    work_off()

    assert (supplement.version, supplement.kind, supplement.items) == (2, "supplement", [fresh.pk])
    assert "Brücke am Bach" not in mail.outbox[-1].body
    assert "Zusätzlicher Kanal" in mail.outbox[-1].body


def test_the_cancellation_tells_everyone_once_and_names_the_new_day(town, meeting):
    invited(town, meeting)
    cancel_meeting(meeting, "Sturm", actor=town.clerk)
    council.meeting(
        town.main, meeting.starts_at + timedelta(days=7), state="planned", convened_on=None,
        replaces=meeting,
    )  # fmt: skip

    told = operations.send_cancellation(meeting, actor=town.clerk, text="Sturmwarnung")

    assert told.kind == "move"
    assert told.text.startswith("Sturmwarnung\nNeuer Termin: ")
    assert told.dispatches.count() == 3
    with pytest.raises(IllegalTransition):
        operations.send_cancellation(meeting, actor=town.clerk)


def test_everyone_is_asked_once_whatever_their_reasons(town, meeting):
    people.deputy(town.seats[0], town.seats[1].person)
    known = queries.recipients_base().get(pk=meeting.pk)

    found = queries.recipients(known)

    assert [one.name for one in found].count(str(town.seats[1].person)) == 1
    assert len(next(one for one in found if one.person == town.seats[1].person).reasons) == 2


def test_deputies_are_told_only_if_the_clerk_ticks_them(town, meeting):
    deputy = people.deputy(town.seats[0])
    plain = queries.recipients(queries.recipients_base().get(pk=meeting.pk))
    [key] = [one.key for one in plain if one.group == "deputies"]

    invitation = invited(town, meeting, chosen=[key])

    extra = Dispatch.objects.get(invitation=invitation, person=deputy.person)
    assert (extra.whole, extra.items) == (False, [meeting.open_item.pk])


def test_an_advising_resident_gets_the_whole_an_expert_on_monuments_the_public_items(town, meeting):
    resident, expert = (
        people.membership(town.main, role=role, voting_right=False)
        for role in ("expert_resident", "expert_citizen")
    )

    invitation = invited(town, meeting)

    got = [invitation.dispatches.get(person=each.person) for each in (resident, expert)]
    assert [(one.whole, one.items) for one in got] == [
        (True, []), (False, [meeting.open_item.pk]),
    ]  # fmt: skip


def test_contacts_decide_the_way(town, meeting):
    operations.set_contact(
        town.seats[0].person, "letter", actor=town.clerk, address="Bachweg 1\n52525 Heinsberg"
    )
    with pytest.raises(InvalidInput):
        operations.set_contact(town.seats[1].person, "letter", actor=town.clerk)
    with pytest.raises(NotAllowed):
        operations.set_contact(town.seats[1].person, "portal", actor=town.other)

    invitation = invited(town, meeting)

    got = invitation.dispatches.get(person=town.seats[0].person)
    assert (got.channel, got.address) == ("letter", "Bachweg 1\n52525 Heinsberg")


def test_what_went_out_elsewhere_is_recorded_and_sends_nothing(town, meeting):
    day = timezone.localdate()

    invitation = operations.record_invitation(meeting, day, actor=town.clerk)
    work_off()
    fresh = placed(meeting, council.paper(town.body, "Zusätzlicher Kanal"), late=True)
    supplement = operations.send_supplement(meeting, actor=town.clerk)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.convened_on) == ("convened", day)
    assert (invitation.dispatches.count(), mail.outbox) == (0, [])
    assert supplement.items == [fresh.pk]
    entry = AuditEntry.objects.get(operation="invitations.record_invitation")
    assert entry.actor_name == str(town.clerk)


def test_what_went_out_elsewhere_too_late_needs_its_reason_and_no_stranger_records_it(
    town, meeting
):
    late = timezone.localdate(meeting.starts_at) - timedelta(days=1)

    with pytest.raises(NotAllowed):
        operations.record_invitation(meeting, late, actor=town.other)
    with pytest.raises(RuleViolated, match="Ladungsfrist ist versäumt"):
        operations.record_invitation(meeting, late, actor=town.clerk)
    kept = operations.record_invitation(meeting, late, actor=town.clerk, late_reason="Hochwasser")

    assert kept.late_reason == "Hochwasser"


def put_back(town, meeting):
    """Let an earlier meeting have been too few for the open item of this one."""
    before = council.meeting(town.main, meeting.starts_at - timedelta(days=40))
    item = council.item(before, meeting.open_item.consultation)
    before.entries.create(kind="unable", item=item, at=before.starts_at)


def test_the_second_invitation_hints_at_what_it_means(town, meeting):
    put_back(town, meeting)

    invitation = invited(town, meeting)
    work_off()

    meeting.open_item.refresh_from_db()
    hint = "Hinweis nach § 49 Abs. 2 GO NRW: Zu TOP Ö 1 wird zum zweiten Mal eingeladen"
    letter = letter_content(invitation.dispatches.get(channel="letter"), queries.documents(meeting))
    assert [hint in each.body for each in mail.outbox] == [True, True]
    assert (hint in letter["text"], meeting.open_item.hinted_on) == (True, timezone.localdate())


def test_a_first_invitation_hints_at_nothing(town, meeting):
    invited(town, meeting)
    work_off()

    meeting.open_item.refresh_from_db()
    assert ["§ 49" in each.body for each in mail.outbox] == [False, False]
    assert meeting.open_item.hinted_on is None


@pytest.mark.parametrize("hinted", [True, False])
def test_an_invitation_that_went_out_elsewhere_hinted_only_if_somebody_says_so(
    town, meeting, hinted
):
    put_back(town, meeting)

    operations.record_invitation(meeting, timezone.localdate(), hinted=hinted, actor=town.clerk)

    meeting.open_item.refresh_from_db()
    assert (meeting.open_item.hinted_on is not None) == hinted


def test_a_supplement_nobody_has_issued_goes_neither_out_nor_into_the_book(town, meeting):
    invited(town, meeting)
    waiting = council.item(meeting, title="Wochenmarkt", late=True, supplement=1)
    supplement = Supplement.objects.create(meeting=meeting, number=1)

    with pytest.raises(InvalidInput):
        operations.send_supplement(meeting, actor=town.clerk)
    before = waiting in queries.documents(meeting)
    supplement.issued_at = timezone.now()
    supplement.save()
    sent = operations.send_supplement(meeting, actor=town.clerk)

    assert (before, sent.items, waiting in queries.documents(meeting)) == (
        False, [waiting.pk], True,
    )  # fmt: skip
