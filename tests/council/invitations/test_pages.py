"""The pages about invitations: one visit, one stranger, few statements."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from ratsverbund.council.invitations import operations, queries
from ratsverbund.council.invitations.models import Dispatch, Invitation, StaffAttendance
from ratsverbund.council.invitations.queries.due import questions
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.due import ask
from tests.council.invitations.conftest import CANARY, work_off
from tests.factories import council, people
from tests.queries import statements

BUDGET = 5
DAY = timedelta(days=1)


@pytest.fixture
def clerk(client, town):
    client.force_login(town.clerk)
    return client


def page(client, name, *args):
    answer = client.get(reverse(f"invitations:{name}", args=args))
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def test_the_clerk_sees_who_gets_what_and_why_and_sends(clerk, town, meeting):
    shown = page(clerk, "invite", meeting.pk)

    answer = clerk.post(reverse("invitations:invite", args=[meeting.pk]), {"text": "Bis bald."})
    work_off()
    after = page(clerk, "meeting", meeting.pk)

    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.CONVENED
    assert answer.url == reverse("invitations:meeting", args=[meeting.pk])
    assert "3 Personen werden eingeladen." in shown
    assert shown.count("Mitglied, Haupt- und Finanzausschuss") == 3
    assert "2 von 3 versandt, 0 abgerufen" in after
    assert [CANARY in each.body for each in mail.outbox] == [False, False]


def test_the_page_says_what_is_ready_and_records_what_went_out_elsewhere(clerk, town, meeting):
    address = reverse("invitations:invite", args=[meeting.pk])
    day = timezone.localdate()

    shown = page(clerk, "invite", meeting.pk)
    late = clerk.post(address, {"anderswo-on": (meeting.starts_at - DAY).date().isoformat()})
    answer = clerk.post(address, {"anderswo-on": day.isoformat(), "anderswo-late_reason": ""})

    meeting.refresh_from_db()
    assert "2 Punkte, davon öffentlich: 1" in shown
    assert late.status_code == 422
    assert "Die Ladungsfrist ist versäumt" in late.content.decode()
    assert answer.url == reverse("meetings:meeting", args=[meeting.pk])
    assert (meeting.convened_on, Dispatch.objects.count()) == (day, 0)
    assert "auf anderem Weg" in page(clerk, "meeting", meeting.pk)


def test_every_way_to_invite_leads_to_the_one_page(clerk, town, meeting):
    address = reverse("invitations:invite", args=[meeting.pk])

    shown = [
        clerk.get(reverse(name, args=[meeting.pk])).content.decode()
        for name in ("meetings:meeting", "agendas:preview", "invitations:meeting")
    ]

    assert [f'href="{address}"' in text for text in shown] == [True, True, True]


def test_an_assembly_is_announced_instead(clerk, town):
    assembly = council.meeting(town.council, state="planned", convened_on=None, kind="assembly")

    answer = clerk.get(reverse("invitations:invite", args=[assembly.pk]))

    assert answer.url == reverse("agendas:announce", args=[assembly.pk])


@pytest.mark.parametrize("extra", [0, 2])
@pytest.mark.parametrize(
    "name", ["invite", "meeting", "staff", "mine", "supplement", "cancellation"]
)
def test_the_pages_ask_as_much_for_one_as_for_three(clerk, town, meeting, name, extra):
    for _ in range(extra):
        people.membership(town.main)
        StaffAttendance.objects.create(meeting=meeting, name=f"S{_}", named_by="x")
    if name in ("meeting", "mine"):
        operations.invite(meeting, actor=town.clerk)
        work_off()

    asked = statements(clerk, reverse(f"invitations:{name}", args=[meeting.pk]))

    assert len(asked) <= BUDGET


def test_the_chair_sees_who_is_invited_but_no_address(client, town, meeting):
    client.force_login(town.chair)
    planned = page(client, "invite", meeting.pk)
    operations.invite(meeting, actor=town.clerk)
    work_off()
    dispatch = Dispatch.objects.filter(invitation__meeting=meeting, channel="mail").first()

    after = page(client, "meeting", meeting.pk)

    addresses = (
        ("bounce", dispatch.pk),
        ("letter", dispatch.pk),
        ("proof", dispatch.invitation_id),
    )
    refused = [client.get(reverse(f"invitations:{name}", args=[pk])) for name, pk in addresses]
    assert [answer.status_code for answer in refused] == [403, 403, 403]
    assert [dispatch.name in shown for shown in (planned, after)] == [True, True]
    assert [dispatch.address in shown for shown in (planned, after)] == [False, False]


@pytest.mark.parametrize("extra", [0, 2])
def test_the_pages_about_one_dispatch_paper_or_person_ask_few_statements(
    clerk, town, meeting, extra
):
    for _ in range(extra):
        people.membership(town.main)
    dispatch = operations.invite(meeting, actor=town.clerk).dispatches.first()
    named = {
        "retry": dispatch.pk, "bounce": dispatch.pk, "contact": town.seats[0].person_id,
        "equality": meeting.open_item.consultation.paper_id,
    }  # fmt: skip

    sent = {
        name: len(statements(clerk, reverse(f"invitations:{name}", args=[key])))
        for name, key in named.items()
    }

    assert {name: count for name, count in sent.items() if count > BUDGET} == {}


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_own_invitation_asks_little_however_often_one_was_told(client, town, meeting, rounds):
    operations.invite(meeting, actor=town.clerk)
    for number in range(rounds - 1):
        operations.send_supplement(meeting, text=f"Hinweis {number}", actor=town.clerk)
    work_off()
    own = people.account("Anna", person=town.seats[0].person)
    client.force_login(people.role("member", town.body, town.main, account=own))

    asked = statements(client, reverse("invitations:mine", args=[meeting.pk]))

    assert len(asked) <= BUDGET


@pytest.mark.parametrize("tags", [1, 3])
def test_the_officers_page_asks_little_however_many_matters_a_paper_touches(
    client, town, meeting, tags
):
    paper = meeting.open_item.consultation.paper
    words = list(queries.matters(paper))[:tags]
    operations.tag_paper(paper, words, actor=town.clerk)
    address = reverse("invitations:equality", args=[paper.pk])
    counts = []

    for account in (town.clerk, town.officer_account):
        client.force_login(account)
        counts.append(len(statements(client, address)))

    assert ([count for count in counts if count > BUDGET], len(words)) == ([], tags)


def test_strangers_find_nothing(client, town, meeting):
    operations.invite(meeting, actor=town.clerk)
    work_off()
    client.force_login(town.other)
    dispatch = Dispatch.objects.first()
    addresses = [
        reverse(f"invitations:{name}", args=[meeting.pk])
        for name in ("invite", "meeting", "supplement", "cancellation", "mine", "staff")
    ]
    addresses += [reverse("invitations:book", args=[meeting.pk, "whole"])]
    addresses += [reverse(f"invitations:{n}", args=[dispatch.pk]) for n in ("retry", "bounce")]
    addresses += [reverse("invitations:proof", args=[dispatch.invitation_id])]

    assert {client.get(address).status_code for address in addresses} == {404}


def test_a_failed_address_is_listed_with_its_remedy_and_sent_again(clerk, town, meeting):
    operations.invite(meeting, actor=town.clerk)
    work_off()
    one = Dispatch.objects.get(address="m0@example.org")
    clerk.post(reverse("invitations:bounce", args=[one.pk]), {"error": "Unbekannter Empfänger"})

    shown = page(clerk, "meeting", meeting.pk)
    clerk.post(
        reverse("invitations:retry", args=[one.pk]),
        {"channel": "mail", "address": "neu@example.org"},
    )
    work_off()

    assert "Eine Ladung ist nicht zugestellt" in shown
    assert "Unbekannter Empfänger" in shown
    assert mail.outbox[-1].to == ["neu@example.org"]


def test_proof_letter_and_book_come_as_pdf(clerk, town, meeting):
    invitation = operations.invite(meeting, actor=town.clerk)
    work_off()
    letter = invitation.dispatches.get(channel="letter")
    addresses = [
        reverse("invitations:proof", args=[invitation.pk]),
        reverse("invitations:letter", args=[letter.pk]),
        reverse("invitations:book", args=[meeting.pk, "whole"]),
        reverse("invitations:book", args=[meeting.pk, "public"]),
    ]

    answers = [clerk.get(address) for address in addresses]

    assert [answer.content[:5] for answer in answers] == [b"%PDF-"] * 4


def test_coming_to_the_own_invitation_confirms_the_reading_fetching_it_ahead_does_not(
    client, town, meeting
):
    operations.invite(meeting, actor=town.clerk)
    work_off()
    person = town.seats[0].person
    account = people.role("member", town.body, town.main, account=person.accounts.get())
    client.force_login(account)
    address = reverse("invitations:mine", args=[meeting.pk])
    dispatch = Dispatch.objects.get(person=person)

    states = []
    for fetch, headers in (
        (client.head, {}), (client.get, {}), (client.head, {"Sec-Fetch-Mode": "navigate"}),
        (client.get, {"Sec-Fetch-Mode": "navigate", "Sec-Purpose": "prefetch;prerender"}),
        (client.get, {"Sec-Fetch-Mode": "navigate"}),
    ):  # fmt: skip
        shown = fetch(address, headers=headers).content.decode()
        dispatch.refresh_from_db()
        states.append(dispatch.state)

    assert states == ["sent"] * 4 + ["read"]
    assert "Gelesen" not in shown


def test_a_recipient_confirms_the_reading_by_a_button(client, town, meeting):
    operations.invite(meeting, actor=town.clerk)
    work_off()
    account = town.seats[0].person.accounts.get()
    client.force_login(people.role("member", town.body, town.main, account=account))
    before = page(client, "mine", meeting.pk)

    client.post(reverse("invitations:mine", args=[meeting.pk]))

    assert "Gelesen" in before
    assert Dispatch.objects.get(person=town.seats[0].person).state == "read"


def test_the_chair_agrees_by_a_click(client, town, meeting):
    staff = operations.name_staff(meeting, "Petra Amt", actor=town.mayor)
    client.force_login(town.chair)
    shown = page(client, "staff", meeting.pk)

    client.post(reverse("invitations:consent", args=[staff.pk]), {"antwort": "ja"})

    staff.refresh_from_db()
    assert "Einvernehmen erklären" in shown
    assert (staff.state, staff.answered_by) == ("agreed", str(town.chair))


def test_a_paper_is_tagged_claimed_and_commented_on_its_page(client, town, meeting):
    paper = meeting.open_item.consultation.paper
    address = reverse("invitations:equality", args=[paper.pk])
    client.force_login(town.clerk)
    client.post(address, {"akt": "tags", "tags": ["Personal"]})
    client.force_login(town.officer_account)
    client.post(address, {"akt": "claim", "reason": "Wege"})
    client.post(address, {"akt": "opinion", "statement": "Keine Bedenken."})

    shown = page(client, "equality", paper.pk)

    paper.equality.refresh_from_db()
    assert (paper.equality.tags, paper.equality.statement) == (["Personal"], "Keine Bedenken.")
    assert "Die Gleichstellungsbeauftragte wirkt mit" in shown


def test_the_way_of_delivery_is_kept_on_a_form(clerk, town):
    person = town.seats[0].person

    answer = clerk.post(reverse("invitations:contact", args=[person.pk]), {"channel": "portal"})

    assert answer.status_code == 302
    assert person.contact.channel == "portal"


def test_letters_rebinding_and_the_supplement_are_one_click(clerk, town, meeting):
    invitation = operations.invite(meeting, actor=town.clerk)
    work_off()

    clerk.post(reverse("invitations:posted", args=[invitation.pk]))
    clerk.post(reverse("invitations:rebind", args=[meeting.pk]))
    clerk.post(reverse("invitations:supplement", args=[meeting.pk]), {"text": "Raum geändert"})

    assert invitation.dispatches.get(channel="letter").state == "sent"
    assert meeting.invitations.count() == 2


def test_a_town_keeps_the_address_of_who_sits_in_it_now_and_nowhere_else(client, town):
    former, double, own = (people.membership(town.main) for _ in range(3))
    former.end = timezone.localdate() - timedelta(days=1)
    former.save()
    people.membership(people.organization(people.body("Kassel")), double.person)
    people.membership(people.organization(people.body("Netz", kind="network")), own.person)
    chair_only = people.role("clerk", town.body, town.main)

    def opened(account):
        client.force_login(account)
        return [
            client.get(reverse("invitations:contact", args=[seat.person_id])).status_code
            for seat in (former, double, own)
        ]

    assert opened(town.clerk) == [404, 404, 200]
    assert opened(chair_only) == [404, 404, 404]
    assert opened(people.account(person=double.person)) == [404, 200, 404]


def test_what_came_back_about_a_fraktions_meeting_is_nothing_for_the_clerk(town):
    faction = people.faction(town.body)
    seat = people.membership(faction)
    soon = timezone.now() + 14 * DAY
    gathering = council.meeting(faction, soon, state="convened", kind="faction")
    invitation = council_invitation(gathering)
    Dispatch.objects.create(
        invitation=invitation, person=seat.person, name="E", channel="mail", state="failed"
    )
    own = people.role("chair", town.body, faction)

    assert [len(ask(questions(each))) for each in (town.clerk, own)] == [0, 1]


def council_invitation(gathering):
    """An invitation that was sent."""
    return Invitation.objects.create(
        meeting=gathering, version=1, kind="first", items=[], sent_at=timezone.now(), basis={}
    )
