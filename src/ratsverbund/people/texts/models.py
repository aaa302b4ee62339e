"""One table: a version of a charter's official wording."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body


class CharterText(models.Model):
    """The official wording of a charter from a day on (amtlicher Wortlaut).

    `wording` holds the sentences in order, each with its norm id without the work:
    `[["§8(3)a#2", "…"]]`.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", gettext_lazy("zur Prüfung")
        DISCARDED = "discarded", gettext_lazy("verworfen")
        CONFIRMED = "confirmed", gettext_lazy("bestätigt")
        WITHDRAWN = "withdrawn", gettext_lazy("zurückgezogen")

    STEPS = {
        State.PROPOSED: {State.DISCARDED, State.CONFIRMED},
        State.CONFIRMED: {State.WITHDRAWN},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="charter_texts")
    charter = models.CharField("Werk", max_length=20)
    title = models.CharField("Titel", max_length=300, blank=True)
    valid_from = models.DateField("gilt ab", null=True, blank=True)
    source = models.CharField("Quelle", max_length=300)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    wording = models.JSONField("Wortlaut")
    report = models.JSONField("Bericht")
    state = models.CharField(choices=State, default=State.PROPOSED, max_length=9)
    proposed_at = models.DateTimeField("hochgeladen am", db_default=Now(), editable=False)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["body", "-valid_from", "-pk"]
        verbose_name = "Satzungswortlaut"
        verbose_name_plural = "Satzungswortlaute"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "charter", "valid_from"],
                condition=Q(state="confirmed"),
                nulls_distinct=False,
                name="one_confirmed_text_per_day",
            ),
            models.CheckConstraint(
                name="only_confirmed_text_is_public",
                condition=Q(published_at__isnull=True) | Q(state="confirmed"),
            ),
            models.CheckConstraint(name="charter_text_has_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        day = f"{self.valid_from:%d.%m.%Y}" if self.valid_from else _("Tag nicht erfasst")
        return _("Wortlaut, gilt ab: %(day)s") % {"day": day}
