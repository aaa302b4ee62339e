"""How the parts of a vote fell: by Fraktion, and by name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models.vote import Vote
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


class FactionVote(models.Model):
    """How one Fraktion voted (Stimmen einer Fraktion); the mayor counts as one of his own."""

    vote = models.ForeignKey(Vote, models.PROTECT, related_name="factions")
    faction = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="votes"
    )
    name = models.CharField("Name", max_length=60)
    yes = models.PositiveSmallIntegerField("Ja", default=0)
    no = models.PositiveSmallIntegerField("Nein", default=0)
    abstentions = models.PositiveSmallIntegerField("Enthaltungen", default=0)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["vote", "pk"]
        verbose_name = "Stimmen einer Fraktion"
        verbose_name_plural = "Stimmen der Fraktionen"
        constraints = [
            models.UniqueConstraint(fields=["vote", "name"], name="one_count_per_faction")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.yes}:{self.no}:{self.abstentions}"


class NamedVote(models.Model):
    """How one person voted in a roll call (namentliche Stimme); nobody votes twice."""

    class Choice(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nein")
        ABSTENTION = "abstentions", _("Enthaltung")

    vote = models.ForeignKey(Vote, models.PROTECT, related_name="named")
    person = models.ForeignKey(Person, models.PROTECT, related_name="named_votes")
    choice = models.CharField("Stimme", choices=Choice, max_length=11)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["vote", "person__sort_key"]
        verbose_name = "namentliche Stimme"
        verbose_name_plural = "namentliche Stimmen"
        constraints = [
            models.UniqueConstraint(fields=["vote", "person"], name="nobody_votes_twice")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_choice_display()}"
