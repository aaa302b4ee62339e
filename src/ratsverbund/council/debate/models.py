"""The debate (Aussprache): who speaks, what was moved on procedure, what comes on the agenda."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models import Counted
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.papers.models import Consultation
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


class Floor(models.Model):
    """Where the debate on an item stands (Rednerliste): open, closed, ended, or not allowed."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="floor")
    list_closed = models.BooleanField("Rednerliste geschlossen", default=False)
    ended = models.BooleanField("Aussprache beendet", default=False)
    without_debate = models.CharField("ohne Aussprache, weil", max_length=200, blank=True)
    limit = models.PositiveIntegerField("Redezeit in Sekunden", null=True, blank=True)
    vote_form = models.CharField("verlangte Form der Abstimmung", max_length=9, blank=True)

    class Meta:
        ordering = ["item"]
        verbose_name = "Rednerliste"
        verbose_name_plural = "Rednerlisten"

    def __str__(self) -> str:
        return str(self.item)

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class Speech(models.Model):
    """Someone who asked to speak on an item, and when they did (Wortmeldung, Redebeitrag)."""

    class Capacity(models.TextChoices):
        MEMBER = "member", _("Mitglied")
        EXPERT = "expert", _("sachverständig")
        ADMINISTRATION = "administration", _("Verwaltung")
        PETITIONER = "petitioner", _("Petentin oder Petent")
        GUEST = "guest", _("Gast")

    class State(models.TextChoices):
        ASKED = "asked", _("gemeldet")
        SPEAKING = "speaking", _("spricht")
        DONE = "done", _("hat gesprochen")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    STEPS = {
        State.ASKED: {State.SPEAKING, State.WITHDRAWN},
        State.SPEAKING: {State.DONE},
    }

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="speeches")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="speeches"
    )
    faction = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="speeches"
    )
    name = models.CharField("Name", max_length=120)
    capacity = models.CharField("als", choices=Capacity, max_length=14, default=Capacity.MEMBER)
    state = models.CharField(choices=State, default=State.ASKED, max_length=9)
    order = models.PositiveIntegerField("Reihenfolge")
    number = models.PositiveSmallIntegerField("Beitrag Nr.", null=True, blank=True)
    limit = models.PositiveIntegerField("Redezeit in Sekunden", null=True, blank=True)
    started_at = models.DateTimeField("Beginn", null=True, blank=True)
    ended_at = models.DateTimeField("Ende", null=True, blank=True)
    basis = models.JSONField("Grundlage", null=True, blank=True)

    class Meta:
        ordering = ["item", "order"]
        verbose_name = "Wortmeldung"
        verbose_name_plural = "Wortmeldungen"
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(state="speaking"), name="one_speaker_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["item", "person"],
                condition=Q(state="asked", person__isnull=False),
                name="asks_once_until_heard",
            ),
            models.UniqueConstraint(fields=["item", "number"], name="one_number_per_speech"),
            models.CheckConstraint(
                name="speech_ends_after_start",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
            ),
        ]

    def __str__(self) -> str:
        # Citizens stay out of the audit, which never forgets.
        citizen = self.person_id is None and self.capacity in (
            self.Capacity.PETITIONER, self.Capacity.GUEST,
        )  # fmt: skip
        return str(self.get_capacity_display()) if citizen else self.name

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class Motion(Counted):
    """A motion on procedure (Geschäftsordnungsantrag), its vote, and what followed.

    Without counts nobody voted: enough members demanded it.
    """

    class Kind(models.TextChoices):
        END_OF_DEBATE = "end_of_debate", _("Schluss der Aussprache")
        END_OF_LIST = "end_of_list", _("Schluss der Rednerliste")
        TIME_LIMIT = "time_limit", _("Begrenzung der Redezeit")
        ADJOURN = "adjourn", _("Vertagung")
        REFER = "refer", _("Verweisung")
        NON_PUBLIC = "non_public", _("Ausschluss der Öffentlichkeit")
        ROLL_CALL = "roll_call", _("namentliche Abstimmung")
        SECRET = "secret", _("geheime Abstimmung")
        OTHER = "other", _("anderer Antrag")

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="motions")
    kind = models.CharField("Antrag", choices=Kind, max_length=13)
    mover = models.CharField("gestellt von", max_length=120)
    text = models.TextField("Wortlaut", blank=True)
    supporters = models.PositiveSmallIntegerField("unterstützt von", null=True, blank=True)
    basis = models.JSONField("Begründung")
    at = models.DateTimeField("gestellt um")

    class Meta:
        ordering = ["item", "at", "pk"]
        verbose_name = "Geschäftsordnungsantrag"
        verbose_name_plural = "Geschäftsordnungsanträge"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.mover}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class Extension(Counted):
    """The vote on taking up an urgent item (Erweiterung der Tagesordnung); a refused one stays."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="extensions")
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="extension"
    )
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, null=True, blank=True, related_name="extensions"
    )
    title = models.CharField("Bezeichnung", max_length=300)
    public = models.BooleanField("öffentlich", default=True)
    reason = models.TextField("Grund der Dringlichkeit")
    basis = models.JSONField("Grundlage")
    vote_basis = models.JSONField("Begründung des Ergebnisses", null=True, blank=True)
    at = models.DateTimeField("abgestimmt um", null=True, blank=True)

    class Meta:
        ordering = ["meeting", "pk"]
        verbose_name = "Erweiterung der Tagesordnung"
        verbose_name_plural = "Erweiterungen der Tagesordnung"
        constraints = [
            models.CheckConstraint(
                name="adopted_extension_has_item",
                condition=Q(adopted=True, item__isnull=False) | Q(adopted=False, item=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.reason}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id
