"""Who may record matters, keep the registers, and sign a call-in."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds

Kind = Role.Kind


def may_keep_competence(actor: Any, subject: Any) -> Verdict:
    """Record matters, contracts and delegations: the clerks and the mayor's office."""
    if holds(actor, Kind.CLERK, Kind.MAYOR, body=subject.body_id):
        return YES
    return no(
        _(
            "Angelegenheiten, Verträge und Übertragungen erfassen die Schriftführung und das "
            "Bürgermeisteramt dieser Körperschaft."
        )
    )


def may_see_competence(actor: Any, subject: Any) -> Verdict:
    """Read the registers: whoever works for the body or sits in its council."""
    if holds(actor, *Kind, body=subject.body_id):
        return YES
    return no(_("Dieses Register sieht nur, wer eine Rolle bei dieser Körperschaft hat."))


def may_move_call_in(actor: Any, subject: Any) -> Verdict:
    """Start a call-in: a member of the council, or the clerks who enter one on paper."""
    if holds(actor, Kind.CLERK, Kind.MEMBER, Kind.CHAIR, body=subject.body_id):
        return YES
    return no(_("Einen Rückholantrag stellen Ratsmitglieder; Papier erfasst die Schriftführung."))


def may_sign_call_in(actor: Any, subject: Any) -> Verdict:
    """Sign with one's own name, or enter signatures on paper as a clerk."""
    return may_move_call_in(actor, subject)
