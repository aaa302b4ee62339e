"""Invitations (Ladungen), who got them by which way, their meeting books, and who else attends."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.persons.models import Person


class Contact(models.Model):
    """Where somebody gets invitations, if not by the address of their account (Zustellweg)."""

    class Channel(models.TextChoices):
        MAIL = "mail", _("E-Mail")
        LETTER = "letter", _("Brief")
        PORTAL = "portal", _("nur im Portal")

    person = models.OneToOneField(Person, models.PROTECT, related_name="contact")
    channel = models.CharField("Zustellweg", choices=Channel, max_length=6, default=Channel.MAIL)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    address = models.TextField("Anschrift", blank=True)

    class Meta:
        ordering = ["person__sort_key"]
        verbose_name = "Zustellweg"
        verbose_name_plural = "Zustellwege"

    def __str__(self) -> str:
        return f"{self.person}: {self.get_channel_display()}"


class Invitation(models.Model):
    """What was sent about a meeting (Ladung): the first invitation, or what changed since."""

    class Kind(models.TextChoices):
        FIRST = "first", _("Einladung")
        SUPPLEMENT = "supplement", _("Nachtrag")
        MOVE = "move", _("Verlegung")
        CANCELLATION = "cancellation", _("Absage")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="invitations")
    version = models.PositiveSmallIntegerField("Nr.")
    kind = models.CharField("Art", choices=Kind, max_length=12)
    text = models.TextField("Mitteilung", blank=True)
    items = models.JSONField("Tagesordnungspunkte", default=list)
    signed_by = models.CharField("unterzeichnet von", max_length=200)
    sent_at = models.DateTimeField("hinausgegeben am")
    basis = models.JSONField("Berechnung der Ladungsfrist", null=True)
    late_reason = models.TextField("Grund der abgekürzten Frist", blank=True)

    class Meta:
        ordering = ["meeting", "version"]
        verbose_name = "Ladung"
        verbose_name_plural = "Ladungen"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="one_invitation_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.meeting}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class Dispatch(models.Model):
    """One invitation to one recipient (Versand) with its proof; never sent twice."""

    class State(models.TextChoices):
        QUEUED = "queued", _("wartet")
        SENDING = "sending", _("begonnen")
        SENT = "sent", _("versandt")
        FAILED = "failed", _("nicht zugestellt")
        READ = "read", _("abgerufen")

    STEPS = {
        State.QUEUED: {State.SENDING},
        State.SENDING: {State.SENT, State.FAILED},
        State.SENT: {State.READ, State.FAILED},
        State.FAILED: {State.QUEUED},
    }

    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="dispatches")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="dispatches"
    )
    name = models.CharField("Empfänger", max_length=200)
    reasons = models.JSONField("warum", default=list)
    whole = models.BooleanField("alle Unterlagen", default=True)
    items = models.JSONField("nur diese Punkte", default=list)
    channel = models.CharField("Zustellweg", choices=Contact.Channel, max_length=6)
    address = models.TextField("Adresse", blank=True)
    state = models.CharField("Stand", choices=State, default=State.QUEUED, max_length=7)
    tries = models.PositiveSmallIntegerField("Versuche", default=0)
    message_id = models.CharField("Nachrichtenkennung", max_length=200, blank=True)
    begun_at = models.DateTimeField("begonnen am", null=True)
    sent_at = models.DateTimeField("versandt am", null=True)
    sha256 = models.CharField("Prüfsumme", max_length=64, blank=True)
    error = models.TextField("Fehler", blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["invitation", "pk"]
        verbose_name = "Versand"
        verbose_name_plural = "Versand"
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "name", "person"],
                name="one_dispatch_a_recipient",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="sent_dispatch_has_proof",
                condition=~Q(state__in=["sent", "read"])
                | (Q(sent_at__isnull=False) & ~Q(sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.invitation}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.invitation.body_id


class Book(models.Model):
    """All documents of a meeting as one PDF (Sitzungsmappe), for everyone or for members."""

    class Edition(models.TextChoices):
        PUBLIC = "public", _("öffentliche Fassung")
        WHOLE = "whole", _("Fassung für die Mitglieder")

    class State(models.TextChoices):
        WANTED = "wanted", _("wird erstellt")
        READY = "ready", _("liegt vor")
        FAILED = "failed", _("nicht erstellt")

    STEPS = {
        State.WANTED: {State.READY, State.FAILED},
        State.READY: {State.WANTED},
        State.FAILED: {State.WANTED},
    }

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="books")
    edition = models.CharField("Fassung", choices=Edition, max_length=6)
    state = models.CharField("Stand", choices=State, default=State.WANTED, max_length=6)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    pages = models.PositiveIntegerField("Seiten", null=True)
    built_at = models.DateTimeField("erstellt am", null=True)
    gaps = models.JSONField("fehlende Dateien", default=list)
    error = models.TextField("Fehler", blank=True)

    class Meta:
        ordering = ["meeting", "edition"]
        verbose_name = "Sitzungsmappe"
        verbose_name_plural = "Sitzungsmappen"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "edition"], name="one_book_an_edition"),
            models.CheckConstraint(
                name="ready_book_has_file", condition=~Q(state="ready") | Q(file__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_edition_display()}: {self.meeting}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class StaffAttendance(models.Model):
    """Staff the mayor sends to a meeting (Teilnahme der Verwaltung), and the chair's answer."""

    class State(models.TextChoices):
        ASKED = "asked", _("Einvernehmen offen")
        AGREED = "agreed", _("nimmt teil")
        REFUSED = "refused", _("Einvernehmen versagt")

    STEPS = {
        State.ASKED: {State.AGREED, State.REFUSED},
        State.AGREED: {State.REFUSED},
        State.REFUSED: {State.AGREED},
    }

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="staff")
    name = models.CharField("Name", max_length=160)
    office = models.CharField("Amt", max_length=160, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    state = models.CharField("Stand", choices=State, default=State.ASKED, max_length=7)
    named_by = models.CharField("bestimmt von", max_length=200)
    named_at = models.DateTimeField("bestimmt am", auto_now_add=True)
    answered_by = models.CharField("beantwortet von", max_length=200, blank=True)
    answered_at = models.DateTimeField("beantwortet am", null=True)
    basis = models.JSONField("Rechtsgrundlage", null=True)

    class Meta:
        ordering = ["meeting", "name"]
        verbose_name = "Teilnahme der Verwaltung"
        verbose_name_plural = "Teilnahmen der Verwaltung"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "name"], name="staff_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class EqualityMatter(models.Model):
    """What of a paper concerns the equality officer (Beteiligung), and what she says to it."""

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="equality")
    tags = models.JSONField("Themen", default=list)
    claimed_at = models.DateTimeField("an sich gezogen am", null=True)
    claim_reason = models.TextField("Grund", blank=True)
    statement = models.TextField("Stellungnahme", blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["paper"]
        verbose_name = "Beteiligung der Gleichstellungsbeauftragten"
        verbose_name_plural = "Beteiligungen der Gleichstellungsbeauftragten"

    def __str__(self) -> str:
        return f"{self.paper}"

    @property
    def body_id(self) -> int:
        """The body of the paper."""
        return self.paper.body_id
