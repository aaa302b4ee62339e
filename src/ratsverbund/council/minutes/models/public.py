"""What strangers read of minutes, and whether it names speakers."""

from django.db import models
from django.db.models import Q

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body


class NamedSpeakers(models.Model):
    """Why a body names speakers in public minutes (Namen der Redenden); without it, it does not."""

    body = models.OneToOneField(Body, models.PROTECT, related_name="named_speakers")
    reason = models.TextField("Grund")
    since = models.DateField("seit")

    class Meta:
        verbose_name = "Namen in öffentlichen Niederschriften"
        verbose_name_plural = "Namen in öffentlichen Niederschriften"
        constraints = [
            models.CheckConstraint(name="named_speakers_have_reason", condition=~Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.reason}"


class PublicMinutes(models.Model):
    """The public version of minutes (öffentliche Fassung), as released; nothing else is in it."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="results_protocol")
    content = models.JSONField("Inhalt")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="public_minutes"
    )
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["meeting"]
        verbose_name = "öffentliche Niederschrift"
        verbose_name_plural = "öffentliche Niederschriften"

    def __str__(self) -> str:
        return f"Öffentliche Niederschrift: {self.meeting}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id
