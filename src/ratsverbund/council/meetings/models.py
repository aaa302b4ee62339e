"""Meetings (Sitzungen), their agenda, and who was there."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.papers.models import Consultation
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person


class Meeting(models.Model):
    """A meeting (Sitzung) of an organization."""

    class State(models.TextChoices):
        PLANNED = "planned", _("geplant")
        CONVENED = "convened", _("eingeladen")
        RUNNING = "running", _("läuft")
        CLOSED = "closed", _("geschlossen")
        CANCELLED = "cancelled", _("abgesagt")

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("Sitzung")
        CONSTITUTIVE = "constitutive", _("konstituierende Sitzung")
        ASSEMBLY = "assembly", _("Einwohnerversammlung")
        FACTION = "faction", _("Fraktionssitzung")

    class Mode(models.TextChoices):
        PRESENT = "present", _("in Präsenz")
        DIGITAL = "digital", _("digital")
        HYBRID = "hybrid", _("hybrid")

    STEPS = {
        State.PLANNED: {State.CONVENED, State.CANCELLED},
        State.CONVENED: {State.RUNNING, State.CANCELLED},
        State.RUNNING: {State.CLOSED},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="meetings")
    partners = models.ManyToManyField(
        Organization, blank=True, related_name="joint_meetings", verbose_name="gemeinsam mit"
    )
    districts = models.ManyToManyField(
        Organization, blank=True, related_name="assemblies", verbose_name="nur für die Ortschaften"
    )
    kind = models.CharField("Art", choices=Kind, default=Kind.ORDINARY, max_length=12)
    mode = models.CharField("Form", choices=Mode, default=Mode.PRESENT, max_length=7)
    mode_basis = models.JSONField("Grundlage der Form", null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name="tritt an die Stelle von",
    )
    number = models.PositiveSmallIntegerField("Sitzung Nr.", null=True, blank=True)
    starts_at = models.DateTimeField("Beginn")
    opened_at = models.DateTimeField("eröffnet um", null=True, blank=True)
    ends_at = models.DateTimeField("Ende", null=True, blank=True)
    place = models.CharField("Ort", max_length=200)
    state = models.CharField(choices=State, default=State.PLANNED, max_length=9)
    urgent = models.BooleanField("abgekürzte Ladungsfrist", default=False)
    urgency_reason = models.TextField("Grund der Dringlichkeit", blank=True)
    invite_until = models.DateField("Einladung spätestens am", null=True, blank=True)
    invite_basis = models.JSONField("Berechnung der Ladungsfrist", null=True, blank=True)
    period_reason = models.TextField("Grund bei nicht erfasster Ladungsfrist", blank=True)
    convened_on = models.DateField("eingeladen am", null=True, blank=True)
    four_eyes = models.BooleanField("Freigabe durch eine zweite Person", default=False)
    released_at = models.DateTimeField("Tagesordnung freigegeben am", null=True, blank=True)
    released_by = models.CharField("freigegeben von", max_length=200, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = "Sitzung"
        verbose_name_plural = "Sitzungen"
        constraints = [
            models.CheckConstraint(
                name="meeting_ends_after_start",
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
            ),
            models.CheckConstraint(
                name="meeting_ends_after_opening",
                condition=Q(ends_at=None) | Q(opened_at=None) | Q(ends_at__gte=F("opened_at")),
            ),
            models.CheckConstraint(
                name="convened_meeting_has_day",
                condition=Q(state__in=["planned", "cancelled"]) | Q(convened_on__isnull=False),
            ),
            models.CheckConstraint(
                name="urgent_meeting_has_reason",
                condition=Q(urgent=False) | ~Q(urgency_reason=""),
            ),
            models.CheckConstraint(
                name="faction_meeting_is_never_published",
                condition=~Q(kind="faction") | Q(published_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.starts_at:%d.%m.%Y}"

    @property
    def unreleased(self) -> bool:
        """Whether a second person has yet to release the agenda before the invitation."""
        return self.four_eyes and self.released_at is None


class SingleClerk(models.Model):
    """Why a body releases agendas without a second person (Verzicht auf das Vier-Augen-Prinzip)."""

    body = models.OneToOneField(Body, models.PROTECT, related_name="single_clerk")
    reason = models.TextField("Grund")
    since = models.DateField("seit")

    class Meta:
        verbose_name = "Verzicht auf die zweite Person"
        verbose_name_plural = "Verzichte auf die zweite Person"
        constraints = [
            models.CheckConstraint(name="single_clerk_has_reason", condition=~Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.reason}"


class AgendaItem(models.Model):
    """An item of an agenda (Tagesordnungspunkt), public or not."""

    class State(models.TextChoices):
        OPEN = "open", _("offen")
        DEALT = "dealt", _("behandelt")
        REMOVED = "removed", _("abgesetzt")

    STEPS = {State.OPEN: {State.DEALT, State.REMOVED}, State.DEALT: {State.OPEN}}

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, null=True, blank=True, related_name="items"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="Unterpunkt von",
    )
    reports_on = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name="Bericht über",
    )
    order = models.PositiveSmallIntegerField("Reihenfolge")
    number = models.CharField("TOP", max_length=12)
    title = models.CharField("Bezeichnung", max_length=300)
    public = models.BooleanField("öffentlich", default=True)
    late = models.BooleanField("Nachtrag", default=False)
    supplement = models.PositiveSmallIntegerField("Nachtrag Nr.", null=True, blank=True)
    hinted_on = models.DateField(
        "in der Ladung als zweite Einberufung bezeichnet am", null=True, blank=True
    )
    state = models.CharField(choices=State, default=State.OPEN, max_length=7)
    note = models.TextField("Vermerk", blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["meeting", "-public", "order"]
        verbose_name = "Tagesordnungspunkt"
        verbose_name_plural = "Tagesordnungspunkte"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "public", "order"],
                name="one_item_per_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="one_item_per_number",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="only_public_items_are_published",
                condition=Q(published_at=None) | Q(public=True),
            ),
        ]

    def __str__(self) -> str:
        return _("TOP %(number)s: %(title)s") % {"number": self.number, "title": self.title}

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class Attendance(models.Model):
    """Someone's presence at a meeting, from arrival to leaving (Anwesenheit)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    deputises_for = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="deputised"
    )
    voting_right = models.BooleanField("stimmberechtigt", default=True)
    arrived_at = models.DateTimeField("gekommen um")
    left_at = models.DateTimeField("gegangen um", null=True, blank=True)

    class Meta:
        ordering = ["meeting", "person__sort_key", "arrived_at"]
        verbose_name = "Anwesenheit"
        verbose_name_plural = "Anwesenheiten"
        constraints = [
            models.CheckConstraint(
                name="leaves_after_arriving",
                condition=Q(left_at=None) | Q(left_at__gte=F("arrived_at")),
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(left_at=None),
                name="present_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.meeting}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class Exclusion(models.Model):
    """A member kept out of one item for bias (Ausschließung, § 31 GO NRW)."""

    class Place(models.TextChoices):
        LEFT = "left", _("hat den Raum verlassen")
        AUDIENCE = "audience", _("sitzt im Zuhörerbereich")

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="exclusions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="exclusions")
    reason = models.TextField("Grund")
    place = models.CharField("Aufenthalt", choices=Place, max_length=8, default=Place.LEFT)
    basis = models.JSONField("Rechtsgrundlage", null=True, blank=True)

    class Meta:
        ordering = ["item", "person__sort_key"]
        verbose_name = "Ausschließung"
        verbose_name_plural = "Ausschließungen"
        constraints = [
            models.UniqueConstraint(fields=["item", "person"], name="excluded_once_per_item")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.item}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id
