"""What an organization resolved."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models.vote import Vote
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization


class Resolution(models.Model):
    """What an organization resolved on an item (Beschluss)."""

    class Result(models.TextChoices):
        ADOPTED = "adopted", _("angenommen")
        REJECTED = "rejected", _("abgelehnt")
        ADJOURNED = "adjourned", _("vertagt")
        POINTLESS = "pointless", _("gegenstandslos")
        NOTED = "noted", _("zur Kenntnis genommen")
        REFERRED = "referred", _("verwiesen")

    body = models.ForeignKey(Body, models.PROTECT, related_name="resolutions")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="resolutions")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    paper = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    vote = models.OneToOneField(
        Vote, models.PROTECT, null=True, blank=True, related_name="resolution"
    )
    result = models.CharField("Ergebnis", choices=Result, max_length=9)
    label = models.CharField("Wortlaut des Ergebnisses", max_length=80)
    text = models.TextField("Beschluss")
    decided_on = models.DateField("beschlossen am")
    public = models.BooleanField("öffentlich", default=True)
    superseded = models.BooleanField("durch Berichtigung ersetzt", default=False)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["-decided_on", "-pk"]
        verbose_name = "Beschluss"
        verbose_name_plural = "Beschlüsse"
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(superseded=False), name="one_resolution_per_item"
            ),
            models.CheckConstraint(
                name="decided_resolution_has_vote",
                condition=~Q(result__in=["adopted", "rejected"]) | Q(vote__isnull=False),
            ),
            models.CheckConstraint(
                name="only_public_resolutions_are_published",
                condition=Q(published_at=None) | Q(public=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.decided_on:%d.%m.%Y}: {self.label}"
