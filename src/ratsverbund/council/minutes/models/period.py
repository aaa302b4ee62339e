"""Within how many days a town wants its minutes drafted."""

from django.db import models
from django.db.models import Q

from ratsverbund.people.bodies.models import Body


class DraftPeriod(models.Model):
    """Within how many days minutes are to be drafted (Frist für die Niederschrift).

    Where a town has not set it, none is assumed.
    """

    body = models.OneToOneField(Body, models.PROTECT, related_name="draft_period")
    days = models.PositiveSmallIntegerField("Tage nach der Sitzung")
    source = models.CharField("Grundlage", max_length=200)

    class Meta:
        ordering = ["body"]
        verbose_name = "Frist für die Niederschrift"
        verbose_name_plural = "Fristen für die Niederschrift"
        constraints = [
            models.CheckConstraint(name="draft_period_has_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.days}"
