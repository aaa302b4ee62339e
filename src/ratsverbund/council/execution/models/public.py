"""What the public is told: press notes after a session, information of residents on plans."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.papers.models import Paper
from ratsverbund.people.bodies.models import Body


class PressNote(models.Model):
    """What the press is told of a session's resolutions (Pressemitteilung)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        RELEASED = "released", _("freigegeben")
        RECALLED = "recalled", _("zurückgezogen")

    STEPS = {State.DRAFT: {State.RELEASED}, State.RELEASED: {State.RECALLED}}

    body = models.ForeignKey(Body, models.PROTECT, related_name="press_notes")
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="press_note")
    title = models.CharField("Überschrift", max_length=200)
    text = models.TextField("Text")
    basis = models.JSONField("Grundlage")
    state = models.CharField("Stand", choices=State, default=State.DRAFT, max_length=8)
    released_by = models.CharField("freigegeben von", max_length=200, blank=True)
    released_at = models.DateTimeField("freigegeben am", null=True, blank=True)
    published_at = models.DateTimeField("öffentlich ab", null=True, blank=True)

    class Meta:
        ordering = ["-meeting__starts_at"]
        verbose_name = "Pressemitteilung"
        verbose_name_plural = "Pressemitteilungen"
        constraints = [
            models.CheckConstraint(
                name="only_released_press_notes_are_published",
                condition=Q(published_at=None) | Q(state="released"),
            )
        ]

    def __str__(self) -> str:
        return self.title


class PressItem(models.Model):
    """A public resolution of the session, and whether the note tells it (wesentlich)."""

    note = models.ForeignKey(PressNote, models.PROTECT, related_name="items")
    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="press_items")
    essential = models.BooleanField("wesentlich", default=True)

    class Meta:
        ordering = ["note", "resolution__item__order"]
        verbose_name = "Beschluss in einer Pressemitteilung"
        verbose_name_plural = "Beschlüsse in Pressemitteilungen"
        constraints = [
            models.UniqueConstraint(fields=["note", "resolution"], name="told_once_per_note")
        ]

    def __str__(self) -> str:
        return str(self.resolution)

    @property
    def body_id(self) -> int:
        """The body of the note."""
        return self.note.body_id


class ResidentsInformation(models.Model):
    """What residents were told early about a matter (Unterrichtung der Einwohner)."""

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="residents_information")
    body = models.ForeignKey(Body, models.PROTECT, related_name="residents_informations")
    important_plan = models.BooleanField("wichtige Planung oder wichtiges Vorhaben", default=False)
    texts = models.JSONField("Unterrichtet über", default=dict)
    basis = models.JSONField("Grundlage")
    informed_on = models.DateField("unterrichtet am", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "Unterrichtung der Einwohner"
        verbose_name_plural = "Unterrichtungen der Einwohner"

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.paper}"
