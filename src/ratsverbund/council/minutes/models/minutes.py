"""Minutes of a meeting: what was recorded, the text, corrections, objections, public version."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.sittings.models import Entry
from ratsverbund.people.persons.models import Person


class Minutes(models.Model):
    """The minutes (Niederschrift) of a meeting; `record` is what the meeting's record says."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        FINISHED = "finished", _("zur Unterschrift")
        SIGNED = "signed", _("unterzeichnet")
        SENT = "sent", _("zugeleitet")
        APPROVED = "approved", _("genehmigt")
        PUBLISHED = "published", _("veröffentlicht")

    STEPS = {
        State.DRAFT: {State.FINISHED},
        State.FINISHED: {State.DRAFT, State.SIGNED},
        State.SIGNED: {State.SENT},
        State.SENT: {State.APPROVED},
        State.APPROVED: {State.PUBLISHED},
        State.PUBLISHED: {State.APPROVED},
    }

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField(choices=State, default=State.DRAFT, max_length=9)
    record = models.JSONField("Aufzeichnung der Sitzung", encoder=DjangoJSONEncoder)
    remarks = models.TextField("Bemerkungen zum Sitzungsverlauf", blank=True)
    revision = models.PositiveIntegerField("Fassung der Bemerkungen", default=0)
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="minutes_kept"
    )
    keeper_name = models.CharField("Schriftführung", max_length=200, blank=True)
    keeper_signed_at = models.DateTimeField("Schriftführung am", null=True, blank=True)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="minutes_led"
    )
    chair_name = models.CharField("Vorsitz", max_length=200, blank=True)
    chair_signed_at = models.DateTimeField("Vorsitz am", null=True, blank=True)
    sent_at = models.DateTimeField("zugeleitet am", null=True, blank=True)
    approved_at = models.DateTimeField("genehmigt am", null=True, blank=True)
    approved_in = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="approved_minutes"
    )
    released_at = models.DateTimeField("freigegeben am", null=True, blank=True)
    release_reason = models.TextField("Grund der Freigabe", blank=True)
    release_basis = models.JSONField("Grundlage der Freigabe", null=True, blank=True)

    class Meta:
        ordering = ["-meeting__starts_at"]
        verbose_name = "Niederschrift"
        verbose_name_plural = "Niederschriften"
        constraints = [
            models.CheckConstraint(
                name="signed_minutes_have_two_signatures",
                condition=Q(state__in=["draft", "finished"])
                | Q(keeper_signed_at__isnull=False, chair_signed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="approved_minutes_name_their_item",
                condition=~Q(state__in=["approved", "published"])
                | Q(approved_in__isnull=False, approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="published_minutes_have_reason",
                condition=~Q(state="published") | ~Q(release_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Niederschrift: {self.meeting}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id

    @property
    def signed(self) -> bool:
        """Whether both have signed; the text is then changed by corrections only."""
        return self.state not in (self.State.DRAFT, self.State.FINISHED)


class ItemText(models.Model):
    """What the minutes tell of an item (Verlauf der Beratung), and how the public reads it."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="texts")
    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="minutes_text")
    text = models.TextField("Verlauf der Beratung", blank=True)
    public_text = models.TextField("Wortlaut der öffentlichen Fassung", blank=True)
    revision = models.PositiveIntegerField("Fassung", default=0)

    class Meta:
        ordering = ["item"]
        verbose_name = "Text zu einem Punkt"
        verbose_name_plural = "Texte zu den Punkten"

    def __str__(self) -> str:
        return str(self.item)

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class Statement(models.Model):
    """What somebody wants to stand in the minutes (Erklärung zu Protokoll), word for word."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="statements")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="statements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="statements")
    text = models.TextField("Wortlaut")

    class Meta:
        ordering = ["item", "pk"]
        verbose_name = "Erklärung zu Protokoll"
        verbose_name_plural = "Erklärungen zu Protokoll"

    def __str__(self) -> str:
        return f"{self.person}, {self.item}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class Objection(models.Model):
    """A member's objection to minutes (Einwendung) and what came of it."""

    class State(models.TextChoices):
        RAISED = "raised", _("erhoben")
        UPHELD = "upheld", _("berücksichtigt")
        DISMISSED = "dismissed", _("zurückgewiesen")

    STEPS = {State.RAISED: {State.UPHELD, State.DISMISSED}}

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="objections")
    name = models.CharField("Name", max_length=200)
    text = models.TextField("Einwendung")
    raised_at = models.DateTimeField("erhoben am", auto_now_add=True)
    state = models.CharField(choices=State, default=State.RAISED, max_length=9)
    answer = models.TextField("Entscheidung", blank=True)

    class Meta:
        ordering = ["minutes", "raised_at"]
        verbose_name = "Einwendung"
        verbose_name_plural = "Einwendungen"
        constraints = [
            models.CheckConstraint(
                name="decided_objection_has_answer", condition=Q(state="raised") | ~Q(answer="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.minutes.body_id


class Correction(models.Model):
    """A correction of signed minutes (Berichtigung): added with old and new text, never written
    over; one that follows from the corrected record waits until the clerk has confirmed it."""

    class Cause(models.TextChoices):
        TEXT = "text", _("Text der Niederschrift")
        VOTE = "vote", _("berichtigte Abstimmung")
        TIME = "time", _("berichtigte Anwesenheit")

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="corrections")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="minutes_corrections"
    )
    entry = models.OneToOneField(
        Entry, models.PROTECT, null=True, blank=True, related_name="minutes_correction"
    )
    cause = models.CharField("Anlass", choices=Cause, max_length=4)
    old = models.TextField("bisher", blank=True)
    new = models.TextField("richtig")
    reason = models.TextField("Grund")
    made_at = models.DateTimeField("berichtigt am", default=timezone.now, editable=False)
    made_by = models.CharField("berichtigt von", max_length=200)
    confirmed_at = models.DateTimeField("bestätigt am", null=True, blank=True)
    confirmed_by = models.CharField("bestätigt von", max_length=200, blank=True)

    class Meta:
        ordering = ["minutes", "made_at", "pk"]
        verbose_name = "Berichtigung"
        verbose_name_plural = "Berichtigungen"
        constraints = [
            models.CheckConstraint(name="minutes_correction_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="minutes_correction_says_where",
                condition=Q(item__isnull=False) ^ Q(entry__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item or _('Anwesenheit')}: {self.new}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.minutes.body_id
