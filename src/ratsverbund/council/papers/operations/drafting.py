"""Write and rewrite papers; every save is a version, and none is overwritten unseen."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.papers.models import Consultation, CoSignature, Paper
from ratsverbund.council.papers.operations.parts import (
    check_wording,
    lock,
    place_proposals,
    save_version,
)
from ratsverbund.council.papers.policies import may_draft, may_edit
from ratsverbund.council.papers.wording import Wording, wording_of
from ratsverbund.kernel.errors import Conflict, IllegalTransition
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.models import Body


class Overtaken(Conflict):
    """Somebody saved the paper after this editor had opened it; carries both wordings."""

    def __init__(self, paper: Paper, theirs: Wording, mine: Wording) -> None:
        super().__init__(
            _(
                "Diese Vorlage wurde inzwischen geändert; gespeichert ist Fassung %(number)s. Ihr "
                "Text ist noch da: Vergleichen Sie beide und speichern Sie dann erneut."
            )
            % {"number": paper.version}
        )
        self.paper, self.theirs, self.mine = paper, theirs, mine


@operation("papers.create_paper")
def create_paper(body: Body, wording: Wording, *, actor: Any, fixed: bool = False) -> Paper:
    """Start a paper as a draft; each proposal's organization becomes a deciding station.

    A `fixed` one keeps its text: it says what something else, such as a draft by-law, holds.

    Raises: NotAllowed, InvalidInput.
    """
    require(may_draft, actor, body)
    paper = write_draft(body, wording, actor, fixed=fixed)
    record(create_paper, paper, actor=actor, change=wording_of(paper).as_json())
    return paper


def write_draft(body: Body, wording: Wording, actor: Any, **fields: Any) -> Paper:
    """Write a new paper with its proposals, stations and first version."""
    wording = wording.tidied()
    check_wording(wording, body.pk)
    paper = Paper.objects.create(
        body=body, created_by_id=getattr(actor, "pk", None), **wording.fields(), **fields
    )
    place_proposals(paper, wording.proposals)
    save_version(paper, wording, actor)
    return paper


@operation("papers.edit_paper")
def edit_paper(paper: Paper, wording: Wording, *, seen: int, actor: Any) -> Paper:
    """Save a new version of a paper; `seen` is the version the editor had before his eyes.

    Raises: NotAllowed, IllegalTransition, Overtaken, InvalidInput.
    """
    paper = lock(paper)
    require(may_edit, actor, paper)
    _refuse_closed(paper)
    wording = wording.tidied()
    if paper.state == Paper.State.RELEASED:
        wording = replace(wording, public=paper.public)
    current = wording_of(paper)
    _refuse_fixed(paper, current, wording)
    if paper.version != seen and current != wording:
        raise Overtaken(paper, current, wording)
    check_wording(wording, paper.body_id)
    changed = {
        name: [before, wording.as_json()[name]]
        for name, before in current.as_json().items()
        if before != wording.as_json()[name]
    }
    if changed:
        amend(paper, **wording.fields(), version=paper.version + 1)
        place_proposals(paper, wording.proposals)
        save_version(paper, wording, actor)
        _ask_again(paper)
    record(edit_paper, paper, actor=actor, change=changed | {"version": [seen, paper.version]})
    return paper


def _refuse_closed(paper: Paper) -> None:
    """Withdrawn and decided papers keep their wording."""
    if paper.state == Paper.State.WITHDRAWN:
        raise IllegalTransition(
            _("Die Vorlage ist zurückgezogen und bleibt, wie sie ist. Legen Sie eine neue an.")
        )
    if paper.consultations.filter(state=Consultation.State.DONE).exists():
        raise IllegalTransition(
            _(
                "Über diese Vorlage wurde schon beraten; ihr Wortlaut bleibt stehen. Legen Sie "
                "für Änderungen eine Ergänzungsvorlage an."
            )
        )


def _refuse_fixed(paper: Paper, current: Wording, wording: Wording) -> None:
    """Refuse another text of a paper that was made of a draft; office and day may change."""
    bound = ("title", "paper_type", "reasoning", "financial_effect", "proposals")
    if paper.fixed and any(getattr(current, name) != getattr(wording, name) for name in bound):
        raise IllegalTransition(
            _(
                "Betreff, Begründung, finanzielle Auswirkungen und Beschlussvorschlag sind an den "
                "durchgerechneten Entwurf gebunden, aus dem diese Vorlage entstand. Änderung "
                "zurückziehen und neu einreichen: Ziehen Sie die Vorlage zurück und bringen Sie "
                "den geänderten Entwurf als neue Vorlage ein."
            )
        )


def _ask_again(paper: Paper) -> None:
    """Bind open requests to the new version, and ask anew whoever had answered the old one."""
    if paper.state != Paper.State.COSIGNING:
        return
    state = CoSignature.State
    before = paper.cosignatures.filter(version=paper.version - 1)
    answered = before.exclude(state=state.ASKED).values_list("account", flat=True)
    CoSignature.objects.bulk_create(
        CoSignature(paper=paper, account_id=account, version=paper.version) for account in answered
    )
    before.filter(state=state.ASKED).update(version=paper.version)
