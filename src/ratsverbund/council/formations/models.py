"""The formation of a council: oaths, age president, chairs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.people.bodies.models import LegislativeTerm
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person


class Formation(models.Model):
    """The start of a legislative term (Konstituierung) and how its chairs are shared out."""

    class Chairs(models.TextChoices):
        OPEN = "open", _("noch offen")
        AGREED = "agreed", _("Einigung der Fraktionen")
        ACCESS = "access", _("Zugriff nach Höchstzahlen")

    term = models.OneToOneField(LegislativeTerm, models.PROTECT, related_name="formation")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="formations"
    )
    age_president = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="age_presidencies"
    )
    chairs = models.CharField("Vorsitze", choices=Chairs, max_length=6, default=Chairs.OPEN)
    chairs_basis = models.JSONField("Berechnung der Zugriffe", null=True, blank=True)

    class Meta:
        ordering = ["term"]
        verbose_name = "Konstituierung"
        verbose_name_plural = "Konstituierungen"

    def __str__(self) -> str:
        return f"{self.term.body}, {self.term}"

    @property
    def body_id(self) -> int:
        """The body whose council forms."""
        return self.term.body_id


class Oath(models.Model):
    """That a member of the council was put under oath (Verpflichtung), and on which day."""

    formation = models.ForeignKey(Formation, models.PROTECT, related_name="oaths")
    membership = models.OneToOneField(Membership, models.PROTECT, related_name="oath")
    day = models.DateField("verpflichtet am")

    class Meta:
        ordering = ["formation", "day", "pk"]
        verbose_name = "Verpflichtung"
        verbose_name_plural = "Verpflichtungen"

    def __str__(self) -> str:
        return f"{self.membership.person}, {self.day:%d.%m.%Y}"

    @property
    def body_id(self) -> int:
        """The body of the council."""
        return self.membership.body_id


class ChairTurn(models.Model):
    """One turn of a Fraktion to pick a committee (Zugriff), and the chair it names."""

    formation = models.ForeignKey(Formation, models.PROTECT, related_name="turns")
    turn = models.PositiveSmallIntegerField("Zugriff Nr.")
    faction = models.ForeignKey(Organization, models.PROTECT, related_name="chair_turns")
    quotient = models.CharField("Höchstzahl", max_length=20, blank=True)
    lot = models.CharField("durch Los", max_length=300, blank=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="picked_in"
    )
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="chaired_by_turn"
    )
    picked_at = models.DateTimeField("gewählt um", null=True, blank=True)

    class Meta:
        ordering = ["formation", "turn"]
        verbose_name = "Zugriff"
        verbose_name_plural = "Zugriffe"
        constraints = [
            models.UniqueConstraint(fields=["formation", "turn"], name="one_faction_per_turn"),
            models.UniqueConstraint(
                fields=["formation", "organization"], name="one_chair_per_committee"
            ),
            models.CheckConstraint(
                name="picked_turn_has_chair",
                condition=Q(organization=None) | Q(membership__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.turn}. {self.faction}"

    @property
    def body_id(self) -> int:
        """The body of the council."""
        return self.faction.body_id
