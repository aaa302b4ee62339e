"""Petitions come in: by letter, on record, or from the citizens' letter box."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.petitions.models import (
    CoSignatory,
    Petition,
    PetitionIntake,
    PetitionLetter,
)
from ratsverbund.council.petitions.operations.letters import order_letter
from ratsverbund.council.petitions.policies import may_handle
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import Change, operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.models import Body

# The audit is never deleted, so what names a person stays out of it.
PRIVATE = {
    "name", "address", "email", "resident_since", "subject", "wording", "answer", "cosigners",
    "token_hash", "content",
}  # fmt: skip


@dataclass(frozen=True)
class Writing:
    """What came in: the wording, who wrote it, who signed along (one name each)."""

    subject: str
    wording: str
    form: str
    received_on: date
    name: str = ""
    address: str = ""
    email: str = ""
    resident_since: date | None = None
    nonresident: bool = False
    signatories: int = 1
    cosigners: tuple[str, ...] = field(default=())


def without_persons(change: Change) -> Change:
    """What of a change may stand in the audit; of the rest, that it changed."""
    return {name: value for name, value in change.items() if name not in PRIVATE}


@operation("petitions.register_petition")
def register_petition(
    body: Body, writing: Writing, *, actor: Any, token_hash: str = ""
) -> Petition:
    """Register a petition under the next number of its year and order the receipt.

    Source: the charter's norm on petitions; § 24 GO NRW. Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    require(may_handle, actor, body)
    check(writing)
    year = writing.received_on.year
    last = body.petitions.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    fields = asdict(writing) | {"signatories": max(writing.signatories, len(writing.cosigners) + 1)}
    del fields["cosigners"]
    petition = Petition.objects.create(
        body=body,
        year=year,
        number=last + 1,
        moved_on=writing.received_on,
        token_hash=token_hash,
        **fields,
    )
    CoSignatory.objects.bulk_create(
        CoSignatory(petition=petition, name=name) for name in writing.cosigners
    )
    order_letter(petition, PetitionLetter.Kind.RECEIPT, letter_day(writing))
    change = {"number": petition.number, "form": petition.form, "received_on": petition.received_on}
    record(register_petition, petition, actor=actor, change=change)
    return petition


def letter_day(writing: Writing) -> date:
    """The day the receipt bears: today, or the day of receipt where the past is entered."""
    today = timezone.localdate()
    return today if (today - writing.received_on).days <= 30 else writing.received_on


def check(writing: Writing) -> None:
    """Refuse what cannot be registered; a missing name or form is a matter of sorting."""
    if writing.received_on > timezone.localdate():
        raise InvalidInput(
            _("Der Tag des Eingangs liegt in der Zukunft. Prüfen Sie das Datum."), "received_on"
        )
    if not writing.subject.strip():
        raise InvalidInput(_("Nennen Sie einen Betreff, unter dem Sie sie finden."), "subject")
    if not writing.wording.strip():
        raise InvalidInput(_("Der Wortlaut fehlt. Geben Sie das Anliegen wieder."), "wording")
    if writing.nonresident and writing.resident_since:
        raise InvalidInput(
            _("Entweder wohnt die Person hier seit einem Tag oder gar nicht. Wählen Sie eines."),
            "resident_since",
        )


@operation("petitions.accept_intake")
def accept_intake(
    intake: PetitionIntake, *, actor: Any, subject: str = "", nonresident: bool = False
) -> Petition:
    """Make a petition of what a citizen sent; the letter box keeps no second copy.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    intake = held(intake, actor)
    writing = Writing(
        subject=subject.strip() or intake.subject,
        wording=intake.wording,
        form=Petition.Form.WEB,
        received_on=intake.received_on,
        name=intake.name,
        address=intake.address,
        email=intake.email,
        resident_since=None if nonresident else intake.resident_since,
        nonresident=nonresident,
        cosigners=names_in(intake.cosigners),
    )
    refuse_picked_up(intake)
    petition = register_petition(intake.body, writing, actor=actor, token_hash=intake.token_hash)
    made = advance(intake, PetitionIntake.State.ACCEPTED, petition=petition, **EMPTY)
    record(accept_intake, intake, actor=actor, change=without_persons(made))
    return petition


@operation("petitions.discard_intake")
def discard_intake(intake: PetitionIntake, reason: str, *, actor: Any) -> PetitionIntake:
    """Throw away what is no petition; the reason stays, the text goes.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    intake = held(intake, actor)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund, zum Beispiel „Werbung“."), "reason")
    change = advance(intake, PetitionIntake.State.DISCARDED, reason=reason.strip(), **EMPTY)
    record(discard_intake, intake, actor=actor, change=without_persons(change), reason=reason)
    return intake


EMPTY: dict[str, Any] = {
    "subject": "", "wording": "", "name": "", "address": "", "email": "", "cosigners": "",
    "source": "", "resident_since": None,
}  # fmt: skip


def held(intake: PetitionIntake, actor: Any) -> PetitionIntake:
    """Lock an intake for whoever may pick it up."""
    intakes = PetitionIntake.objects.select_for_update(of=("self",)).select_related("body")
    found = intakes.get(pk=intake.pk)
    require(may_handle, actor, found)
    return found


def refuse_picked_up(intake: PetitionIntake) -> None:
    """Give no second number to what somebody else has picked up. Raises: IllegalTransition."""
    if intake.state != PetitionIntake.State.NEW:
        raise IllegalTransition(
            _("%(intake)s ist schon %(state)s. Laden Sie die Seite neu.")
            % {"intake": intake, "state": intake.get_state_display()}
        )


def names_in(text: str) -> tuple[str, ...]:
    """The names of a text, one a line."""
    return tuple(line.strip()[:200] for line in text.splitlines() if line.strip())
