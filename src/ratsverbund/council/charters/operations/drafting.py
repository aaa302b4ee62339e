"""Draft an amendment, change it, and replay a year under it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.drafts import check_draft, kept, restored
from ratsverbund.charter.works import Draft
from ratsverbund.council.charters.models import OVER, CharterAmendment
from ratsverbund.council.charters.policies import may_draft
from ratsverbund.council.charters.queries import charter_of, simulated
from ratsverbund.council.charters.queries.parts import owns
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.models import Body

State = CharterAmendment.State


class Overtaken(Conflict):
    """Somebody saved the draft after this editor had opened it."""

    def __init__(self, amendment: CharterAmendment) -> None:
        super().__init__(
            _(
                "Dieser Entwurf wurde inzwischen geändert; gespeichert ist Fassung %(number)s. "
                "Ihre Angaben sind noch da: Vergleichen Sie beide und speichern Sie dann erneut."
            )
            % {"number": amendment.version}
        )
        self.amendment = amendment


def lock(amendment: CharterAmendment) -> CharterAmendment:
    """Hold an amendment for the running operation."""
    held = CharterAmendment.objects.select_for_update(of=("self",)).select_related("body", "paper")
    return held.get(pk=amendment.pk)


@operation("charters.draft_amendment")
def draft_amendment(body: Body, draft: Draft, *, actor: Any) -> CharterAmendment:
    """Start an amendment of the body's charter (Satzungsänderung).

    Raises: NotAllowed, LawUnknown, InvalidInput, BundleError.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_draft, actor, body)
    check(body, draft)
    refuse_taken_title(body, draft.title)
    amendment = CharterAmendment.objects.create(body=body, title=draft.title, draft=kept(draft))
    record(draft_amendment, amendment, actor=actor, change={"draft": [None, amendment.draft]})
    return amendment


@operation("charters.change_draft")
def change_draft(
    amendment: CharterAmendment, draft: Draft, *, seen: int, actor: Any
) -> CharterAmendment:
    """Save a draft anew; `seen` is the version the editor had before his eyes.

    What was simulated before no longer holds and is dropped.
    Raises: NotAllowed, IllegalTransition, LawUnknown, InvalidInput, Overtaken.
    """
    amendment = lock(amendment)
    require(may_draft, actor, amendment)
    refuse_submitted(amendment)
    check(amendment.body, draft)
    content = kept(draft)
    if content == amendment.draft:
        record(change_draft, amendment, actor=actor)
        return amendment
    if amendment.version != seen:
        raise Overtaken(amendment)
    if draft.title != amendment.title:
        refuse_taken_title(amendment.body, draft.title)
    change = amend(
        amendment,
        title=draft.title,
        draft=content,
        version=amendment.version + 1,
        simulation=None,
    )
    change.pop("simulation", None)
    record(change_draft, amendment, actor=actor, change=change)
    return amendment


@operation("charters.simulate_draft")
def simulate_draft(amendment: CharterAmendment, year: int, *, actor: Any) -> CharterAmendment:
    """Replay a year of the body's records on the law in force and on the draft (Simulation).

    Raises: NotAllowed, IllegalTransition, LawUnknown.
    """
    amendment = lock(amendment)
    require(may_draft, actor, amendment)
    refuse_submitted(amendment)
    charter_of(amendment.body, timezone.localdate())
    found = simulated(amendment.body, amendment.overlay, year, timezone.localdate())
    amend(amendment, simulation=found)
    shown = {name: found[name] for name in ("year", "law_hash", "draft_hash", "financial_effect")}
    record(simulate_draft, amendment, actor=actor, change=shown)
    return amendment


@operation("charters.withdraw_amendment")
def withdraw_amendment(amendment: CharterAmendment, reason: str, *, actor: Any) -> CharterAmendment:
    """Give up a draft that is no paper yet; a paper is withdrawn as papers are.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    amendment = lock(amendment)
    require(may_draft, actor, amendment)
    refuse_submitted(amendment)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund; er bleibt beim Entwurf stehen."), "reason")
    change = advance(amendment, State.WITHDRAWN, ended_reason=reason.strip())
    record(withdraw_amendment, amendment, actor=actor, change=change, reason=reason.strip())
    return amendment


def refuse_submitted(amendment: CharterAmendment) -> None:
    """What the council has before it, or has decided, keeps its wording."""
    if amendment.state != State.DRAFTED:
        raise IllegalTransition(
            _(
                "Die Satzungsänderung ist im Stand „%(state)s“; geändert und durchgerechnet wird "
                "nur ein Entwurf. Ziehen Sie die Vorlage zurück und entwerfen Sie neu."
            )
            % {"state": amendment.get_state_display()}
        )


def check(body: Body, draft: Draft) -> None:
    """Refuse a draft that changes nothing, or something that is not the charter's.

    Raises: LawUnknown, InvalidInput, BundleError.
    """
    charter_of(body, timezone.localdate())
    bundle = bundle_of(body.law_bundle)
    check_draft(draft, bundle, [restored(one) for one in body.enacted])
    if not draft.title.strip():
        raise InvalidInput(_("Bitte einen Titel angeben, etwa „6. Änderungssatzung“."), "title")
    for norm in (*(bundle.parameters[key].norm for key in draft.figures), *draft.texts):
        if not owns(bundle, norm):
            raise InvalidInput(
                _("„%(norm)s“ gehört nicht zur Hauptsatzung; der Rat kann es so nicht ändern.")
                % {"norm": bundle.norms[norm].label}
            )


def refuse_taken_title(body: Body, title: str) -> None:
    """Refuse the title of another change of the same law. Raises: InvalidInput."""
    open_ones = body.charter_amendments.exclude(state__in=OVER)
    if open_ones.filter(title=title).exists() or body.law_changes.filter(title=title).exists():
        raise InvalidInput(
            _("Eine Satzungsänderung mit dem Titel „%(title)s“ gibt es schon. Wählen Sie einen "
              "anderen, zum Beispiel mit der nächsten Nummer.") % {"title": title},
            "title",
        )  # fmt: skip
