"""Who may administer a body, and who may keep the register of all of them."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.models import AuditEntry
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.bodies.models import Body, RegisterImport
from ratsverbund.people.bodies.roles import RoleKind, bodies_held, holds


def may_administer(actor: Any, subject: Any) -> Verdict:
    """Administration of the body a record belongs to: bodies, persons, roles."""
    if holds(actor, RoleKind.ADMINISTRATOR, body=subject.body_id):
        return YES
    return no(
        _(
            "Das darf nur die Administration dieser Körperschaft. "
            "Bitten Sie sie darum oder um die passende Rolle."
        )
    )


def may_keep_register(actor: Any, subject: Any = None) -> Verdict:
    """Create bodies and import official lists: any administration, any network's office."""
    if bodies_held(actor, RoleKind.ADMINISTRATOR, RoleKind.NETWORK_OFFICE):
        return YES
    return no(
        _(
            "Körperschaften legen nur eine Administration oder die Geschäftsstelle eines "
            "Netzwerks an. Bitten Sie eine von ihnen darum."
        )
    )


def may_undo_register(actor: Any, applied: RegisterImport) -> Verdict:
    """Take an import back: only who took it over, for it changed what that account may keep."""
    entries = AuditEntry.objects.filter(
        operation="bodies.import_register",
        subject_type=RegisterImport._meta.label,
        subject_id=applied.pk,
        actor_id=actor.pk,
    )
    if may_keep_register(actor) and entries.exists():
        return YES
    return no(
        _(
            "Diesen Import nimmt nur zurück, wer ihn übernommen hat. Bitten Sie dort darum oder "
            "ändern Sie einzelne Angaben."
        )
    )


def may_keep_body(actor: Any, subject: Body) -> Verdict:
    """Keep the facts of one body: its own administration; while it has none, the register's."""
    if holds(actor, RoleKind.ADMINISTRATOR, body=subject.pk):
        return YES
    if may_keep_register(actor) and not administered(subject):
        return YES
    return no(
        _("Diese Angaben pflegt die Administration dieser Körperschaft. Bitten Sie sie darum.")
    )


def may_enact(actor: Any, subject: Body) -> Verdict:
    """Enter what changed in a body's own law: its mayor's office, clerks and administration."""
    writers = (RoleKind.MAYOR, RoleKind.CLERK, RoleKind.ADMINISTRATOR)
    if holds(actor, *writers, body=subject.pk):
        return YES
    return no(
        _(
            "Änderungen des Ortsrechts tragen das Bürgermeisteramt, die Schriftführung und die "
            "Administration dieser Körperschaft ein. Bitten Sie dort darum."
        )
    )


def administered(body: Body) -> bool:
    """Tell whether anyone administers the body today."""
    roles = body.roles.on(timezone.localdate())
    return bool(roles.filter(kind=RoleKind.ADMINISTRATOR, organization=None).exists())
