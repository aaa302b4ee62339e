"""Changes of seats and offices that belong together, and all it takes to undo them."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body


class MandateChange(models.Model):
    """Seats and offices that change together, with all it takes to undo it (Mandatsänderung)."""

    class Kind(models.TextChoices):
        IMPORT = "import", _("Einlesen einer Datei")
        DEPARTURE = "departure", _("Ausscheiden")
        SUCCESSION = "succession", _("Nachrücken")
        SWITCH = "switch", _("Fraktionswechsel")
        FORMATION = "formation", _("Bildung einer Fraktion")
        MERGER = "merger", _("Zusammenschluss von Fraktionen")
        DISSOLUTION = "dissolution", _("Auflösung einer Fraktion")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("zur Prüfung")
        DISCARDED = "discarded", _("verworfen")
        APPLIED = "applied", _("durchgeführt")
        UNDONE = "undone", _("zurückgenommen")

    STEPS = {
        State.PROPOSED: {State.DISCARDED, State.APPLIED},
        State.APPLIED: {State.UNDONE},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="mandate_changes")
    kind = models.CharField("Art", choices=Kind, max_length=11)
    title = models.CharField("Gegenstand", max_length=200)
    day = models.DateField("Tag", null=True, blank=True)
    reason = models.TextField("Grund und Nachweis", blank=True)
    state = models.CharField("Stand", choices=State, default=State.PROPOSED, max_length=9)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    sheet = models.CharField("Art der Liste", max_length=20, blank=True)
    rows = models.PositiveIntegerField("Zeilen", default=0)
    # What a job found in a long file; short ones are looked at anew each time.
    preview = models.JSONField("Vorschau", null=True)
    # Name in the file → number of the known person it means.
    links = models.JSONField("zugeordnete Personen", default=dict)
    counts = models.JSONField("Zahlen", default=dict)
    changes = models.JSONField("Änderungen", default=dict)
    proposed_at = models.DateTimeField("angelegt am", db_default=Now(), editable=False)
    applied_at = models.DateTimeField("durchgeführt am", null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "Mandatsänderung"
        verbose_name_plural = "Mandatsänderungen"
        constraints = [
            models.CheckConstraint(
                name="applied_change_has_time",
                condition=Q(state__in=["proposed", "discarded"], applied_at=None)
                | Q(state__in=["applied", "undone"], applied_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title
