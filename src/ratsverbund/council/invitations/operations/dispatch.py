"""One dispatch from the queue to its proof."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.invitations.models import Contact, Dispatch, Invitation
from ratsverbund.council.invitations.operations.inviting import queue
from ratsverbund.council.invitations.policies import may_invite, may_read, may_send
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend

State = Dispatch.State


def locked(dispatch: Dispatch) -> Dispatch:
    """The dispatch, kept from being changed by others."""
    found = Dispatch.objects.select_for_update(of=("self",))
    return found.select_related(
        "invitation__meeting__organization", "invitation__meeting__body", "person"
    ).get(pk=dispatch.pk)


@operation("invitations.begin_dispatch")
def begin_dispatch(dispatch: Dispatch, *, actor: Any) -> Dispatch:
    """Take a dispatch from the queue; only one worker can, and nobody takes it twice.

    Raises: NotAllowed, IllegalTransition.
    """
    dispatch = locked(dispatch)
    require(may_send, actor, dispatch)
    change = advance(
        dispatch, State.SENDING, begun_at=timezone.now(), tries=dispatch.tries + 1, error=""
    )
    record(begin_dispatch, dispatch, actor=actor, change=change)
    return dispatch


@operation("invitations.confirm_dispatch")
def confirm_dispatch(dispatch: Dispatch, sha256: str, *, actor: Any) -> Dispatch:
    """Keep the proof that a dispatch was handed over: when, and the hash of what was sent."""
    dispatch = locked(dispatch)
    require(may_send, actor, dispatch)
    change = advance(dispatch, State.SENT, sent_at=timezone.now(), sha256=sha256)
    record(confirm_dispatch, dispatch, actor=actor, change=change)
    return dispatch


@operation("invitations.fail_dispatch")
def fail_dispatch(dispatch: Dispatch, error: str, *, actor: Any) -> Dispatch:
    """Keep why a dispatch could not be handed over."""
    dispatch = locked(dispatch)
    require(may_send, actor, dispatch)
    change = advance(dispatch, State.FAILED, error=error)
    record(fail_dispatch, dispatch, actor=actor, change=change, reason=error)
    return dispatch


@operation("invitations.keep_letter")
def keep_letter(dispatch: Dispatch, content: bytes, *, actor: Any) -> Dispatch:
    """Keep a letter until somebody posts it."""
    dispatch = locked(dispatch)
    require(may_send, actor, dispatch)
    file = store_file(f"Einladung {dispatch.name}.pdf", "application/pdf", content)
    change = amend(dispatch, file=file, sha256=file.sha256)
    record(keep_letter, dispatch, actor=actor, change=change)
    return dispatch


@operation("invitations.post_letters")
def post_letters(invitation: Invitation, *, actor: Any) -> list[Dispatch]:
    """Confirm that the letters of an invitation were posted or handed over.

    Raises: NotAllowed, IllegalTransition.
    """
    require(may_invite, actor, invitation.meeting)
    ready = invitation.dispatches.select_for_update(of=("self",)).filter(
        channel=Contact.Channel.LETTER, state=State.SENDING, file__isnull=False
    )
    posted = list(ready)
    if not posted:
        raise IllegalTransition(
            _("Es liegt kein Brief bereit. Laden Sie die Seite neu, wenn die Briefe erstellt sind.")
        )
    for dispatch in posted:
        advance(dispatch, State.SENT, sent_at=timezone.now())
    change = {"letters": [dispatch.name for dispatch in posted]}
    record(post_letters, invitation, actor=actor, change=change)
    return posted


@operation("invitations.report_bounce")
def report_bounce(dispatch: Dispatch, error: str, *, actor: Any) -> Dispatch:
    """Record that something sent came back, or that an interrupted one did not arrive.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    dispatch = locked(dispatch)
    require(may_invite, actor, dispatch.invitation.meeting)
    if not error.strip():
        raise InvalidInput(_("Schreiben Sie, was zurückkam oder warum es nicht ankam."), "error")
    change = advance(dispatch, State.FAILED, error=error.strip())
    record(report_bounce, dispatch, actor=actor, change=change, reason=error)
    return dispatch


@operation("invitations.retry_dispatch")
def retry_dispatch(
    dispatch: Dispatch, *, actor: Any, channel: str = "", address: str = ""
) -> Dispatch:
    """Send again what failed, to a corrected address or by another way.

    The message keeps its id, so that a mail server can tell a second copy.
    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    dispatch = locked(dispatch)
    require(may_invite, actor, dispatch.invitation.meeting)
    channel = channel or dispatch.channel
    address = address.strip() or dispatch.address
    check_address(channel, address)
    change = advance(
        dispatch, State.QUEUED, channel=channel, address=address, file=None, sha256="", sent_at=None
    )
    queue(dispatch)
    record(retry_dispatch, dispatch, actor=actor, change=change)
    return dispatch


def check_address(channel: str, address: str) -> None:
    """Refuse an e-mail address that cannot be one. Raises: InvalidInput."""
    if channel != Contact.Channel.MAIL:
        return
    try:
        validate_email(address)
    except ValidationError as error:
        raise InvalidInput(
            _("Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@ort.de."), "address"
        ) from error


@operation("invitations.confirm_reading")
def confirm_reading(dispatch: Dispatch, *, actor: Any) -> Dispatch:
    """Record that the recipient has opened the invitation behind the login."""
    dispatch = locked(dispatch)
    require(may_read, actor, dispatch)
    change = advance(dispatch, State.READ)
    record(confirm_reading, dispatch, actor=actor, change=change)
    return dispatch
