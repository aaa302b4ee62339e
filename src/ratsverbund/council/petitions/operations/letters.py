"""Letters: ordered inside an operation, set as PDF by a job after it."""

from datetime import date
from hashlib import sha256
from typing import Any

from ratsverbund.council.petitions.events import LetterOrdered
from ratsverbund.council.petitions.letters.content import TEMPLATE, letter
from ratsverbund.council.petitions.models import Petition, PetitionLetter
from ratsverbund.council.petitions.policies import may_write
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.pdf import render
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend


def order_letter(petition: Petition, kind: str, on: date) -> PetitionLetter | None:
    """Order a letter; none where nobody is named whom it could reach."""
    if not petition.name and kind != PetitionLetter.Kind.FORWARDING:
        return None
    ordered = PetitionLetter.objects.create(petition=petition, kind=kind, ordered_on=on)
    announce(LetterOrdered(ordered.pk))
    return ordered


@operation("petitions.write_letter")
def write_letter(ordered: PetitionLetter, *, actor: Any) -> PetitionLetter:
    """Set an ordered letter as PDF; once only, and never after the persons are deleted."""
    ordered = (
        PetitionLetter.objects.select_for_update(of=("self",))
        .select_related("petition__body", "petition__referral__target")
        .get(pk=ordered.pk)
    )
    petition = ordered.petition
    require(may_write, actor, petition)
    if ordered.sha256 or petition.anonymised_on:
        record(write_letter, petition, actor=actor, reason="das Schreiben liegt schon vor")
        return ordered
    content = letter(ordered)
    pdf = render(TEMPLATE, content, title=content["subject"], created=ordered.ordered_on)
    amend(ordered, content=pdf, sha256=sha256(pdf).hexdigest())
    change = {"letter": ordered.pk, "kind": ordered.kind, "sha256": ordered.sha256}
    record(write_letter, petition, actor=actor, change=change)
    return ordered
