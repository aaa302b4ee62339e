"""Which periods a town has set for the control of its resolutions, and where they stand."""

from django.db import models
from django.db.models import Q

from ratsverbund.people.bodies.models import Body


class ControlPeriods(models.Model):
    """Until when tasks are due and when offices are reminded (Fristen der Beschlusskontrolle).

    What a town has not set is nowhere assumed: a task then has no day until somebody gives it one.
    """

    body = models.OneToOneField(Body, models.PROTECT, related_name="control_periods")
    months = models.PositiveSmallIntegerField("Ausführung innerhalb von Monaten", null=True)
    days_before = models.PositiveSmallIntegerField("Erinnerung, Tage vor der Frist", null=True)
    days_after = models.PositiveSmallIntegerField("Erinnerung, Tage nach der Frist", null=True)
    source = models.CharField("Grundlage", max_length=200, blank=True)
    appeal_days = models.PositiveSmallIntegerField("Einspruchsfrist in Tagen", null=True)
    appeal_source = models.CharField("Grundlage der Einspruchsfrist", max_length=200, blank=True)

    class Meta:
        ordering = ["body"]
        verbose_name = "Fristen der Beschlusskontrolle"
        verbose_name_plural = "Fristen der Beschlusskontrolle"
        constraints = [
            models.CheckConstraint(
                name="control_periods_have_source",
                condition=Q(months=None, days_before=None, days_after=None) | ~Q(source=""),
            ),
            models.CheckConstraint(
                name="appeal_days_have_source", condition=Q(appeal_days=None) | ~Q(appeal_source="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.source or self.appeal_source}"

    @property
    def reminder_days(self) -> list[int]:
        """Days after the end of a task on which its office is reminded; on the day always."""
        before = [-self.days_before] if self.days_before else []
        return [*before, 0, *([self.days_after] if self.days_after else [])]
