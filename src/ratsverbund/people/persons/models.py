"""Persons and how they are addressed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.bodies.models import Body


class Person(models.Model):
    """A person (Person) who holds a mandate or an office."""

    class Address(models.TextChoices):
        MS = "ms", _("Frau")
        MR = "mr", _("Herr")
        NONE = "", _("ohne Anrede")

    form_of_address = models.CharField(
        "Anrede", choices=Address, max_length=2, blank=True, default=Address.NONE
    )
    title = models.CharField("Titel", max_length=40, blank=True)
    given_name = models.CharField("Vorname", max_length=80)
    family_name = models.CharField("Nachname", max_length=80)
    sort_key = models.CharField(
        "Sortierschlüssel", max_length=200, editable=False, db_collation="C"
    )
    fictional = models.BooleanField("fiktive Person", default=False)
    entered_by = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="persons_entered",
        verbose_name="eingetragen von",
    )
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["sort_key"]
        verbose_name = "Person"
        verbose_name_plural = "Personen"

    def __str__(self) -> str:
        return " ".join(part for part in (self.title, self.given_name, self.family_name) if part)

    @property
    def letter_name(self) -> str:
        """The name as it stands in an address: with Frau or Herrn where a form is set."""
        form = {"ms": "Frau ", "mr": "Herrn "}.get(self.form_of_address, "")
        return f"{form}{self}"
