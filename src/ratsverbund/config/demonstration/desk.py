"""The demonstration's member at her desk: notes, marks, an absence, a substitute, news."""

from dataclasses import replace

from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.config.frame import demo_address
from ratsverbund.council.desk.models import Preference
from ratsverbund.council.desk.operations import (
    look_at,
    mark_item,
    release_offline,
    send_reply,
    set_preference,
    write_note,
)
from ratsverbund.council.desk.queries import coming, my_factions, reading_items, seat_at
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.papers.operations import edit_paper
from ratsverbund.council.papers.wording import wording_of
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person

RULE = "Fiktive Dienstanweisung über mobile Geräte vom 01.11.2025"


def work_at_the_desk(world: World) -> None:
    """Let the member prepare her next meetings, and a colleague ask her to stand in."""
    member = Account.objects.with_roles().get(email=demo_address(Role.Kind.MEMBER))
    release_offline(world.heinsberg, RULE, actor=DEMONSTRATION)
    set_preference(Preference.Rhythm.DAILY, actor=member, invitation=True, late=True, result=False)
    for meeting in [each for each in coming(member) if each.state == Meeting.State.CONVENED][:2]:
        prepare(meeting, member)
    for meeting in Meeting.objects.filter(
        body=world.heinsberg, state=Meeting.State.CONVENED,
        organization__organization_type=Organization.Type.COMMITTEE,
    ).order_by("starts_at"):  # fmt: skip
        if ask(meeting, member):
            break


def prepare(meeting: Meeting, member: Account) -> None:
    """Say that she comes, read, note and share; then a paper changes."""
    if seat := seat_at(member, meeting):
        send_reply(meeting, seat, "coming", actor=member)
    items = [item for item in reading_items(member, meeting.pk) if item.consultation]
    look_at(meeting, actor=member)
    if not items:
        return
    first = items[0]
    write_note(first, "Nach den Folgekosten ab dem dritten Jahr fragen.", actor=member, page=1)
    faction = my_factions(member).select_related("organization").first()
    if faction:
        write_note(
            first, "Wir stimmen zu, wenn die Anlieger vorher eingeladen werden.",
            actor=member, faction=faction.organization,
        )  # fmt: skip
    mark_item(first, actor=member, read=True, flagged=True)
    station = items[-1].consultation
    if station is None:
        return
    paper = station.paper
    wording = wording_of(paper)
    more = f"{wording.reasoning}\n\nErgänzt nach Rückfrage: Die Mittel stehen im Haushalt bereit."
    edit_paper(paper, replace(wording, reasoning=more), seen=paper.version, actor=DEMONSTRATION)


def ask(meeting: Meeting, member: Account) -> bool:
    """Let somebody whose personal deputy she is be prevented."""
    day = meeting.starts_at.date()
    seats = Membership.objects.on(day).filter(
        organization=meeting.organization, deputies__person=member.person
    )
    seat = seats.select_related("organization__body", "person", "on_behalf_of").first()
    if seat is None or members_too(meeting, member.person):
        return False
    send_reply(meeting, seat, "absent", actor=DEMONSTRATION)
    return True


def members_too(meeting: Meeting, person: Person | None) -> bool:
    """Whether she sits there herself."""
    seats = Membership.objects.on(meeting.starts_at.date())
    return seats.filter(organization=meeting.organization, person=person).exists()
