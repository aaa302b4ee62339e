"""Who controls, carries out and reports on resolutions, and who may stand against them."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.execution.models import Execution, MayorObjection, UrgentDecision
from ratsverbund.council.execution.roles import CONTROLLERS, offices_of
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds
from ratsverbund.people.organizations.models import Membership, Organization


def may_control(actor: Any, subject: Any) -> Verdict:
    """Assign, extend, accept and drop tasks; draft press notes and informations."""
    if holds(actor, *CONTROLLERS, body=subject.body_id):
        return YES
    return no(
        _(
            "Die Beschlusskontrolle führen Schriftführung und Bürgermeisteramt. "
            "Bitten Sie die Schriftführung darum."
        )
    )


def may_report(actor: Any, execution: Execution) -> Verdict:
    """Report on a task: who works in the responsible office, and who controls."""
    in_office = execution.office_id is not None and execution.office_id in offices_of(actor)
    if in_office or may_control(actor, execution):
        return YES
    return no(_("Berichten kann nur das zuständige Amt. Lassen Sie die Aufgabe erst abgeben."))


def may_object(actor: Any, subject: Any) -> Verdict:
    """Object to a resolution, sign and release: the mayor's office (§ 54, § 60 GO NRW)."""
    if holds(actor, Role.Kind.MAYOR, body=subject.body_id):
        return YES
    return no(_("Das darf nur das Bürgermeisteramt. Bitten Sie es darum."))


def may_conduct(actor: Any, objection: MayorObjection) -> Verdict:
    """Take an objection further: the mayor's office; an appeal, that of others, the clerks too."""
    appeal = objection.kind == MayorObjection.Kind.APPEAL
    return (may_control if appeal else may_object)(actor, objection)


def may_release(actor: Any, subject: Any) -> Verdict:
    """Release to the press: the mayor's office."""
    return may_object(actor, subject)


def may_cosign(actor: Any, urgent: UrgentDecision) -> Verdict:
    """Sign with the mayor: a member of the council; in a committee's matter one of its members.

    Source: § 60 GO NRW.
    """
    person = getattr(actor, "person_id", None)
    if person is not None and seated(person, urgent):
        return YES
    return no(
        _(
            "Mitunterzeichnen kann nur ein Ratsmitglied; geht es um die Sache eines Ausschusses, "
            "eines, das ihm angehört (§ 60 GO NRW)."
        )
    )


def seated(person: int, urgent: UrgentDecision) -> bool:
    """Say whether a person sits in the council, and in the committee whose matter it is."""
    seats = Membership.objects.on(timezone.localdate()).filter(person=person)
    council = seats.filter(
        organization__body=urgent.body_id, organization__organization_type=Organization.Type.COUNCIL
    )
    own = seats.filter(organization=urgent.organization_id)
    return council.exists() and own.exists()


def may_follow(actor: Any, subject: Any) -> Verdict:
    """Follow what was resolved, set documents, send reminders: the house itself."""
    return no(_("Das geschieht von selbst, sobald ein Gremium beschlossen hat."))
