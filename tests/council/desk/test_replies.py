"""Who comes, who stands in, who is asked next."""

from types import SimpleNamespace

import pytest
from django.core import mail

from ratsverbund.config.due import due
from ratsverbund.council.desk import queries
from ratsverbund.council.desk.models import Reply, SubstituteRequest
from ratsverbund.council.desk.operations import answer_request, send_reply
from ratsverbund.council.desk.tidings import letters
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed
from tests.factories import council, people
from tests.queries import statements

State = SubstituteRequest.State


def absent(town, meeting):
    return send_reply(meeting, town.seat, "absent", actor=town.member)


def asked_of(reply):
    return [(one.person, one.state) for one in reply.requests.order_by("pk")]


def test_the_personal_deputy_of_a_prevented_member_is_asked_with_the_norm(town, meeting):
    reply = absent(town, meeting)

    assert asked_of(reply) == [(town.bernd, State.ASKED)]
    assert reply.requests.get().basis["reasons"][0]["citation"].startswith("§ 13")


def test_when_the_deputy_declines_the_chair_of_the_fraktion_is_asked(town, meeting):
    reply = absent(town, meeting)

    answer_request(reply.requests.get(), False, actor=town.deputy)

    assert asked_of(reply) == [(town.bernd, State.DECLINED), (town.dora, State.ASKED)]


def test_when_everybody_declines_the_seat_stays_empty_and_the_clerk_is_told(town, meeting):
    reply = absent(town, meeting)
    answer_request(reply.requests.get(), False, actor=town.deputy)

    answer_request(reply.requests.get(state=State.ASKED), False, actor=town.leader)

    assert [one.state for one in reply.requests.all()] == [State.DECLINED, State.DECLINED]
    assert [one.verb for one in due(town.clerk) if one.what == "Vertretung"] == ["Ansehen"]


def test_a_deputy_who_is_prevented_himself_is_passed_over(town, meeting):
    own = people.membership(town.main, town.bernd)
    send_reply(meeting, own, "absent", actor=town.deputy)

    reply = absent(town, meeting)

    assert asked_of(reply) == [(town.dora, State.ASKED)]


def test_who_comes_after_all_releases_the_substitute(town, meeting):
    reply = absent(town, meeting)
    answer_request(reply.requests.get(), True, actor=town.deputy)

    reply = send_reply(meeting, town.seat, "coming", actor=town.member)

    assert (reply.state, asked_of(reply)) == (Reply.State.COMING, [(town.bernd, State.WITHDRAWN)])


def test_saying_the_same_twice_asks_nobody_twice(town, meeting):
    absent(town, meeting)

    reply = absent(town, meeting)

    assert asked_of(reply) == [(town.bernd, State.ASKED)]


def test_in_the_council_nobody_stands_in(town):
    rat = people.organization(town.body)
    seat = people.membership(rat, town.anna)
    meeting = council.meeting(rat, state="convened")

    reply = send_reply(meeting, seat, "absent", actor=town.member)

    assert (reply.basis, asked_of(reply)) == (None, [])


@pytest.fixture
def elsewhere(db):
    """A town whose charter is silent: two deputies in order, and an account for each."""
    body = people.body("Musterstadt", charter="musterstadt")
    main = people.main_committee(body)
    seat = people.membership(main, people.person("Eva", "Eins"))
    accounts = {}
    for rank, name in enumerate(("Anton", "Berta"), start=1):
        person = people.deputy(seat, people.person(name, "Amt"), rank=rank).person
        accounts[name] = people.role("member", body, account=people.account(name, person=person))
    member = people.role("member", body, account=people.account("Eva", person=seat.person))
    meeting = council.meeting(main, state="convened")
    return SimpleNamespace(seat=seat, accounts=accounts, member=member, meeting=meeting)


def test_where_the_charter_is_silent_the_order_fixed_by_the_council_counts(elsewhere):
    reply = send_reply(elsewhere.meeting, elsewhere.seat, "absent", actor=elsewhere.member)

    answer_request(reply.requests.get(), False, actor=elsewhere.accounts["Anton"])

    assert [(one.person.given_name, one.state) for one in reply.requests.order_by("pk")] == [
        ("Anton", State.DECLINED), ("Berta", State.ASKED),
    ]  # fmt: skip
    assert reply.requests.last().basis["reasons"][0]["citation"] == "§ 58 Abs. 1 GO NRW"


def test_two_persons_of_one_name_are_two_to_the_rule(town, meeting):
    cem = town.main.memberships.get(person=town.cem)
    namesake = people.person(town.bernd.given_name, town.bernd.family_name)
    people.deputy(cem, namesake)
    reply = absent(town, meeting)
    answer_request(reply.requests.get(), True, actor=town.deputy)

    other = send_reply(meeting, cem, "absent", actor=town.colleague)

    assert asked_of(other) == [(namesake, State.ASKED)]


def test_who_comes_after_all_takes_the_absence_back(town, meeting):
    absent(town, meeting)
    before = meeting.absences.filter(withdrawn_at=None).count()

    send_reply(meeting, town.seat, "coming", actor=town.member)

    assert (before, meeting.absences.filter(withdrawn_at=None).count()) == (1, 0)


def test_nobody_replies_for_another(town, meeting):
    with pytest.raises(NotAllowed):
        send_reply(meeting, town.seat, "absent", actor=town.colleague)


def test_nobody_answers_what_another_was_asked(town, meeting):
    reply = absent(town, meeting)

    with pytest.raises(NotAllowed):
        answer_request(reply.requests.get(), True, actor=town.colleague)


def test_a_meeting_that_runs_takes_no_replies(town, meeting):
    meeting.state = "running"
    meeting.save()

    with pytest.raises(IllegalTransition):
        absent(town, meeting)


def test_a_reply_is_one_of_two(town, meeting):
    with pytest.raises(InvalidInput):
        send_reply(meeting, town.seat, "vielleicht", actor=town.member)


def test_an_answer_given_is_not_given_again(town, meeting):
    asked = absent(town, meeting).requests.get()
    answer_request(asked, True, actor=town.deputy)

    with pytest.raises(IllegalTransition):
        answer_request(asked, True, actor=town.deputy)


def test_who_is_asked_finds_it_among_what_is_due(town, meeting):
    absent(town, meeting)

    lines = {
        account.name: [one.verb for one in due(account) if one.what == "Vertretung"]
        for account in (town.deputy, town.colleague)
    }

    assert lines[str(town.bernd)] == ["Antworten"]
    assert lines[str(town.cem)] == []


def test_a_mail_asks_and_a_mail_answers(town, meeting):
    asked = absent(town, meeting).requests.get()

    for account in letters.recipients(asked.pk, answer=False):
        letters.write_about(asked.pk, account, answer=False)
    answer_request(asked, True, actor=town.deputy)
    for account in letters.recipients(asked.pk, answer=True):
        letters.write_about(asked.pk, account, answer=True)

    assert [(one.to, one.subject) for one in mail.outbox] == [
        ([town.deputy.email], "Bitte um Vertretung"),
        ([town.member.email], "Ihre Vertretung"),
    ]


def test_jobs_are_queued_for_requests(town, meeting, run_jobs):
    absent(town, meeting)

    assert run_jobs() == 1


def test_a_member_says_it_with_one_tap_and_the_clerk_sees_it(client, town, meeting):
    client.force_login(town.member)
    client.post(f"/mein/sitzungen/{meeting.pk}/rueckmeldung/", {"state": "absent"})

    client.force_login(town.clerk)
    page = client.get(f"/mein/sitzungen/{meeting.pk}/rueckmeldungen/").content.decode()

    assert page.count(f"{town.bernd} (angefragt)") == 1
    assert page.count("§ 13 Abs. 3") >= 1


def test_a_member_does_not_see_what_others_replied(client, town, meeting):
    client.force_login(town.colleague)

    assert client.get(f"/mein/sitzungen/{meeting.pk}/rueckmeldungen/").status_code == 403


def test_the_substitute_answers_on_the_page(client, town, meeting):
    asked = absent(town, meeting).requests.get()
    client.force_login(town.deputy)

    client.post(f"/mein/vertretung/{asked.pk}/", {"antwort": "ja"})

    asked.refresh_from_db()
    assert asked.state == State.ACCEPTED


def test_a_request_is_not_there_for_anybody_else(client, town, meeting):
    asked = absent(town, meeting).requests.get()
    client.force_login(town.colleague)

    assert client.get(f"/mein/vertretung/{asked.pk}/").status_code == 404


def test_only_requests_to_oneself_are_found(town, meeting):
    absent(town, meeting)

    assert [queries.requests_to(one).count() for one in (town.deputy, town.clerk)] == [1, 0]


@pytest.mark.parametrize("number", [1, 3])
def test_replies_and_a_request_ask_little_of_the_database(client, town, meeting, number):
    asked = absent(town, meeting).requests.get()
    for _each in range(number):
        seat = people.membership(town.main)
        account = people.account("Mitglied", person=seat.person)
        people.role("member", town.body, account=account)
        send_reply(meeting, seat, "absent", actor=account)
    client.force_login(town.clerk)
    replies = statements(client, f"/mein/sitzungen/{meeting.pk}/rueckmeldungen/")
    client.force_login(town.deputy)

    request = statements(client, f"/mein/vertretung/{asked.pk}/")

    assert [len(each) for each in (replies, request) if len(each) > 5] == []
