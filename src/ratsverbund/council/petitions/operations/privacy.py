"""Persons are forgotten once a petition has been closed long enough."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.petitions.models import Petition
from ratsverbund.council.petitions.operations.triage import held
from ratsverbund.council.petitions.queries import forgotten_from
from ratsverbund.kernel.calendar import format_day
from ratsverbund.kernel.errors import IllegalTransition
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.states import amend

FORGOTTEN: dict[str, Any] = {
    "name": "", "address": "", "email": "", "resident_since": None, "wording": "", "answer": "",
    "token_hash": "",
}  # fmt: skip


@operation("petitions.anonymise_petition")
def anonymise_petition(petition: Petition, *, actor: Any) -> Petition:
    """Delete every person of a closed petition; number, way, and outcome stay.

    Source: Art. 5 Abs. 1 Buchst. e DSGVO. Raises: NotAllowed, IllegalTransition.
    """
    petition = held(petition, actor)
    first = forgotten_from(petition)
    today = timezone.localdate()
    if first is None or today < first or petition.anonymised_on:
        raise IllegalTransition(
            _("Die persönlichen Angaben zu %(petition)s sind schon gelöscht.")
            % {"petition": petition}
            if petition.anonymised_on
            else _("%(petition)s ist noch nicht abgeschlossen; persönliche Angaben werden noch "
                   "gebraucht.") % {"petition": petition}
            if first is None
            else _("Die persönlichen Angaben werden erst am %(day)s gelöscht.")
            % {"day": format_day(first)}
        )  # fmt: skip
    petition.cosignatories.all().delete()
    for letter in petition.letters.all():
        amend(letter, content=None)
    for hearing in petition.hearings.all():
        amend(hearing, speaker="")
    amend(petition, subject=_("(gelöscht)"), anonymised_on=today, **FORGOTTEN)
    record(anonymise_petition, petition, actor=actor, change={"anonymised_on": today})
    return petition
