"""Items that every meeting of an organization has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.agendas.models import StandingItem
from ratsverbund.council.agendas.numbering import blocks
from ratsverbund.council.agendas.operations.items import place
from ratsverbund.council.agendas.operations.parts import arrange, building, lane_of, sent
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.people.organizations.models import Organization


@dataclass(frozen=True)
class Standing:
    """One standing item as it is typed: where it stands, and in which part."""

    title: str
    public: bool = True
    closing: bool = False


USUAL = (
    Standing("Eröffnung, Feststellung der ordnungsgemäßen Ladung und der Beschlussfähigkeit"),
    Standing("Genehmigung der Niederschrift über die letzte Sitzung"),
    Standing("Einwohnerfragestunde"),
    Standing("Mitteilungen der Verwaltung", closing=True),
    Standing("Anfragen der Mitglieder", closing=True),
    Standing("Mitteilungen im nichtöffentlichen Teil", public=False, closing=True),
)


@operation("agendas.set_standing_items")
def set_standing_items(
    organization: Organization, items: Sequence[Standing], *, actor: Any
) -> list[StandingItem]:
    """Write the list of standing items of an organization anew.

    Raises: NotAllowed, InvalidInput.
    """
    organization = Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
    require(may_prepare, actor, organization)
    if any(not each.title.strip() for each in items):
        raise InvalidInput(_("Jeder wiederkehrende Punkt braucht eine Bezeichnung."), "public")
    longest = StandingItem._meta.get_field("title").max_length or 0
    if any(len(each.title.strip()) > longest for each in items):
        sentence = _("Höchstens %(n)s Zeichen sind möglich. Bitte kürzen.") % {"n": longest}
        raise InvalidInput(sentence, "public")
    before = list(organization.standing_items.values_list("title", flat=True))
    organization.standing_items.all().delete()
    rows = [
        StandingItem.objects.create(
            organization=organization, order=order, title=each.title.strip(),
            public=each.public, closing=each.closing,
        )
        for order, each in enumerate(items, start=1)
    ]  # fmt: skip
    change = {"standing": [before, [row.title for row in rows]]}
    record(set_standing_items, organization, actor=actor, change=change)
    return rows


@operation("agendas.insert_standing_items")
def insert_standing_items(meeting: Meeting, *, actor: Any) -> list[AgendaItem]:
    """Put the standing items on a planned agenda: the opening ones first, the closing ones last.

    What is there under the same title stays as it is.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    meeting = building(meeting, actor)
    if sent(meeting):
        raise IllegalTransition(
            _("Die Tagesordnung ist verschickt; ergänzen Sie einzelne Punkte als Nachtrag.")
        )
    present = set(meeting.items.values_list("title", flat=True))
    missing = [each for each in standing_of(meeting) if each.title not in present]
    if not missing:
        raise Conflict(_("Alle wiederkehrenden Punkte stehen schon auf der Tagesordnung."))
    added = [place(meeting, title=each.title, public=each.public) for each in missing]
    first = {item.pk for item, each in zip(added, missing, strict=True) if not each.closing}
    for public in (True, False):
        parted = blocks(lane_of(meeting, public))
        parted.sort(key=lambda block: block[0].pk not in first)
        arrange(meeting, public, parted)
    record(insert_standing_items, meeting, actor=actor, change={"added": list(map(str, added))})
    return added


def standing_of(meeting: Meeting) -> list[Standing]:
    """What every meeting has: the organization's own list, else the usual one."""
    own = [
        Standing(each.title, each.public, each.closing)
        for each in meeting.organization.standing_items.order_by("order")
    ]
    return own or list(USUAL)
