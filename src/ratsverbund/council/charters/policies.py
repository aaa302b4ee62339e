"""Who may draft, submit, sign and put into force amendments of a charter."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.papers.policies import may_draft as may_write_papers
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds
from ratsverbund.people.bodies.policies import may_enact

Kind = Role.Kind


def may_draft(actor: Any, subject: Any) -> Verdict:
    """Draft, simulate and submit amendments: whoever writes the papers of the body."""
    return may_write_papers(actor, subject)


def may_note(actor: Any, subject: Any) -> Verdict:
    """Take over what the council resolved: the house itself, when a result is recorded."""
    return no(_("Das geschieht von selbst, sobald ein Ergebnis festgehalten ist."))


def may_order(actor: Any, amendment: CharterAmendment) -> Verdict:
    """Sign the by-law and order its notice: the mayor. Source: § 2 Abs. 3 bis 5 BekanntmVO NRW."""
    if holds(actor, Kind.MAYOR, body=amendment.body_id):
        return YES
    return no(
        _(
            "Eine Satzung fertigt nur die Bürgermeisterin oder der Bürgermeister aus. Bitten Sie "
            "das Bürgermeisteramt darum."
        )
    )


def may_complete(actor: Any, amendment: CharterAmendment) -> Verdict:
    """Enter that the notice is complete: whoever may change the law of the body."""
    return may_enact(actor, amendment.body)
