"""Finishing and signing minutes: chair and keeper, each by name and time."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.minutes.models import Minutes
from ratsverbund.council.minutes.operations.drafting import locked, locked_draft
from ratsverbund.council.minutes.policies import (
    may_sign_as_chair,
    may_sign_as_keeper,
    may_write,
)
from ratsverbund.council.minutes.queries import missing_in, record_of
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend

State = Minutes.State
UNSIGNED = {
    "keeper": None, "keeper_name": "", "keeper_signed_at": None,
    "chair": None, "chair_name": "", "chair_signed_at": None,
}  # fmt: skip


@operation("minutes.finish_minutes")
def finish_minutes(minutes: Minutes, *, actor: Any) -> Minutes:
    """Lay minutes before their signatories, with the record as it is now.

    Raises: NotAllowed, IllegalTransition, RuleViolated.
    """
    minutes = locked_draft(minutes, actor)
    values = record_of(minutes.meeting)
    if missing := missing_in(values):
        raise RuleViolated(
            _("Die Niederschrift ist noch nicht vollständig: %(missing)s")
            % {"missing": " ".join(missing)}
        )
    change = advance(minutes, State.FINISHED, record=values)
    record(finish_minutes, minutes, actor=actor, change={"state": change["state"]})
    return minutes


@operation("minutes.reopen_minutes")
def reopen_minutes(minutes: Minutes, reason: str, *, actor: Any) -> Minutes:
    """Take minutes back to be written on before both have signed; a signature given is void.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    minutes = locked(minutes)
    require(may_write, actor, minutes)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund."), "reason")
    change = advance(minutes, State.DRAFT, record=record_of(minutes.meeting), **UNSIGNED)
    change.pop("record", None)
    record(reopen_minutes, minutes, actor=actor, change=change, reason=reason)
    return minutes


@operation("minutes.sign_minutes")
def sign_minutes(
    minutes: Minutes, *, as_chair: bool, actor: Any, at: datetime | None = None
) -> Minutes:
    """Sign as chair or as keeper; with the second signature the text stands.

    Source: § 52 Abs. 1 GO NRW. Raises: NotAllowed, IllegalTransition, Conflict, RuleViolated.
    """
    minutes = locked(minutes)
    require(may_sign_as_chair if as_chair else may_sign_as_keeper, actor, minutes)
    check_signable(minutes, as_chair, actor)
    role, now = ("chair" if as_chair else "keeper"), at or timezone.now()
    fields: dict[str, Any] = {f"{role}_name": str(actor), f"{role}_signed_at": now}
    if actor.pk is not None:
        fields[role] = actor
    other = minutes.keeper_signed_at if as_chair else minutes.chair_signed_at
    change = advance(minutes, State.SIGNED, **fields) if other else amend(minutes, **fields)
    record(sign_minutes, minutes, actor=actor, change=change)
    return minutes


def check_signable(minutes: Minutes, as_chair: bool, actor: Any) -> None:
    """Refuse a signature too early, twice, by one person for both, or under another record."""
    if minutes.state != State.FINISHED:
        raise IllegalTransition(
            _("Die Niederschrift ist %(state)s. Unterzeichnet wird, was zur Unterschrift vorliegt.")
            % {"state": minutes.get_state_display()}
        )
    if minutes.chair_signed_at if as_chair else minutes.keeper_signed_at:
        raise Conflict(_("Diese Unterschrift ist schon geleistet. Laden Sie die Seite neu."))
    other = minutes.keeper_name if as_chair else minutes.chair_name
    account = minutes.keeper_id if as_chair else minutes.chair_id
    if other and (account == actor.pk if actor.pk is not None else other == str(actor)):
        raise RuleViolated(
            _(
                "Vorsitz und Schriftführung unterzeichnen als zwei Personen (§ 52 Abs. 1 GO NRW). "
                "Bitten Sie die andere Person um ihre Unterschrift."
            )
        )
    if record_of(minutes.meeting) != minutes.record:
        raise Conflict(
            _(
                "Die Aufzeichnung der Sitzung hat sich seit der Vorlage geändert. Holen Sie die "
                "Niederschrift zurück und legen Sie sie neu vor."
            )
        )
