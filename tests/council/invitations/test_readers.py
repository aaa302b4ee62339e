"""Who may open the members' edition of a meeting book, and who is told why not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.council.desk.models import Reply, SubstituteRequest
from ratsverbund.council.invitations import operations, policies
from ratsverbund.council.invitations.models import Book
from ratsverbund.council.meetings.models import Attendance
from tests.council.invitations.conftest import work_off
from tests.factories import council, people

NORM = "§ 58 Abs. 1 Satz 4 GO NRW"


@pytest.fixture
def invited(town, meeting):
    operations.invite(meeting, actor=town.clerk)
    work_off()
    meeting.refresh_from_db()
    return meeting


def whole(meeting):
    return Book.objects.get(meeting=meeting, edition="whole")


def member(town, person=None, organization=None):
    """An account with a mandate in the town, perhaps of a certain person."""
    return people.role("member", town.body, organization, people.account(person=person))


def opens(client, account, meeting, edition="whole"):
    client.force_login(account)
    return client.get(reverse("invitations:book", args=[meeting.pk, edition]))


def test_members_chair_clerk_and_mayor_open_the_whole_book(client, town, invited):
    readers = [member(town, town.seats[0].person), town.chair, town.clerk, town.mayor]

    answers = [opens(client, each, invited).status_code for each in readers]

    assert answers == [200, 200, 200, 200]


def test_a_member_of_another_committee_is_refused_with_the_norm_and_gets_the_public_book(
    client, town, invited
):
    other = people.organization(town.body, "Bauausschuss", "committee")
    account = member(town, people.membership(other).person)

    refused = opens(client, account, invited)
    public = opens(client, account, invited, "public")
    shown = client.get(reverse("invitations:mine", args=[invited.pk])).content.decode()

    assert (refused.status_code, public.status_code) == (403, 200)
    assert (NORM in refused.content.decode(), "§ 48" in refused.content.decode()) == (True, False)
    assert reverse("invitations:book", args=[invited.pk, "whole"]) not in shown
    assert reverse("invitations:book", args=[invited.pk, "public"]) in shown


def test_council_members_and_deputies_open_a_committees_book_as_listeners(client, town, invited):
    council_member = member(town, people.membership(town.council).person)
    deputy = member(town, people.deputy(town.seats[0]).person)

    assert [opens(client, each, invited).status_code for each in (council_member, deputy)] == [
        200, 200,
    ]  # fmt: skip


def test_a_council_of_another_town_makes_nobody_a_listener(town, invited):
    elsewhere = people.organization(people.body("Kassel"))
    account = member(town, people.membership(elsewhere).person)

    assert not policies.may_open_book(account, whole(invited))


def test_in_the_council_a_deputy_of_a_committee_opens_it_only_while_standing_in(client, town):
    session = council.meeting(town.council, town_day(), state="planned", convened_on=None)
    council.item(session)
    seat = people.membership(town.council)
    operations.invite(session, actor=town.clerk)
    work_off()
    session.refresh_from_db()
    stand_in = people.deputy(town.seats[0]).person
    account = member(town, stand_in)
    before = opens(client, account, session).status_code

    reply = Reply.objects.create(meeting=session, membership=seat, state="absent")
    asked = SubstituteRequest.objects.create(reply=reply, person=stand_in, basis={})
    while_asked = opens(client, account, session).status_code
    asked.state = "accepted"
    asked.save()

    assert (before, while_asked) == (403, 403)
    assert opens(client, account, session).status_code == 200


def town_day():
    return timezone.now() + timedelta(days=28)


def test_who_was_admitted_as_a_deputy_opens_it(client, town, invited):
    deputy = people.deputy(town.seats[0]).person
    Attendance.objects.create(
        meeting=invited, person=deputy, deputises_for=town.seats[0], arrived_at=timezone.now()
    )

    assert opens(client, member(town, deputy), invited).status_code == 200


def test_who_only_advises_reads_as_the_others_and_an_expert_on_monuments_the_public_part(
    client, town, invited
):
    resident, expert = (
        member(town, people.membership(town.main, role=role, voting_right=False).person)
        for role in ("expert_resident", "expert_citizen")
    )

    answers = [opens(client, each, invited).status_code for each in (resident, expert)]

    assert answers == [200, 403]
    assert opens(client, expert, invited, "public").status_code == 200


def test_a_partner_of_a_joint_meeting_opens_it(client, town, invited):
    partner = people.organization(town.body, "Bauausschuss", "committee")
    invited.partners.add(partner)
    seat = people.membership(partner)

    assert opens(client, member(town, seat.person), invited).status_code == 200


def test_an_account_without_a_person_opens_what_its_role_names(town, invited):
    own, general = member(town, organization=town.main), member(town)

    verdicts = [bool(policies.may_open_book(each, whole(invited))) for each in (own, general)]

    assert verdicts == [True, False]


def test_a_former_member_opens_it_no_longer(client, town, invited):
    seat = town.seats[0]
    seat.end = timezone.localdate(invited.starts_at) - timedelta(days=1)
    seat.save()

    assert opens(client, member(town, seat.person), invited).status_code == 403
