"""Letters: ordered inside an operation, set as PDF by a job after it."""

from datetime import date
from hashlib import sha256
from typing import Any

from ratsverbund.council.petitions.events import LetterOrdered
from ratsverbund.council.petitions.models import Petition, PetitionLetter
from ratsverbund.council.petitions.policies import may_write
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
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
def write_letter(ordered: PetitionLetter, content: bytes, *, actor: Any) -> PetitionLetter:
    """Keep an ordered letter, set as PDF beforehand; once, and never after deleting the persons."""
    ordered = (
        PetitionLetter.objects.select_for_update(of=("self",))
        .select_related("petition__body")
        .get(pk=ordered.pk)
    )
    petition = ordered.petition
    require(may_write, actor, petition)
    if ordered.sha256 or petition.anonymised_on:
        record(write_letter, petition, actor=actor, reason="das Schreiben liegt schon vor")
        return ordered
    amend(ordered, content=content, sha256=sha256(content).hexdigest())
    change = {"letter": ordered.pk, "kind": ordered.kind, "sha256": ordered.sha256}
    record(write_letter, petition, actor=actor, change=change)
    return ordered
