"""Who carries out a resolution, what they report, and when they were reminded."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization


class Execution(models.Model):
    """One thing an office does because of a resolution (Ausführung)."""

    class State(models.TextChoices):
        HELD = "held", _("wartet auf das Ende der Einspruchsfrist")
        PROPOSED = "proposed", _("vorgeschlagen")
        OPEN = "open", _("in Arbeit")
        REPORTED = "reported", _("als erledigt gemeldet")
        DONE = "done", _("erledigt")
        SUSPENDED = "suspended", _("ausgesetzt")
        OBSOLETE = "obsolete", _("entfallen")

    STEPS = {
        State.HELD: {State.PROPOSED, State.SUSPENDED, State.OBSOLETE},
        State.PROPOSED: {State.OPEN, State.SUSPENDED, State.OBSOLETE},
        State.OPEN: {State.REPORTED, State.SUSPENDED, State.OBSOLETE},
        State.REPORTED: {State.OPEN, State.DONE, State.SUSPENDED, State.OBSOLETE},
        State.SUSPENDED: {State.HELD, State.PROPOSED, State.OPEN, State.OBSOLETE},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="executions")
    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="executions")
    what = models.CharField("Was zu tun ist", max_length=300)
    office = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="executions",
        verbose_name="zuständiges Amt",
    )  # fmt: skip
    due = models.DateField("zu erledigen bis", null=True, blank=True)
    state = models.CharField("Stand", choices=State, default=State.PROPOSED, max_length=9)
    public = models.BooleanField("in der Bürgerinfo zeigen", default=False)
    confirmed_on = models.DateField("übertragen am", null=True, blank=True)
    closed_on = models.DateField("abgeschlossen am", null=True, blank=True)
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="reported_execution",
        verbose_name="Bericht an das Gremium",
    )  # fmt: skip
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = "Ausführung"
        verbose_name_plural = "Ausführungen"
        constraints = [
            models.CheckConstraint(
                name="assigned_execution_has_office",
                condition=Q(confirmed_on=None) | Q(office__isnull=False),
            ),
            models.CheckConstraint(
                name="assigned_execution_has_day",
                condition=Q(confirmed_on=None) | Q(due__isnull=False),
            ),
            models.CheckConstraint(
                name="closed_execution_has_day",
                condition=Q(state__in=["done", "obsolete"]) ^ Q(closed_on=None),
            ),
            models.CheckConstraint(
                name="only_public_executions_are_published",
                condition=Q(published_at=None) | Q(public=True),
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def overdue(self, today: date) -> bool:
        """Whether the office should have reported before today."""
        return self.state == self.State.OPEN and self.due is not None and self.due < today


class ProgressNote(models.Model):
    """A report or a step on the way of an execution (Vermerk zur Ausführung); never changed."""

    class Kind(models.TextChoices):
        ASSIGNED = "assigned", _("übertragen")
        REPORT = "report", _("Zwischenbericht")
        REPORTED = "reported", _("als erledigt gemeldet")
        RETURNED = "returned", _("zurückgegeben")
        EXTENDED = "extended", _("Frist verlängert")
        TRANSFERRED = "transferred", _("abgegeben")
        SUSPENDED = "suspended", _("ausgesetzt")
        RESUMED = "resumed", _("fortgesetzt")
        DONE = "done", _("erledigt")
        OBSOLETE = "obsolete", _("entfallen")
        ITEM = "item", _("Bericht auf der Tagesordnung")

    execution = models.ForeignKey(Execution, models.PROTECT, related_name="notes")
    kind = models.CharField("Art", choices=Kind, max_length=11)
    day = models.DateField("Tag")
    text = models.TextField("Text", blank=True)
    author = models.CharField("von", max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["execution", "day", "pk"]
        verbose_name = "Vermerk zur Ausführung"
        verbose_name_plural = "Vermerke zur Ausführung"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.day:%d.%m.%Y}"

    @property
    def body_id(self) -> int:
        """The body of the resolution."""
        return self.execution.body_id


class Reminder(models.Model):
    """An e-mail that reminds an office of one day (Erinnerung); sent once or not at all."""

    class State(models.TextChoices):
        QUEUED = "queued", _("vorgemerkt")
        SENDING = "sending", _("begonnen")
        SENT = "sent", _("versandt")
        FAILED = "failed", _("nicht versandt")

    STEPS = {State.QUEUED: {State.SENDING}, State.SENDING: {State.SENT, State.FAILED}}

    execution = models.ForeignKey(Execution, models.PROTECT, related_name="reminders")
    due = models.DateField("Frist")
    days = models.SmallIntegerField("Tage nach der Frist")
    address = models.EmailField("an")
    state = models.CharField(choices=State, default=State.QUEUED, max_length=7)
    begun_at = models.DateTimeField("begonnen am", null=True, blank=True)
    error = models.TextField("Fehler", blank=True)

    class Meta:
        ordering = ["execution", "due", "days", "address"]
        verbose_name = "Erinnerung"
        verbose_name_plural = "Erinnerungen"
        constraints = [
            models.UniqueConstraint(
                fields=["execution", "due", "days", "address"], name="reminded_once_of_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.execution}: {self.address}"

    @property
    def body_id(self) -> int:
        """The body of the resolution."""
        return self.execution.body_id
