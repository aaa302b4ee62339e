"""Who may write, co-sign, release and withdraw papers."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds

Kind = Role.Kind


def may_draft(actor: Any, body: Any) -> Verdict:
    """Write papers of a body: its clerks and the mayor's office."""
    if holds(actor, Kind.CLERK, Kind.MAYOR, body=body.body_id):
        return YES
    return no(
        _(
            "Vorlagen schreiben die Schriftführung und das Bürgermeisteramt dieser Körperschaft. "
            "Bitten Sie dort darum oder um die passende Rolle."
        )
    )


def may_edit(actor: Any, paper: Any) -> Verdict:
    """Change a paper, its way and its attachments: whoever may write papers of its body."""
    return may_draft(actor, paper)


def may_release(actor: Any, paper: Any) -> Verdict:
    """Release a paper for consultation: the clerks, and the mayor, who answers for it.

    Source: § 62 Abs. 2 GO NRW.
    """
    return may_draft(actor, paper)


def may_withdraw(actor: Any, paper: Any) -> Verdict:
    """Take a paper back, or take it offline: whoever may release it."""
    return may_release(actor, paper)


def may_cosign(actor: Any, cosignature: Any) -> Verdict:
    """Answer a request for a co-signature: only the account that was asked."""
    if cosignature.account_id == getattr(actor, "pk", None):
        return YES
    return no(_("Mitzeichnen kann nur, wer darum gebeten wurde. Melden Sie sich mit dem Konto an."))
