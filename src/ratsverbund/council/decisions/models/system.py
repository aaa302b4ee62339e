"""What an organization votes with electronically."""

from django.db import models
from django.db.models import Q

from ratsverbund.people.organizations.models import Organization


class VotingSystem(models.Model):
    """The admitted system with which an organization votes electronically (Abstimmungssystem)."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="voting_systems")
    name = models.CharField("System", max_length=120)
    admission = models.CharField("Zulassung, Aktenzeichen", max_length=120)
    admitted_on = models.DateField("zugelassen am")
    start = models.DateField("eingesetzt ab")
    end = models.DateField("eingesetzt bis", null=True, blank=True)
    reason = models.TextField("Grund")
    basis = models.JSONField("Rechtsgrundlage")

    class Meta:
        ordering = ["organization", "-start"]
        verbose_name = "Abstimmungssystem"
        verbose_name_plural = "Abstimmungssysteme"
        constraints = [
            models.UniqueConstraint(
                fields=["organization"], condition=Q(end=None), name="one_voting_system_at_a_time"
            ),
            models.CheckConstraint(
                name="voting_system_has_admission", condition=~Q(admission="") & ~Q(reason="")
            ),
            models.CheckConstraint(
                name="voting_system_ends_after_start",
                condition=Q(end=None) | Q(end__gte=models.F("start")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.admission})"

    @property
    def body_id(self) -> int:
        """The body of the organization."""
        return self.organization.body_id
