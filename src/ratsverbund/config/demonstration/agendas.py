"""Agendas of the demonstration: one being built, one supplemented, an assembly, a joint one."""

import io
from datetime import date, time, timedelta

import pikepdf
from django.utils import timezone

from ratsverbund.config.demonstration.road import PLACE
from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.council.agendas.operations import (
    add_item,
    insert_standing_items,
    issue_supplement,
    lay_on_table,
    remove_item,
)
from ratsverbund.council.agendas.planning.operations import (
    announce_assembly,
    plan_assembly,
    set_format,
)
from ratsverbund.council.agendas.requests.operations import receive_request
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import plan_meeting
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.people.organizations.models import Organization

WEEK = timedelta(days=7)
Type = Organization.Type


def build_agendas(world: World) -> None:
    """Show each state an agenda can be in, at Heinsberg's coming meetings."""
    found = Organization.objects.filter(body=world.heinsberg, end=None).select_related("body")
    bodies = {each.short_name: each for each in found}
    today = timezone.localdate()
    monday = today + timedelta(days=7 - today.weekday())
    being_built(bodies)
    supplemented(bodies["PUV"])
    assembly(bodies["Rat"], [each for each in found if each.organization_type == Type.DISTRICT])
    joint(bodies["PUV"], bodies["HFA"], monday + 5 * WEEK)


def being_built(bodies: dict[str, Organization]) -> None:
    """The council's next agenda: standing items are there, papers and a request wait."""
    meeting = bodies["Rat"].meetings.filter(state=Meeting.State.PLANNED).latest("starts_at")
    insert_standing_items(meeting, actor=DEMONSTRATION)
    faction = next(each for each in bodies.values() if each.organization_type == Type.FACTION)
    receive_request(
        bodies["Rat"], "Radweg an der Wurm", timezone.localdate(), faction=faction,
        reasoning="Der Schulweg soll sicherer werden.", actor=DEMONSTRATION,
    )  # fmt: skip
    Meeting.objects.filter(pk=meeting.pk).update(four_eyes=True)


def supplemented(organization: Organization) -> None:
    """An agenda that was sent: an item taken off, a supplement issued, a file on the table."""
    meeting = organization.meetings.filter(state=Meeting.State.CONVENED).latest("starts_at")
    first, *_rest, last = meeting.items.filter(public=True).order_by("order")
    remove_item(last, "Die Anfragen sind schon schriftlich beantwortet.", actor=DEMONSTRATION)
    top = add_item(meeting, title="Sachstand Baumpflanzungen", actor=DEMONSTRATION)
    add_item(meeting, title="Standorte im Stadtpark", parent=top, actor=DEMONSTRATION)
    late = "Die Zahlen lagen erst nach der Einladung vor."
    issue_supplement(meeting.supplements.get(), actor=DEMONSTRATION, late_reason=late)
    add_item(meeting, title="Sachstand Wochenmarkt", actor=DEMONSTRATION)
    for title, public in (("Ablauf des Abends", True), ("Notiz für die Mitglieder", False)):
        lay_on_table(
            first, title, "blatt.pdf", "application/pdf", blank(), actor=DEMONSTRATION,
            public=public,
        )  # fmt: skip


def blank() -> bytes:
    """A PDF of one empty page."""
    sheet, content = pikepdf.new(), io.BytesIO()
    sheet.add_blank_page()
    sheet.save(content)
    return content.getvalue()


def assembly(council: Organization, districts: list[Organization]) -> None:
    """A residents' assembly for two districts, announced in time."""
    day = timezone.localdate() + 4 * WEEK
    meeting = plan_assembly(
        council, local_moment(day, time(18, 30)), "Festhalle Randerath (erfunden)",
        actor=DEMONSTRATION, districts=districts[:2],
        resolved_on=timezone.localdate() - 4 * WEEK,
    )  # fmt: skip
    announce_assembly(meeting, timezone.localdate(), actor=DEMONSTRATION)


def joint(host: Organization, guest: Organization, day: date) -> None:
    """Two committees that will meet jointly."""
    meeting = plan_meeting(host, local_moment(day, time(17, 0)), PLACE, actor=DEMONSTRATION)
    set_format(meeting, partners=[guest], actor=DEMONSTRATION)
    insert_standing_items(meeting, actor=DEMONSTRATION)
