"""Sorting a petition: facts, the law's proposal, a person's decision, and where it then goes."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.petition_triage import PetitionFacts
from ratsverbund.council.petitions.models import Petition, PetitionLetter
from ratsverbund.council.petitions.operations.letters import order_letter
from ratsverbund.council.petitions.operations.register import without_persons
from ratsverbund.council.petitions.policies import may_handle
from ratsverbund.council.petitions.queries import last_day, reply_deadline, route_of
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend

Route, State = Petition.Route, Petition.State


def held(petition: Petition, actor: Any) -> Petition:
    """Lock a petition for whoever may handle it."""
    found = Petition.objects.select_for_update(of=("self",)).select_related("body")
    locked = found.get(pk=petition.pk)
    require(may_handle, actor, locked)
    return locked


@operation("petitions.examine_petition")
def examine_petition(
    petition: Petition,
    *,
    city_task: bool,
    actor: Any,
    remedy: str = "",
    crime: bool = False,
    earlier: Petition | None = None,
    new_facts: bool = False,
) -> Petition:
    """Keep what is known about a petition, and what the law proposes.

    Source: the charter's norm on petitions; § 24 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    petition = held(petition, actor)
    if petition.state != State.RECEIVED:
        raise IllegalTransition(
            _("%(petition)s ist schon %(state)s. Laden Sie die Seite neu.")
            % {"petition": petition, "state": petition.get_state_display()}
        )
    if earlier is not None and (earlier.body_id, earlier.pk == petition.pk) != (
        petition.body_id,
        False,
    ):
        raise InvalidInput(_("Wählen Sie eine andere Eingabe derselben Körperschaft."), "earlier")
    petition.facts = asdict(
        PetitionFacts(
            written=petition.written,
            named=bool(petition.name.strip()),
            city_task=city_task,
            resident_months=petition.resident_months,
            crime=crime,
            remedy=remedy.strip(),
            examined_before=str(earlier) if earlier else "",
            new_facts=new_facts,
        )
    )
    decision = route_of(petition)
    proposal = decision.as_json()
    amend(petition, facts=petition.facts, proposal=proposal, earlier=earlier)
    change = {"facts": petition.facts, "proposal": proposal["value"]}
    record(examine_petition, petition, actor=actor, change=change, basis=decision)
    return petition


@operation("petitions.decide_route")
def decide_route(
    petition: Petition, route: str, *, actor: Any, reason: str = "", on: date | None = None
) -> Petition:
    """Decide where a petition goes; refraining, or leaving the proposal, needs a reason.

    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    petition = held(petition, actor)
    on = on or timezone.localdate()
    if petition.state == State.RECEIVED and petition.proposal is None:
        raise Conflict(
            _("Zu %(petition)s fehlen die Angaben. Halten Sie sie fest, dann schlägt das Recht "
              "einen Weg vor.") % {"petition": petition}
        )  # fmt: skip
    reason = reason.strip()
    proposed = (petition.proposal or {}).get("value")
    if not reason and (route != proposed or route == Route.REFRAIN):
        raise InvalidInput(
            _("Begründen Sie die Entscheidung: Sie weicht vom Vorschlag ab oder sieht von der "
              "Prüfung ab."),
            "reason",
        )  # fmt: skip
    change = advance(
        petition, State.TRIAGED, route=route, route_reason=reason, triaged_on=on, moved_on=on
    )
    if route == Route.INCOMPLETE:
        order_letter(petition, PetitionLetter.Kind.COMPLETION, on)
    basis = route_of(petition)
    record(decide_route, petition, actor=actor, change=change, basis=basis, reason=reason)
    return petition


@operation("petitions.complete_petition")
def complete_petition(
    petition: Petition,
    *,
    name: str,
    actor: Any,
    address: str = "",
    form: str = Petition.Form.LETTER,
    on: date | None = None,
) -> Petition:
    """Take in the missing name or form; the petition is sorted anew.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    petition = held(petition, actor)
    expect_route(petition, Route.INCOMPLETE)
    if not name.strip():
        raise InvalidInput(_("Der Name fehlt noch immer. Tragen Sie ihn ein."), "name")
    change = advance(
        petition,
        State.RECEIVED,
        name=name.strip(),
        address=address.strip() or petition.address,
        form=form,
        facts=None,
        proposal=None,
        route="",
        route_reason="",
        moved_on=on or timezone.localdate(),
    )
    record(complete_petition, petition, actor=actor, change=without_persons(change))
    return petition


@operation("petitions.forward_petition")
def forward_petition(
    petition: Petition, addressee: str, *, actor: Any, on: date | None = None
) -> Petition:
    """Hand a petition to whoever is responsible, and tell the petitioner.

    Source: the charter's norm on forwarding. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    petition = held(petition, actor)
    expect_route(petition, Route.FORWARD)
    addressee, on = addressee.strip(), on or timezone.localdate()
    if not addressee:
        raise InvalidInput(_("Nennen Sie die zuständige Stelle mit Anschrift."), "addressee")
    basis = reply_deadline(petition, "petition_forwarded", on)
    change = advance(petition, State.FORWARDED, forwarded_to=addressee, moved_on=on)
    order_letter(petition, PetitionLetter.Kind.FORWARDING, on)
    order_letter(petition, PetitionLetter.Kind.FORWARDED, on)
    record(forward_petition, petition, actor=actor, change=change, basis=basis)
    return petition


@operation("petitions.refrain_petition")
def refrain_petition(
    petition: Petition, decided_by: str, *, actor: Any, on: date | None = None
) -> Petition:
    """Note who decided not to examine a petition; the petitioner is still told.

    The charter leaves open who decides. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    petition = held(petition, actor)
    expect_route(petition, Route.REFRAIN)
    on = on or timezone.localdate()
    if not decided_by.strip():
        raise InvalidInput(_("Nennen Sie, wer entschieden hat."), "decided_by")
    basis = reply_deadline(petition, "petition_examined", on)
    change = advance(
        petition,
        State.REFRAINED,
        refrained_by=decided_by.strip(),
        moved_on=on,
        answer_until=last_day(basis),
        answer_basis=basis.as_json(),
    )
    del change["answer_basis"]
    record(refrain_petition, petition, actor=actor, change=change, basis=basis)
    return petition


def expect_route(petition: Petition, route: str) -> None:
    """Refuse a step that was not decided. Raises: IllegalTransition."""
    if petition.state != State.TRIAGED or petition.route != route:
        raise IllegalTransition(
            _("%(petition)s ist %(state)s und nicht dafür bestimmt. Laden Sie die Seite neu; "
              "vermutlich hat inzwischen jemand anderes gehandelt.")
            % {"petition": petition, "state": petition.get_state_display()}
        )  # fmt: skip
