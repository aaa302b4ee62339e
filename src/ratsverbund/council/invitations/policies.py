"""Who may invite, name staff, agree to them, and take part as equality officer."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.invitations.addressees import OFFICE, addressees
from ratsverbund.council.invitations.book.readers import opened_by
from ratsverbund.council.invitations.models import Book, Dispatch, StaffAttendance
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds
from ratsverbund.people.organizations.models import Office, OfficeHolding
from ratsverbund.people.persons.models import Person

Kind = Role.Kind


def may_invite(actor: Any, meeting: Meeting) -> Verdict:
    """Send invitations, repeat them, and keep their proof: who prepares the meeting."""
    return may_prepare(actor, meeting)


def may_see_addresses(actor: Any, meeting: Meeting) -> Verdict:
    """See where those invited get their post: the clerk and the mayor's office only."""
    if holds(actor, *OFFICE, body=meeting.body_id):
        return may_invite(actor, meeting)
    return no(_("Anschriften sehen nur Schriftführung und Bürgermeisteramt."))


def may_open_book(actor: Any, book: Book) -> Verdict:
    """Open a meeting book: the non-public part is for members, deputies and lawful listeners.

    Source: § 58 Abs. 1 GO NRW.
    """
    if Book.objects.filter(opened_by(actor), pk=book.pk).exists():
        return YES
    return no(
        _(
            "Diese Mappe enthält den nichtöffentlichen Teil. Ihn erhalten die Mitglieder des "
            "Gremiums und wer eines von ihnen vertritt, bei Ausschüssen auch Ratsmitglieder und "
            "stellvertretende Mitglieder (§ 58 Abs. 1 Satz 4 GO NRW), dazu Bürgermeisteramt und "
            "Schriftführung; Mitglieder anderer Ausschüsse nur, soweit deren Aufgaben berührt "
            "sind. Öffnen Sie die öffentliche Fassung."
        )
    )


def may_send(actor: Any, dispatch: Dispatch) -> Verdict:
    """Hand a message over: the house itself."""
    return no(_("Das geschieht von selbst, sobald die Ladung hinausgegeben ist."))


def may_read(actor: Any, dispatch: Dispatch) -> Verdict:
    """Confirm the reading: only the recipient."""
    if dispatch.person_id is not None and dispatch.person_id == getattr(actor, "person_id", None):
        return YES
    return no(_("Den Abruf bestätigt nur, wer eingeladen ist."))


def may_name_staff(actor: Any, meeting: Meeting) -> Verdict:
    """Name staff who attend: the mayor's office."""
    if holds(actor, Kind.MAYOR, body=meeting.body_id):
        return YES
    return no(_("Wer aus der Verwaltung teilnimmt, bestimmt das Bürgermeisteramt."))


def may_answer_staff(actor: Any, staff: StaffAttendance | Meeting) -> Verdict:
    """Agree to staff: the chair of the organization."""
    meeting = staff if isinstance(staff, Meeting) else staff.meeting
    if holds(actor, Kind.CHAIR, body=meeting.body_id, organization=meeting.organization_id):
        return YES
    return no(_("Das Einvernehmen erklärt nur der Vorsitz dieses Gremiums."))


def may_tag(actor: Any, paper: Paper) -> Verdict:
    """Tag a paper for the equality officer: clerk, mayor's office, or herself."""
    if holds(actor, *OFFICE, body=paper.body_id):
        return YES
    return may_claim(actor, paper)


def may_claim(actor: Any, paper: Paper) -> Verdict:
    """Claim a paper and state an opinion: who holds the office of equality officer."""
    person = getattr(actor, "person_id", None)
    held = OfficeHolding.objects.on(timezone.localdate()).filter(
        office__body=paper.body_id, office__kind=Office.Kind.EQUALITY, person=person
    )
    if person is not None and held.exists():
        return YES
    return no(_("Das tut nur die Gleichstellungsbeauftragte selbst."))


def may_set_contact(actor: Any, person: Person) -> Verdict:
    """Say where somebody gets invitations: the office of the only town they sit in, or they."""
    if addressees(actor).filter(pk=person.pk).exists():
        return YES
    return no(
        _(
            "Zustellwege pflegen Schriftführung und Bürgermeisteramt der Stadt, in der jemand "
            "sitzt; wer in zwei Städten sitzt, pflegt seinen selbst."
        )
    )
