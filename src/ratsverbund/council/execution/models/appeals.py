"""How long a committee's resolution waits before it may be carried out."""

from django.db import models
from django.db.models import Q

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.people.bodies.models import Body


class AppealPeriod(models.Model):
    """The time to appeal against a deciding committee's resolution (Einspruchsfrist).

    Its length is never assumed: while the town has not entered it, the last day stays empty.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="appeal_periods")
    resolution = models.OneToOneField(Resolution, models.PROTECT, related_name="appeal_period")
    last_day = models.DateField("letzter Tag", null=True, blank=True)
    basis = models.JSONField("Berechnung der Frist")
    source = models.CharField("geregelt in", max_length=200, blank=True)
    ended_on = models.DateField("Ende festgehalten am", null=True, blank=True)

    class Meta:
        ordering = ["last_day", "pk"]
        verbose_name = "Einspruchsfrist"
        verbose_name_plural = "Einspruchsfristen"
        constraints = [
            models.CheckConstraint(
                name="appeal_day_has_source", condition=Q(last_day=None) | ~Q(source="")
            )
        ]

    def __str__(self) -> str:
        return f"Einspruchsfrist: {self.resolution}"
