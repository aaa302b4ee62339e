"""The audit trail of a paper in plain words: who did what, and when."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from ratsverbund.kernel.models import AuditEntry

ACTS = {
    "papers.create_paper": _("hat die Vorlage angelegt"),
    "papers.import_paper": _("hat die Vorlage aus einer Datei übernommen"),
    "papers.edit_paper": _("hat den Wortlaut bearbeitet"),
    "papers.set_consultations": _("hat die Beratungsfolge festgelegt"),
    "papers.attach_file": _("hat eine Anlage hinzugefügt"),
    "papers.ask_cosignatures": _("hat um Mitzeichnung gebeten"),
    "papers.cosign": _("hat mitgezeichnet"),
    "papers.refuse_cosignature": _("hat nicht mitgezeichnet"),
    "papers.end_cosigning": _("hat die Mitzeichnung beendet"),
    "papers.release_paper": _("hat die Vorlage zur Beratung freigegeben"),
    "papers.withdraw_paper": _("hat die Vorlage zurückgezogen"),
    "papers.make_nonpublic": _("hat die Vorlage nichtöffentlich gemacht"),
}


@dataclass(frozen=True)
class Trace:
    """One line of the trail."""

    at: datetime
    who: str
    what: str
    reason: str


def said(entry: AuditEntry) -> Trace:
    """Say in words what an audit entry records."""
    what = str(ACTS.get(entry.operation, entry.operation))
    return Trace(entry.at, entry.actor_name, what, entry.reason)
