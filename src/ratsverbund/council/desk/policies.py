"""Who may reply, stand in, read and write notes, subscribe, and release for taking along."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.desk.models import Feed, Note, Preference, SubstituteRequest
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.council.meetings.queries import items_visible, visible
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Organization


def may_reply(actor: Any, seat: Membership) -> Verdict:
    """Say whether one comes: only who sits there."""
    if getattr(actor, "person_id", None) == seat.person_id:
        return YES
    return no(_("Ob jemand kommt, sagt nur das Mitglied selbst. Melden Sie sich mit Ihrem Konto."))


def may_answer(actor: Any, asked: SubstituteRequest) -> Verdict:
    """Answer whether one stands in: only who was asked."""
    if getattr(actor, "person_id", None) == asked.person_id:
        return YES
    return no(_("Diese Anfrage richtet sich an jemand anderen; nur diese Person antwortet."))


def may_see_replies(actor: Any, meeting: Meeting) -> Verdict:
    """See who comes and who stands in: who prepares the meeting."""
    return may_prepare(actor, meeting)


def may_open(actor: Any, subject: AgendaItem | Meeting) -> Verdict:
    """Note, mark and look at: whoever may open the meeting, or read the item."""
    if isinstance(subject, AgendaItem):
        found = AgendaItem.objects.filter(items_visible(actor), pk=subject.pk).exists()
    else:
        found = Meeting.objects.filter(visible(actor), pk=subject.pk).exists()
    if found:
        return YES
    return no(_("Diese Sitzung können Sie nicht öffnen. Ihr Mandat oder Ihre Rolle ist beendet."))


def may_share(actor: Any, faction: Organization) -> Verdict:
    """Share notes with a Fraktion: its members, today."""
    if sits_in(actor, faction.pk):
        return YES
    return no(_("Teilen können Sie Notizen nur mit der Fraktion, der Sie heute angehören."))


def may_write(actor: Any, note: Note) -> Verdict:
    """Change a note: its author, and if it is shared only while in that Fraktion."""
    if getattr(actor, "pk", None) != note.account_id:
        return no(_("Notizen ändert nur, wer sie geschrieben hat."))
    if note.faction_id is not None and not sits_in(actor, note.faction_id):
        return no(
            _(
                "Diese Notiz gehört zu einer Fraktion, der Sie nicht mehr angehören. "
                "Sie bleibt dort."
            )
        )
    return YES


def may_quote(actor: Any, note: Note) -> Verdict:
    """Look up the words on a page: the house itself."""
    return no(_("Das geschieht von selbst, sobald eine Seite angegeben ist."))


def may_keep_own(actor: Any, subject: Feed | Preference) -> Verdict:
    """Change one's own feed and settings."""
    if getattr(actor, "pk", None) == subject.account_id:
        return YES
    return no(_("Das stellt jede Person nur für sich selbst ein."))


def may_release_offline(actor: Any, body: Body) -> Verdict:
    """Let non-public papers be kept on devices: the body's administration."""
    if holds(actor, Role.Kind.ADMINISTRATOR, body=body.pk):
        return YES
    return no(_("Das regelt nur die Administration dieser Körperschaft."))


def sits_in(actor: Any, faction: int) -> bool:
    """Say whether the account's person is a member of a Fraktion today."""
    person = getattr(actor, "person_id", None)
    return (
        person is not None
        and Membership.objects.on(timezone.localdate())
        .filter(
            person=person,
            organization=faction,
            organization__organization_type=Organization.Type.FACTION,
        )
        .exists()
    )
