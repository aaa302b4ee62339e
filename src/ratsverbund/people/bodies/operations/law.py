"""Enter what changed in a body's own law, from which day on."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.drafts import check_draft, kept, restored
from ratsverbund.charter.works import Draft
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import Basis, operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.events import LawChanged
from ratsverbund.people.bodies.models import Body, LawChange
from ratsverbund.people.bodies.policies import may_enact


@operation("bodies.enact_change")
def enact_change(
    body: Body,
    draft: Draft,
    *,
    in_force: date,
    source: str,
    actor: Any,
    basis: Basis | None = None,
) -> LawChange:
    """Let a change of a body's own law apply from a day on; earlier days keep their law.

    Raises: NotAllowed, InvalidInput, Conflict, BundleError for what the law does not have,
    DraftError for a second value on one day.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_enact, actor, body)
    if not source.strip():
        raise InvalidInput(_("Bitte angeben, wo die Änderung bekannt gemacht wurde."), "source")
    enacted = [restored(one) for one in body.enacted]
    check_draft(replace(draft, in_force=in_force), bundle_of(body.law_bundle), enacted)
    if body.law_changes.filter(title=draft.title).exists():
        raise Conflict(
            _("„%(title)s“ ist für %(body)s schon eingetragen. Wählen Sie einen anderen Titel.")
            % {"title": draft.title, "body": body}
        )
    change = LawChange.objects.create(
        body=body,
        title=draft.title,
        draft=kept(draft, in_force),
        in_force=in_force,
        source=source.strip(),
        published_at=timezone.now(),
    )
    rows = body.law_changes.order_by("in_force", "pk")
    amend(body, enacted=list(rows.values_list("draft", flat=True)))
    record(enact_change, change, actor=actor, change={"draft": change.draft}, basis=basis)
    announce(LawChanged(change.pk))
    return change
