"""Ask for co-signatures (Mitzeichnung) and answer; an answer holds for one version."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.papers.models import CoSignature, Paper
from ratsverbund.council.papers.operations.parts import lock
from ratsverbund.council.papers.policies import may_cosign, may_edit
from ratsverbund.council.papers.queries import possible_cosigners
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.accounts.models import Account

State = CoSignature.State


@operation("papers.ask_cosignatures")
def ask_cosignatures(paper: Paper, accounts: Iterable[Account], *, actor: Any) -> list[CoSignature]:
    """Ask accounts of the body to co-sign the current version of a draft.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    paper = lock(paper)
    require(may_edit, actor, paper)
    wanted = {account.pk for account in accounts}
    asked = paper.cosignatures.filter(version=paper.version).values_list("account", flat=True)
    possible = possible_cosigners(paper.body, actor).filter(pk__in=wanted)
    if not wanted or wanted - {account.pk for account in possible}:
        raise InvalidInput(
            _("Wählen Sie Konten dieser Körperschaft aus, die mitzeichnen sollen."), "accounts"
        )
    change = {}
    if paper.state != Paper.State.COSIGNING:
        change = advance(paper, Paper.State.COSIGNING)
    fresh = CoSignature.objects.bulk_create(
        CoSignature(paper=paper, account=account, version=paper.version)
        for account in possible
        if account.pk not in asked
    )
    change["asked"] = [None, [each.account.name for each in fresh]]
    record(ask_cosignatures, paper, actor=actor, change=change)
    return fresh


@operation("papers.cosign")
def cosign(cosignature: CoSignature, *, seen: int, note: str = "", actor: Any) -> CoSignature:
    """Sign the version of a paper that was read.

    Raises: NotAllowed, Conflict, IllegalTransition.
    """
    cosignature = _asked(cosignature, seen, actor)
    change = advance(cosignature, State.SIGNED, note=note.strip(), answered_at=timezone.now())
    record(cosign, cosignature.paper, actor=actor, change=change | _version(seen), reason=note)
    return cosignature


@operation("papers.refuse_cosignature")
def refuse_cosignature(
    cosignature: CoSignature, *, seen: int, note: str, actor: Any
) -> CoSignature:
    """Refuse to sign the version that was read, saying why.

    Raises: NotAllowed, Conflict, InvalidInput, IllegalTransition.
    """
    cosignature = _asked(cosignature, seen, actor)
    if not note.strip():
        raise InvalidInput(_("Sagen Sie in der Anmerkung, warum Sie nicht mitzeichnen."), "note")
    change = advance(cosignature, State.REFUSED, note=note.strip(), answered_at=timezone.now())
    paper = cosignature.paper
    record(refuse_cosignature, paper, actor=actor, change=change | _version(seen), reason=note)
    return cosignature


@operation("papers.end_cosigning")
def end_cosigning(paper: Paper, reason: str, *, actor: Any) -> Paper:
    """Stop waiting for answers and make the paper a draft again, saying why.

    Raises: NotAllowed, InvalidInput, IllegalTransition.
    """
    paper = lock(paper)
    require(may_edit, actor, paper)
    if not reason.strip():
        raise InvalidInput(_("Sagen Sie, warum die Mitzeichnung endet."), "reason")
    change = advance(paper, Paper.State.DRAFT)
    waiting = paper.cosignatures.filter(state=State.ASKED)
    change["asked"] = [[each.account.name for each in waiting.select_related("account")], None]
    waiting.delete()
    record(end_cosigning, paper, actor=actor, change=change, reason=reason.strip())
    return paper


def _asked(cosignature: CoSignature, seen: int, actor: Any) -> CoSignature:
    """Lock the request together with its paper, and see that the version is the one read."""
    paper = lock(cosignature.paper)
    cosignature = CoSignature.objects.select_for_update().get(pk=cosignature.pk)
    cosignature.paper = paper
    require(may_cosign, actor, cosignature)
    if paper.version != seen or cosignature.version != seen:
        raise Conflict(
            _(
                "Die Vorlage wurde inzwischen geändert; gespeichert ist Fassung %(number)s. "
                "Lesen Sie die neue Fassung und antworten Sie dann."
            )
            % {"number": paper.version}
        )
    return cosignature


def _version(seen: int) -> dict[str, list[int | None]]:
    return {"version": [None, seen]}
