"""Who keeps the registers, and who declares and shows what about themselves."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.bodies.roles import holds
from ratsverbund.people.registers.roles import KEEPERS


def may_keep_registers(actor: Any, subject: Any) -> Verdict:
    """Enter honours, ask for declarations and publish them: clerks, administration, mayor."""
    if holds(actor, *KEEPERS, body=subject.body_id):
        return YES
    return no(
        _(
            "Die Register führen Schriftführung, Bürgermeisteramt und Administration der "
            "Körperschaft. Bitten Sie dort darum."
        )
    )


def may_declare(actor: Any, subject: Any) -> Verdict:
    """Declare interests: only for oneself."""
    if own(actor, subject.person_id):
        return YES
    return no(_("Angaben über Interessen macht jede Person nur für sich selbst."))


def may_keep_contacts(actor: Any, subject: Any) -> Verdict:
    """Change contact details: only one's own."""
    if own(actor, subject.pk):
        return YES
    return no(_("Kontaktangaben und ihre Sichtbarkeit ändert jede Person nur für sich selbst."))


def own(actor: Any, person: int) -> bool:
    """Say whether an account belongs to a person."""
    return getattr(actor, "person_id", None) is not None and actor.person_id == person
