"""Who may write, sign, send, approve, correct and release minutes."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.policies import may_keep_record, of_faction, sits_there
from ratsverbund.council.minutes.models import Minutes, PublicMinutes
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.policies import Kind, holds, roles_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization


def may_write(actor: Any, subject: Minutes | Meeting) -> Verdict:
    """Draft, write and correct: whoever keeps the record of the meeting."""
    return may_keep_record(actor, meeting_of(subject))


def may_see_addresses(actor: Any, minutes: Minutes) -> Verdict:
    """See where members were told of minutes: the clerk and the mayor's office only."""
    if holds(actor, Kind.CLERK, Kind.MAYOR, body=minutes.meeting.body_id):
        return YES
    return no(_("Anschriften sehen nur Schriftführung und Bürgermeisteramt."))


def may_sign_as_keeper(actor: Any, minutes: Minutes) -> Verdict:
    """Sign as keeper of the minutes (Schriftführung)."""
    if holds_here(actor, minutes, Kind.CLERK):
        return YES
    return no(_("Für die Schriftführung unterzeichnet nur, wer sie in diesem Gremium hat."))


def may_sign_as_chair(actor: Any, minutes: Minutes) -> Verdict:
    """Sign as chair; the council's chair is the mayor (§ 52 Abs. 1 GO NRW)."""
    council = minutes.meeting.organization.organization_type == Organization.Type.COUNCIL
    kinds = (Kind.CHAIR, Kind.MAYOR) if council else (Kind.CHAIR,)
    if holds_here(actor, minutes, *kinds):
        return YES
    return no(_("Für den Vorsitz unterzeichnet nur, wer die Sitzung leitet."))


def may_object(actor: Any, minutes: Minutes) -> Verdict:
    """Object: a member of the organization, once the minutes are sent."""
    if holds_here(actor, minutes, Kind.MEMBER, Kind.CHAIR):
        return YES
    return no(_("Einwendungen erheben nur Mitglieder des Gremiums."))


def may_release(actor: Any, subject: Minutes | PublicMinutes) -> Verdict:
    """Release or withdraw the public version: the mayor's office (§ 20 Abs. 2 Hauptsatzung)."""
    if holds(actor, Kind.MAYOR, body=subject.body_id):
        return YES
    return no(_("Niederschriften gibt nur das Bürgermeisteramt frei."))


def may_set_names(actor: Any, body: Body) -> Verdict:
    """Decide whether public minutes name speakers: the mayor's office."""
    if holds(actor, Kind.MAYOR, body=body.pk):
        return YES
    return no(_("Darüber entscheidet das Bürgermeisteramt."))


def may_set_period(actor: Any, body: Body) -> Verdict:
    """Set within how many days minutes are drafted: clerks and the mayor's office."""
    if holds(actor, Kind.CLERK, Kind.MAYOR, body=body.pk):
        return YES
    return no(_("Diese Frist tragen Schriftführung und Bürgermeisteramt ein."))


def towns_with_period(actor: Any) -> dict[str, str]:
    """The towns for which an actor may set that period: short name by address."""
    held = (role for role in roles_of(actor) if role["kind"] in (Kind.CLERK, Kind.MAYOR))
    return {role["body_slug"]: role["body_short"] for role in held if not role["organization"]}


def may_store(actor: Any, subject: Any) -> Verdict:
    """Set files and follow corrected votes: the house itself."""
    return no(_("Das geschieht von selbst."))


def meeting_of(subject: Minutes | Meeting) -> Meeting:
    """The meeting a record is about."""
    return subject if isinstance(subject, Meeting) else subject.meeting


def holds_here(actor: Any, minutes: Minutes, *kinds: str) -> bool:
    """Say whether the actor holds one of the roles for the meeting's organization."""
    meeting = minutes.meeting
    if of_faction(meeting) and not sits_there(actor, meeting.organization_id):
        return False
    return holds(actor, *kinds, body=meeting.body_id, organization=meeting.organization_id)
