"""The course of a running meeting: where it is, what happened when, what the clerk notes."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.people.organizations.models import Membership
from ratsverbund.people.persons.models import Person


class Sitting(models.Model):
    """Where a running meeting is (Stand der Sitzung): item, part, break."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="sitting")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="called_in"
    )
    public = models.BooleanField("öffentlicher Teil", default=True)
    paused_at = models.DateTimeField("unterbrochen um", null=True, blank=True)

    class Meta:
        ordering = ["meeting"]
        verbose_name = "Stand der Sitzung"
        verbose_name_plural = "Stände der Sitzungen"

    def __str__(self) -> str:
        return str(self.meeting)

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class Entry(models.Model):
    """One line of the course of a meeting (Verlaufseintrag); lines are added, never changed."""

    class Kind(models.TextChoices):
        CALLED = "called", _("aufgerufen")
        DEFERRED = "deferred", _("zurückgestellt")
        REOPENED = "reopened", _("wieder aufgerufen")
        PAUSED = "paused", _("unterbrochen")
        RESUMED = "resumed", _("fortgesetzt")
        CLOSED_DOORS = "closed_doors", _("Öffentlichkeit ausgeschlossen")
        OPEN_DOORS = "open_doors", _("Öffentlichkeit hergestellt")
        STANDS_IN = "stands_in", _("vertritt")
        PREVENTED = "prevented", _("verhindert")
        RULING = "ruling", _("Entscheidung des Vorsitzes")
        CORRECTED = "corrected", _("Zeit berichtigt")
        BIAS = "bias", _("über Befangenheit entschieden")
        ABLE = "able", _("beschlussfähig")
        UNABLE = "unable", _("beschlussunfähig")
        CLOSED = "closed", _("geschlossen")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="entries")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="entries"
    )
    kind = models.CharField("Art", choices=Kind, max_length=14)
    at = models.DateTimeField("Zeitpunkt")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="sitting_entries"
    )
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="sitting_entries"
    )
    text = models.TextField("Wortlaut", blank=True)
    reason = models.TextField("Grund", blank=True)
    basis = models.JSONField("Rechtsgrundlage", null=True, blank=True)

    class Meta:
        ordering = ["meeting", "at", "pk"]
        verbose_name = "Verlaufseintrag"
        verbose_name_plural = "Verlaufseinträge"
        constraints = [
            models.CheckConstraint(
                name="ruling_has_reason",
                condition=~Q(kind="ruling") | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="prevented_names_whom_and_why",
                condition=~Q(kind="prevented") | Q(person__isnull=False) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class Absence(models.Model):
    """Word sent before a meeting not to come, or not to stand in on a seat (Absage)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="absences")
    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="absences", verbose_name="für den Sitz"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    told_at = models.DateTimeField("abgesagt am", default=timezone.now)
    withdrawn_at = models.DateTimeField("zurückgenommen am", null=True, blank=True)

    class Meta:
        ordering = ["meeting", "told_at"]
        verbose_name = "Absage"
        verbose_name_plural = "Absagen"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership", "person"],
                condition=Q(withdrawn_at=None),
                name="one_absence_per_person_and_seat",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.meeting}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class ItemSheet(models.Model):
    """What the clerk notes on an item while it is dealt with (Mitschrift); a draft for minutes."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="sheet")
    note = models.TextField("Mitschrift", blank=True)
    revision = models.PositiveIntegerField("Fassung", default=0)

    class Meta:
        ordering = ["item"]
        verbose_name = "Mitschrift"
        verbose_name_plural = "Mitschriften"

    def __str__(self) -> str:
        return str(self.item)

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class Submission(models.Model):
    """A form of the cockpit that has arrived (eingegangene Eingabe); the same key acts once."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="submissions")
    key = models.UUIDField("Schlüssel", unique=True)
    act = models.CharField("Vorgang", max_length=30)
    at = models.DateTimeField("eingegangen", auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "Eingabe"
        verbose_name_plural = "Eingaben"

    def __str__(self) -> str:
        return f"{self.act} {self.key}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id
