"""Who was told of minutes, and the proof of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.minutes.models.minutes import Minutes


class MinutesDispatch(models.Model):
    """The e-mail that tells one member of minutes (Zuleitung), with its proof."""

    class State(models.TextChoices):
        QUEUED = "queued", _("wartet")
        SENDING = "sending", _("begonnen")
        SENT = "sent", _("versandt")
        FAILED = "failed", _("nicht zugestellt")

    STEPS = {
        State.QUEUED: {State.SENDING, State.FAILED},
        State.SENDING: {State.SENT, State.QUEUED, State.FAILED},
        State.FAILED: {State.QUEUED},
    }

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="dispatches")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="minutes_dispatches"
    )
    name = models.CharField("Empfänger", max_length=200)
    address = models.EmailField("E-Mail-Adresse")
    link = models.CharField("Adresse der Niederschrift", max_length=300, blank=True)
    state = models.CharField("Stand", choices=State, default=State.QUEUED, max_length=7)
    tries = models.PositiveSmallIntegerField("Versuche", default=0)
    queued_at = models.DateTimeField("vorgemerkt am")
    begun_at = models.DateTimeField("begonnen am", null=True)
    sent_at = models.DateTimeField("versandt am", null=True)
    sha256 = models.CharField("Prüfsumme", max_length=64, blank=True)
    error = models.TextField("Fehler", blank=True)

    class Meta:
        ordering = ["minutes", "name", "pk"]
        verbose_name = "Zuleitung"
        verbose_name_plural = "Zuleitungen"
        constraints = [
            models.UniqueConstraint(fields=["minutes", "account"], name="told_once_of_minutes"),
            models.CheckConstraint(
                name="told_of_minutes_with_proof",
                condition=~Q(state="sent") | (Q(sent_at__isnull=False) & ~Q(sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.minutes}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.minutes.body_id
