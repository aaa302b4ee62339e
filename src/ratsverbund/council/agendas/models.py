"""What stands around an agenda: standing items, supplements, handed out files, requests."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization


class StandingItem(models.Model):
    """An item every meeting of an organization has (wiederkehrender Tagesordnungspunkt)."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="standing_items")
    order = models.PositiveSmallIntegerField("Reihenfolge")
    title = models.CharField("Bezeichnung", max_length=300)
    public = models.BooleanField("öffentlich", default=True)
    closing = models.BooleanField("am Ende", default=False)

    class Meta:
        ordering = ["organization", "-public", "closing", "order"]
        verbose_name = "wiederkehrender Punkt"
        verbose_name_plural = "wiederkehrende Punkte"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "order"],
                name="one_standing_item_per_place",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def body_id(self) -> int:
        """The body of the organization."""
        return self.organization.body_id


class Supplement(models.Model):
    """A numbered addition to an agenda that was sent already (Nachtrag)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="supplements")
    number = models.PositiveSmallIntegerField("Nachtrag Nr.")
    issued_at = models.DateTimeField("herausgegeben am", null=True, blank=True)
    issued_by = models.CharField("herausgegeben von", max_length=200, blank=True)

    class Meta:
        ordering = ["meeting", "number"]
        verbose_name = "Nachtrag"
        verbose_name_plural = "Nachträge"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_supplement_per_number"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(issued_at=None), name="one_open_supplement"
            ),
        ]

    def __str__(self) -> str:
        return _("%(number)s. Nachtrag") % {"number": self.number}

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id


class Handout(models.Model):
    """A file laid on the table in the meeting (Tischvorlage)."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="handouts")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="handouts")
    title = models.CharField("Bezeichnung", max_length=200)
    public = models.BooleanField("öffentlich", default=False)
    laid_at = models.DateTimeField("verteilt am", auto_now_add=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["item", "laid_at"]
        verbose_name = "Tischvorlage"
        verbose_name_plural = "Tischvorlagen"
        constraints = [
            models.CheckConstraint(
                name="only_public_handouts_are_published",
                condition=Q(published_at=None) | Q(public=True),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class AssemblyNotice(models.Model):
    """The public notice that invites to a residents' assembly (Bekanntmachung), and its proof."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="notice")
    resolved_on = models.DateField("vom Rat beschlossen am", null=True, blank=True)
    completed_on = models.DateField("vollzogen am", null=True, blank=True)
    basis = models.JSONField("Berechnung des Vollzugs", null=True, blank=True)
    newspaper = models.CharField("Zeitung für den Hinweis", max_length=160, blank=True)
    pointer_on = models.DateField("Hinweis erschienen am", null=True, blank=True)
    clipping = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Beleg"
    )

    class Meta:
        ordering = ["meeting"]
        verbose_name = "Bekanntmachung einer Versammlung"
        verbose_name_plural = "Bekanntmachungen von Versammlungen"
        constraints = [
            models.CheckConstraint(
                name="pointer_follows_the_notice",
                condition=Q(pointer_on=None) | Q(completed_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"Bekanntmachung: {self.meeting}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.meeting.body_id

    @property
    def pointer_due(self) -> bool:
        """Whether the pointer in the newspaper is still to appear."""
        return bool(self.newspaper) and self.completed_on is not None and self.pointer_on is None


class SessionDemand(models.Model):
    """A demand of members or of a Fraktion for a meeting of the council (§ 47 Abs. 1 GO NRW)."""

    class State(models.TextChoices):
        RECEIVED = "received", _("eingegangen")
        MET = "met", _("Sitzung einberufen")
        REFUSED = "refused", _("abgelehnt")

    STEPS = {State.RECEIVED: {State.MET, State.REFUSED}}

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="demands")
    items = models.TextField("Gegenstände", blank=True)
    received_on = models.DateField("eingegangen am")
    faction = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="own_demands"
    )
    members = models.PositiveSmallIntegerField("Mitglieder, die es verlangen", default=0)
    binding = models.BooleanField("muss einberufen werden")
    basis = models.JSONField("Grundlage")
    state = models.CharField("Stand", choices=State, default=State.RECEIVED, max_length=8)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="demands"
    )
    refusal = models.TextField("Grund der Ablehnung", blank=True)

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = "Verlangen nach einer Sitzung"
        verbose_name_plural = "Verlangen nach einer Sitzung"
        constraints = [
            models.CheckConstraint(
                name="met_demand_has_meeting",
                condition=~Q(state="met") | Q(meeting__isnull=False),
            ),
            models.CheckConstraint(
                name="only_what_does_not_bind_is_refused",
                condition=~Q(state="refused") | (Q(binding=False) & ~Q(refusal="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.received_on:%d.%m.%Y}"

    @property
    def body_id(self) -> int:
        """The body of the council."""
        return self.organization.body_id


class ItemRequest(models.Model):
    """A demand of members or of a Fraktion for an item (Vorschlag zur Tagesordnung)."""

    class State(models.TextChoices):
        RECEIVED = "received", _("eingegangen")
        PLACED = "placed", _("aufgenommen")
        REFUSED = "refused", _("abgelehnt")

    STEPS = {State.RECEIVED: {State.PLACED, State.REFUSED}}

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="item_requests")
    title = models.CharField("Gegenstand", max_length=300)
    reasoning = models.TextField("Begründung", blank=True)
    public = models.BooleanField("öffentlich", default=True)
    received_on = models.DateField("eingegangen am")
    faction = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="own_requests"
    )
    members = models.PositiveSmallIntegerField("Mitglieder, die es verlangen", default=0)
    binding = models.BooleanField("muss aufgenommen werden")
    basis = models.JSONField("Grundlage")
    state = models.CharField(choices=State, default=State.RECEIVED, max_length=8)
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="request"
    )
    refusal = models.TextField("Grund der Ablehnung", blank=True)

    class Meta:
        ordering = ["received_on", "pk"]
        verbose_name = "Vorschlag zur Tagesordnung"
        verbose_name_plural = "Vorschläge zur Tagesordnung"
        constraints = [
            models.CheckConstraint(
                name="refused_request_has_reason", condition=~Q(state="refused") | ~Q(refusal="")
            ),
            models.CheckConstraint(
                name="binding_request_is_not_refused",
                condition=~Q(state="refused") | Q(binding=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def body_id(self) -> int:
        """The body of the organization."""
        return self.organization.body_id


class CalendarImport(models.Model):
    """A year's meetings from a file (Sitzungskalender): looked at, taken over, taken back."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("zur Prüfung")
        DISCARDED = "discarded", _("verworfen")
        APPLIED = "applied", _("übernommen")
        UNDONE = "undone", _("zurückgenommen")

    STEPS = {
        State.PROPOSED: {State.DISCARDED, State.APPLIED},
        State.APPLIED: {State.UNDONE},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="calendar_imports")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    title = models.CharField("Datei", max_length=200)
    state = models.CharField("Stand", choices=State, default=State.PROPOSED, max_length=9)
    proposed_at = models.DateTimeField("angelegt am", auto_now_add=True)
    planned = models.JSONField("geplante Sitzungen", default=list)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "Sitzungskalender aus einer Datei"
        verbose_name_plural = "Sitzungskalender aus Dateien"

    def __str__(self) -> str:
        return self.title
