"""Persons are forgotten once a petition has been closed long enough."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.petitions.events import PetitionAnonymised
from ratsverbund.council.petitions.models import Petition, PetitionIntake
from ratsverbund.council.petitions.operations.triage import held
from ratsverbund.council.petitions.queries import forgotten_from
from ratsverbund.kernel.calendar import format_day
from ratsverbund.kernel.errors import IllegalTransition
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.states import amend

FORGOTTEN: dict[str, Any] = {
    "name": "", "address": "", "email": "", "resident_since": None, "wording": "", "answer": "",
    "token_hash": "",
}  # fmt: skip
FORGOTTEN_INTAKE = {
    "name": "", "address": "", "email": "", "wording": "", "cosigners": "", "subject": "",
    "resident_since": None,
}  # fmt: skip
# Apps above that wrote a petitioner's name down: each forgets it in the same transaction, because
# an event must not carry it. `config/subscriptions.py` fills this.
ELSEWHERE: list[Callable[[Petition, list[str], Any], None]] = []


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
    names = names_of(petition)
    for forget in ELSEWHERE:
        forget(petition, names, actor)
    petition.cosignatories.all().delete()
    for letter in petition.letters.all():
        amend(letter, content=None)
    for hearing in petition.hearings.all():
        amend(hearing, speaker="")
    amend(petition, subject=_("(gelöscht)"), anonymised_on=today, **FORGOTTEN)
    PetitionIntake.objects.filter(petition=petition).update(**FORGOTTEN_INTAKE)
    record(anonymise_petition, petition, actor=actor, change={"anonymised_on": today})
    announce(PetitionAnonymised(petition.pk))
    return petition


def names_of(petition: Petition) -> list[str]:
    """Every name under a petition, the longest first."""
    found = {petition.name, *petition.cosignatories.values_list("name", flat=True)}
    found |= set(petition.hearings.values_list("speaker", flat=True))
    return sorted((name for name in found if name.strip()), key=len, reverse=True)
