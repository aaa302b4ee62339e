"""A member's own side: replies, substitutes, notes, marks, looks, the feed, settings."""

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.papers.models import PaperFile
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person


class Reply(models.Model):
    """Whether a member will come to a meeting (Rückmeldung)."""

    class State(models.TextChoices):
        COMING = "coming", _("kommt")
        ABSENT = "absent", _("verhindert")

    STEPS = {State.COMING: {State.ABSENT}, State.ABSENT: {State.COMING}}

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="replies")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="replies")
    state = models.CharField("Rückmeldung", choices=State, max_length=6)
    basis = models.JSONField("wer vertritt und warum", null=True, blank=True)
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)

    class Meta:
        ordering = ["meeting", "membership"]
        verbose_name = "Rückmeldung"
        verbose_name_plural = "Rückmeldungen"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "membership"], name="one_reply_per_seat")
        ]

    def __str__(self) -> str:
        return f"{self.membership.person}: {self.get_state_display()}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class SubstituteRequest(models.Model):
    """A request to take an absent member's seat (Vertretungsanfrage), and the answer."""

    class State(models.TextChoices):
        ASKED = "asked", _("angefragt")
        ACCEPTED = "accepted", _("zugesagt")
        DECLINED = "declined", _("abgesagt")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    STEPS = {
        State.ASKED: {State.ACCEPTED, State.DECLINED, State.WITHDRAWN},
        State.ACCEPTED: {State.DECLINED, State.WITHDRAWN},
    }

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="requests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="substitute_requests")
    state = models.CharField("Stand", choices=State, default=State.ASKED, max_length=9)
    basis = models.JSONField("Rechtsgrundlage")
    asked_at = models.DateTimeField("angefragt am", auto_now_add=True)
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)

    class Meta:
        ordering = ["reply", "pk"]
        verbose_name = "Vertretungsanfrage"
        verbose_name_plural = "Vertretungsanfragen"
        constraints = [
            models.UniqueConstraint(
                fields=["reply"],
                condition=Q(state__in=["asked", "accepted"]),
                name="one_open_request_per_reply",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display()}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.reply.meeting.body_id


class Note(models.Model):
    """What a member notes on an item (Notiz), for itself or for its Fraktion."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notes")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="private_notes")
    file = models.ForeignKey(
        PaperFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="zur Datei"
    )
    page = models.PositiveSmallIntegerField("Seite", null=True, blank=True)
    passage = models.TextField("Stelle auf der Seite", blank=True)
    faction = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="shared_notes",
        verbose_name="geteilt mit der Fraktion",
    )
    text = models.TextField("Notiz")
    revision = models.PositiveIntegerField("Fassung", default=1)
    key = models.UUIDField("Schlüssel", default=uuid.uuid4, unique=True, editable=False)
    rival = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rivals",
        verbose_name="zugleich geändert",
    )
    dropped = models.BooleanField("verworfen", default=False)
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)

    class Meta:
        ordering = ["item", "pk"]
        verbose_name = "Notiz"
        verbose_name_plural = "Notizen"
        indexes = [
            GinIndex(SearchVector("text", config="german"), name="notes_by_word"),
            models.Index(fields=["account", "item"], name="notes_by_account"),
        ]
        constraints = [
            models.CheckConstraint(
                name="dropped_note_is_empty", condition=Q(dropped=False) | Q(text="", passage="")
            )
        ]

    def __str__(self) -> str:
        return f"Notiz {self.pk}"  # never a word of it: this name stands in the audit

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class Mark(models.Model):
    """What a member has read or wants to come back to (Lesezeichen)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="marks")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="marks")
    read_at = models.DateTimeField("gelesen am", null=True, blank=True)
    flagged = models.BooleanField("gemerkt", default=False)

    class Meta:
        ordering = ["account", "item"]
        verbose_name = "Lesezeichen"
        verbose_name_plural = "Lesezeichen"
        constraints = [
            models.UniqueConstraint(fields=["account", "item"], name="one_mark_per_item")
        ]

    def __str__(self) -> str:
        return f"Lesezeichen {self.pk}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class Look(models.Model):
    """Up to when a member has seen what is new in a meeting (zuletzt angesehen)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="looks")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="looks")
    seen_at = models.DateTimeField("angesehen am")

    class Meta:
        ordering = ["account", "meeting"]
        verbose_name = "Blick auf Neues"
        verbose_name_plural = "Blicke auf Neues"
        constraints = [
            models.UniqueConstraint(fields=["account", "meeting"], name="one_look_per_meeting")
        ]

    def __str__(self) -> str:
        return f"Blick {self.pk}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class Feed(models.Model):
    """A member's calendar feed (Kalenderabonnement); only the hash of its secret is kept."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="calendar_feed"
    )
    secret_hash = models.CharField("Prüfsumme des Geheimnisses", max_length=64, blank=True)
    made_at = models.DateTimeField("eingerichtet am", null=True, blank=True)
    used_at = models.DateTimeField("zuletzt abgerufen am", null=True, blank=True)

    class Meta:
        ordering = ["account"]
        verbose_name = "Kalenderabonnement"
        verbose_name_plural = "Kalenderabonnements"
        constraints = [
            models.UniqueConstraint(
                fields=["secret_hash"], condition=~Q(secret_hash=""), name="one_feed_per_secret"
            )
        ]

    def __str__(self) -> str:
        return f"Kalender {self.account}"


class Preference(models.Model):
    """When a member wants an e-mail about what is new (Benachrichtigung)."""

    class Rhythm(models.TextChoices):
        NEVER = "never", _("gar nicht")
        AT_ONCE = "at_once", _("sofort")
        DAILY = "daily", _("einmal am Tag")

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="preference"
    )
    rhythm = models.CharField("E-Mail", choices=Rhythm, default=Rhythm.NEVER, max_length=7)
    invitation = models.BooleanField("bei einer Einladung", default=True)
    late = models.BooleanField("bei neuen oder geänderten Unterlagen", default=True)
    result = models.BooleanField("bei einem Ergebnis", default=False)
    told_until = models.DateTimeField("mitgeteilt bis")

    class Meta:
        ordering = ["account"]
        verbose_name = "Benachrichtigung"
        verbose_name_plural = "Benachrichtigungen"

    def __str__(self) -> str:
        return f"{self.account}: {self.get_rhythm_display()}"


class OfflineRelease(models.Model):
    """A body's consent to keep non-public papers on devices (Freigabe zum Mitnehmen)."""

    body = models.OneToOneField(Body, models.PROTECT, related_name="offline_release")
    reason = models.TextField("Regelung")
    since = models.DateTimeField("seit")
    ended_at = models.DateTimeField("aufgehoben am", null=True, blank=True)

    class Meta:
        ordering = ["body"]
        verbose_name = "Freigabe zum Mitnehmen"
        verbose_name_plural = "Freigaben zum Mitnehmen"
        constraints = [
            models.CheckConstraint(name="offline_release_has_reason", condition=~Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.reason}"
