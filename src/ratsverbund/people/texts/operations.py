"""Everything that changes official wordings: propose, confirm, discard, withdraw."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.text_import import placed
from ratsverbund.charter.text_source import text_in
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.texts.models import CharterText
from ratsverbund.people.texts.policies import may_keep_texts
from ratsverbund.people.texts.queries import charter_of

State = CharterText.State


@operation("texts.propose_text")
def propose_text(
    body: Body,
    content: bytes,
    filename: str,
    *,
    source: str,
    valid_from: date | None = None,
    actor: Any,
) -> CharterText:
    """Read a charter's file and keep what was found for a look; nobody else sees it yet.

    Raises: NotAllowed, InvalidInput for a body without a charter or a file without a text.
    """
    require(may_keep_texts, actor, body)
    charter = charter_of(body)
    if not charter:
        raise InvalidInput(
            _("Für %(body)s ist keine Satzung hinterlegt. Bitte zuerst bei den Angaben wählen.")
            % {"body": body}
        )
    found = placed(text_in(content, filename), bundle_of(body.law_bundle))
    report = {key: value for key, value in found.as_json().items() if key != "units"}
    if not report["sections"]:  # a preamble alone is any text
        raise InvalidInput(
            _("%(name)s enthält keinen Paragraphen. Bitte die Datei mit der Satzung wählen.")
            % {"name": filename},
            "file",
        )
    proposed = CharterText.objects.create(
        body=body,
        charter=charter,
        title=found.title[:300],
        valid_from=valid_from,
        source=source.strip(),
        file=store_file(filename, "application/octet-stream", content),
        wording=[[unit.id, unit.text] for unit in found.units],
        report=report,
    )
    record(propose_text, proposed, actor=actor, change={"file": [None, filename]})
    return proposed


@operation("texts.confirm_text")
def confirm_text(proposed: CharterText, *, actor: Any) -> CharterText:
    """Publish a wording that a person has held against the original.

    Raises: NotAllowed, Conflict for a second wording of one day, IllegalTransition.
    """
    proposed = locked(proposed, actor)
    twins = CharterText.objects.filter(
        body=proposed.body_id, charter=proposed.charter, valid_from=proposed.valid_from
    )
    if twins.filter(state=State.CONFIRMED).exclude(pk=proposed.pk).exists():
        raise Conflict(
            _(
                "Für diesen Tag ist schon ein Wortlaut bestätigt. Ziehen Sie ihn zuerst zurück "
                "oder laden Sie die Datei mit einem anderen Tag hoch."
            )
        )
    change = advance(proposed, State.CONFIRMED, published_at=timezone.now())
    record(confirm_text, proposed, actor=actor, change=change)
    return proposed


@operation("texts.discard_text")
def discard_text(proposed: CharterText, *, actor: Any) -> CharterText:
    """Put a wording aside that was only looked at.

    Raises: NotAllowed, IllegalTransition.
    """
    proposed = locked(proposed, actor)
    change = advance(proposed, State.DISCARDED)
    record(discard_text, proposed, actor=actor, change=change)
    return proposed


@operation("texts.withdraw_text")
def withdraw_text(confirmed: CharterText, *, actor: Any) -> CharterText:
    """Take a published wording back; it stays in the records, strangers no longer see it.

    Raises: NotAllowed, IllegalTransition.
    """
    confirmed = locked(confirmed, actor)
    change = advance(confirmed, State.WITHDRAWN, published_at=None)
    record(withdraw_text, confirmed, actor=actor, change=change)
    return confirmed


def locked(text: CharterText, actor: Any) -> CharterText:
    """Lock a wording for a change by someone who may. Raises: NotAllowed."""
    text = (
        CharterText.objects.select_for_update(of=("self",)).select_related("body").get(pk=text.pk)
    )
    require(may_keep_texts, actor, text.body)
    return text
