"""Telling the members of minutes: queued once each, begun, proven, repeated after a crash."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ratsverbund.council.minutes.models import Minutes, MinutesDispatch
from ratsverbund.council.minutes.policies import may_store, may_write
from ratsverbund.council.minutes.queries import members_to_tell
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend

State = MinutesDispatch.State
MOST_TRIES = 5


@operation("minutes.queue_dispatches")
def queue_dispatches(minutes: Minutes, link: str, *, actor: Any) -> list[MinutesDispatch]:
    """Queue one e-mail for each member; asked twice, nobody is queued twice."""
    require(may_store, actor, minutes)
    known = set(minutes.dispatches.values_list("account", flat=True))
    made = MinutesDispatch.objects.bulk_create(
        MinutesDispatch(
            minutes=minutes, account=account, name=str(account), address=account.email,
            link=link, queued_at=timezone.now(),
        )
        for account in members_to_tell(minutes)
        if account.pk not in known
    )  # fmt: skip
    for dispatch in made:
        queue(dispatch)
    record(queue_dispatches, minutes, actor=actor, change={"told": [each.name for each in made]})
    return made


@operation("minutes.begin_dispatch")
def begin_dispatch(dispatch: MinutesDispatch, *, actor: Any) -> MinutesDispatch:
    """Take an e-mail from the queue; only one worker can.

    Raises: NotAllowed, IllegalTransition.
    """
    dispatch = locked(dispatch)
    require(may_store, actor, dispatch.minutes)
    change = advance(
        dispatch, State.SENDING, begun_at=timezone.now(), tries=dispatch.tries + 1, error=""
    )
    record(begin_dispatch, dispatch, actor=actor, change=change)
    return dispatch


@operation("minutes.confirm_dispatch")
def confirm_dispatch(dispatch: MinutesDispatch, sha256: str, *, actor: Any) -> MinutesDispatch:
    """Keep the proof that an e-mail was handed over: when, and the hash of what was sent."""
    dispatch = locked(dispatch)
    require(may_store, actor, dispatch.minutes)
    change = advance(dispatch, State.SENT, sent_at=timezone.now(), sha256=sha256)
    record(confirm_dispatch, dispatch, actor=actor, change=change)
    return dispatch


@operation("minutes.fail_dispatch")
def fail_dispatch(
    dispatch: MinutesDispatch, error: str, *, final: bool, actor: Any
) -> MinutesDispatch:
    """Keep why an e-mail was not taken; unless that is final it waits for its next try."""
    dispatch = locked(dispatch)
    require(may_store, actor, dispatch.minutes)
    last = final or dispatch.tries >= MOST_TRIES
    change = advance(
        dispatch, State.FAILED if last else State.QUEUED, error=error, queued_at=timezone.now()
    )
    record(fail_dispatch, dispatch, actor=actor, change=change, reason=error)
    return dispatch


@operation("minutes.resume_dispatch")
def resume_dispatch(dispatch: MinutesDispatch, *, actor: Any) -> MinutesDispatch:
    """Go on with an e-mail that was begun or queued and then forgotten, as after a crash.

    It keeps its message id, so that a mail server can tell a second copy.
    """
    dispatch = locked(dispatch)
    require(may_store, actor, dispatch.minutes)
    told = _("Der Versand wurde unterbrochen.")
    if dispatch.state == State.SENDING:
        last = dispatch.tries >= MOST_TRIES
        change = advance(
            dispatch, State.FAILED if last else State.QUEUED, error=told, queued_at=timezone.now()
        )
    else:
        change = amend(dispatch, queued_at=timezone.now())
    if dispatch.state == State.QUEUED:
        queue(dispatch)
    record(resume_dispatch, dispatch, actor=actor, change=change, reason=told)
    return dispatch


@operation("minutes.retry_dispatch")
def retry_dispatch(dispatch: MinutesDispatch, address: str, *, actor: Any) -> MinutesDispatch:
    """Send again what was not delivered, perhaps to a corrected address.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    dispatch = locked(dispatch)
    require(may_write, actor, dispatch.minutes)
    if not address.strip():
        raise InvalidInput(_("Bitte die E-Mail-Adresse angeben."), "address")
    change = advance(
        dispatch, State.QUEUED, address=address.strip(), tries=0, queued_at=timezone.now()
    )
    queue(dispatch)
    record(retry_dispatch, dispatch, actor=actor, change={"state": change["state"]})
    return dispatch


def locked(dispatch: MinutesDispatch) -> MinutesDispatch:
    """The e-mail, kept from being taken by another worker."""
    found = MinutesDispatch.objects.select_for_update(of=("self",))
    return found.select_related("minutes__meeting__organization").get(pk=dispatch.pk)


def queue(dispatch: MinutesDispatch) -> None:
    """Ask the worker to hand over one e-mail, once this transaction holds."""
    app.configure_task(name="minutes.hand_over", queue="mail").defer(dispatch=dispatch.pk)
