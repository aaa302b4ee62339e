"""Amendments of charters (Satzungsänderungen) on their way into force."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.charter.drafts import restored
from ratsverbund.charter.works import Draft
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.papers.models import Paper
from ratsverbund.people.bodies.models import Body, LawChange

OVER = ["rejected", "withdrawn"]


class CharterAmendment(models.Model):
    """An amendment of a body's charter (Satzungsänderung), from the draft to its day in force."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("Entwurf")
        SUBMITTED = "submitted", _("als Vorlage eingebracht")
        ADOPTED = "adopted", _("beschlossen")
        ORDERED = "ordered", _("ausgefertigt, Bekanntmachung angeordnet")
        IN_FORCE = "in_force", _("in Kraft gesetzt")
        REJECTED = "rejected", _("abgelehnt")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    # A corrected vote may turn a result around until the notice is complete.
    STEPS = {
        State.DRAFTED: {State.SUBMITTED, State.WITHDRAWN},
        State.SUBMITTED: {State.ADOPTED, State.REJECTED, State.WITHDRAWN},
        State.ADOPTED: {State.ORDERED, State.REJECTED},
        State.ORDERED: {State.IN_FORCE, State.REJECTED},
        State.REJECTED: {State.ADOPTED},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="charter_amendments")
    title = models.CharField("Titel", max_length=200)
    draft = models.JSONField("Entwurf")
    version = models.PositiveIntegerField("Fassung", default=1)
    state = models.CharField("Stand", choices=State, default=State.DRAFTED, max_length=9)
    simulation = models.JSONField("Durchrechnung", null=True, blank=True)
    paper = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="charter_amendment"
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="charter_amendments"
    )
    adopted_on = models.DateField("beschlossen am", null=True, blank=True)
    signed_on = models.DateField("ausgefertigt am", null=True, blank=True)
    order_basis = models.JSONField("Prüfung der Mehrheit", null=True, blank=True)
    noticed_on = models.DateField("Bekanntmachung vollzogen am", null=True, blank=True)
    notice_source = models.CharField("Fundstelle", max_length=300, blank=True)
    in_force_on = models.DateField("in Kraft ab", null=True, blank=True)
    entry_basis = models.JSONField("Berechnung des Inkrafttretens", null=True, blank=True)
    law_change = models.OneToOneField(
        LawChange, models.PROTECT, null=True, blank=True, related_name="charter_amendment"
    )
    ended_reason = models.TextField("Grund des Endes", blank=True)
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "Satzungsänderung"
        verbose_name_plural = "Satzungsänderungen"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "title"], condition=~Q(state__in=OVER), name="one_amendment_a_title"
            ),
            models.CheckConstraint(
                name="submitted_amendment_has_paper",
                condition=Q(state__in=["drafted", "withdrawn"]) | Q(paper__isnull=False),
            ),
            models.CheckConstraint(
                name="adopted_amendment_has_resolution",
                condition=~Q(state__in=["adopted", "ordered", "in_force"])
                | Q(resolution__isnull=False, adopted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="ordered_amendment_is_signed",
                condition=~Q(state__in=["ordered", "in_force"]) | Q(signed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="amendment_in_force_has_notice",
                condition=~Q(state="in_force")
                | (
                    Q(noticed_on__isnull=False, in_force_on__isnull=False)
                    & Q(law_change__isnull=False)
                    & ~Q(notice_source="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def overlay(self) -> Draft:
        """The draft as the law reads it."""
        return restored(self.draft)
