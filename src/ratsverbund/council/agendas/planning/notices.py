"""The notice of an assembly: what was kept of it, and the pointer that is still to appear."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.models import AssemblyNotice
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import preparing
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.due import Due, Question
from ratsverbund.ui.formats import write_date


def notice_of(meeting: Meeting) -> AssemblyNotice:
    """The notice of an assembly with its proof; an empty one where none was kept."""
    found = AssemblyNotice.objects.select_related("clipping").filter(meeting=meeting).first()
    return found or AssemblyNotice(meeting=meeting)


def questions(actor: Any) -> list[Question]:
    """Notices to which the newspaper has not pointed yet."""
    return [Question(unpointed(actor), pointer_lines)]


def unpointed(actor: Any) -> Any:
    """Notices of assemblies to which the newspaper has not pointed yet."""
    return AssemblyNotice.objects.filter(
        preparing(actor, "meeting__"), completed_on__isnull=False, pointer_on=None,
        meeting__state__in=[Meeting.State.CONVENED, Meeting.State.RUNNING],
    ).exclude(newspaper="").annotate(
        found=JSONObject(
            id="meeting_id", newspaper="newspaper", day="completed_on",
            starts_at="meeting__starts_at", basis="basis",
        )
    )  # fmt: skip


def pointer_lines(row: dict[str, Any]) -> Iterator[Due]:
    """One pointer in the newspaper that is still to appear."""
    reasons = (row["basis"] or {}).get("reasons", [])
    norm = next((each["citation"] for each in reversed(reasons)), "")
    reason = _("Der Hinweis in der Zeitung fehlt noch: %(newspaper)s (%(norm)s).")
    held = local_day(datetime.fromisoformat(row["starts_at"]))
    yield Due(
        "inform", _("Bekanntmachung"),
        _("Einwohnerversammlung, %(day)s") % {"day": write_date(held)},
        reverse("agendas:announce", args=[row["id"]]), _("Hinweis festhalten"),
        datetime.fromisoformat(row["day"]).date(),
        reason % {"newspaper": row["newspaper"], "norm": norm},
    )  # fmt: skip
