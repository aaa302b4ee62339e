"""Bodies (Körperschaften): municipalities and whoever else works with them."""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, Func, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ratsverbund.kernel.models import StoredFile

STATES = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}


class Span(Func):
    """The days from start to end, both included; an open end never ends."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = DateRangeField()


def one_at_a_time(
    name: str, *fields: str, deferrable: Deferrable | None = None
) -> ExclusionConstraint:
    """Forbid two rows with equal `fields` whose spans of days overlap."""
    pairs = [(field, RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(
        name=name,
        expressions=[*pairs, (Span("start", "end"), RangeOperators.OVERLAPS)],
        deferrable=deferrable,
    )


class DatedQuerySet(models.QuerySet[Any, Any]):
    """Rows that hold from `start` to `end`, both days included."""

    def on(self, day: date) -> Self:
        """Return the rows that hold on a day."""
        return self.filter(Q(start__lte=day) | Q(start=None), Q(end__gte=day) | Q(end=None))


class Body(models.Model):
    """A body (Körperschaft): a municipality, a county, an association, a network."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Gemeinde")
        COUNTY = "county", _("Kreis")
        STATE = "state", _("Land")
        ASSOCIATION = "association", _("Verband")
        CHAMBER = "chamber", _("Kammer")
        COMPANY = "company", _("Unternehmen")
        UNIVERSITY = "university", _("Hochschule")
        NETWORK = "network", _("Netzwerk")
        OTHER = "other", _("sonstige Stelle")

    kind = models.CharField("Art", choices=Kind, max_length=12, default=Kind.MUNICIPALITY)
    name = models.CharField("Name", max_length=200, help_text="zum Beispiel „Stadt Heinsberg“")
    short_name = models.CharField("Kurzname", max_length=120)
    sort_key = models.CharField(
        "Sortierschlüssel", max_length=240, editable=False, db_collation="C"
    )
    slug = models.SlugField("Adresse", max_length=80, unique=True)
    designation = models.CharField("Bezeichnung", max_length=80, blank=True)
    state_code = models.CharField("Land", max_length=2, blank=True, choices=list(STATES.items()))
    district = models.CharField("Kreis", max_length=120, blank=True)
    charter = models.CharField("Satzungspaket", max_length=60, blank=True)
    address = models.TextField("Anschrift", blank=True)
    website = models.URLField("Website", blank=True)
    accent = models.CharField("Akzentfarbe", max_length=20, blank=True)
    # What its LawChanges say, kept in the row: whoever has a body knows its law without asking.
    enacted = models.JSONField("eigene Rechtsänderungen", default=list, editable=False)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["sort_key"]
        verbose_name = "Körperschaft"
        verbose_name_plural = "Körperschaften"

    def __str__(self) -> str:
        return self.name

    @property
    def body_id(self) -> int:
        """A body is its own scope."""
        return self.pk

    @property
    def law_bundle(self) -> str:
        """The bundle whose law applies: the town's own, else the state's, else the federation's."""
        return self.charter or ("de-nw" if self.state_code == "05" else "de")


class MunicipalityKey(models.Model):
    """An official municipality key (AGS) and the days it holds; keys change with mergers."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="keys")
    key = models.CharField("Gemeindeschlüssel", max_length=8)
    regional_key = models.CharField("Regionalschlüssel", max_length=12, blank=True)
    start = models.DateField("gültig ab", null=True, blank=True)
    end = models.DateField("gültig bis", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        verbose_name = "Gemeindeschlüssel"
        verbose_name_plural = "Gemeindeschlüssel"
        constraints = [
            one_at_a_time("one_body_per_key", "key"),
            one_at_a_time("one_key_per_body", "body"),
            models.CheckConstraint(
                name="key_has_eight_digits", condition=Q(key__regex=r"^[0-9]{8}$")
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Population(models.Model):
    """How many people lived in a municipality on a day, and who says so (Einwohnerzahl)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="populations")
    count = models.PositiveIntegerField("Einwohner")
    day = models.DateField("Stichtag")
    source = models.CharField("Quelle", max_length=200)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["body", "-day"]
        verbose_name = "Einwohnerzahl"
        verbose_name_plural = "Einwohnerzahlen"
        constraints = [
            models.UniqueConstraint(fields=["body", "day", "source"], name="one_count_per_source")
        ]

    def __str__(self) -> str:
        return f"{self.count} am {self.day:%d.%m.%Y}"


class LegislativeTerm(models.Model):
    """A legislative term (Wahlperiode) with the figures that stay frozen in it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="terms")
    name = models.CharField("Name", max_length=40, help_text="zum Beispiel „2020–2025“")
    start = models.DateField("Beginn")
    end = models.DateField("Ende", null=True, blank=True)
    statutory_members = models.PositiveSmallIntegerField(
        "gesetzliche Zahl der Ratsmitglieder",
        help_text="mit Bürgermeister, soweit er nach § 40 Abs. 2 GO NRW stimmt",
    )
    population = models.PositiveIntegerField("Einwohnerzahl der Wahl", null=True, blank=True)
    population_day = models.DateField("Stichtag der Einwohnerzahl", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["start"]
        verbose_name = "Wahlperiode"
        verbose_name_plural = "Wahlperioden"
        constraints = [one_at_a_time("one_term_at_a_time", "body")]

    def __str__(self) -> str:
        return self.name


class LawChange(models.Model):
    """A change of a body's own law that is in force from a day on (Rechtsänderung)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="law_changes")
    title = models.CharField("Titel", max_length=200)
    draft = models.JSONField("Inhalt")
    in_force = models.DateField("in Kraft ab")
    source = models.CharField("Quelle", max_length=300)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["body", "in_force", "pk"]
        verbose_name = "Rechtsänderung"
        verbose_name_plural = "Rechtsänderungen"
        constraints = [
            models.UniqueConstraint(fields=["body", "title"], name="one_law_change_per_title"),
            models.CheckConstraint(name="law_change_has_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return _("%(title)s, in Kraft ab %(day)s") % {
            "title": self.title,
            "day": f"{self.in_force:%d.%m.%Y}",
        }


class RegisterImport(models.Model):
    """An official list that was uploaded, looked at, taken over or undone (Registerimport)."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("zur Prüfung")
        DISCARDED = "discarded", _("verworfen")
        APPLIED = "applied", _("übernommen")
        UNDONE = "undone", _("zurückgenommen")

    STEPS = {
        State.PROPOSED: {State.DISCARDED, State.APPLIED},
        State.APPLIED: {State.UNDONE},
    }

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    population_day = models.DateField("Stichtag der Einwohnerzahlen", null=True, blank=True)
    state = models.CharField("Stand", choices=State, default=State.PROPOSED, max_length=9)
    proposed_at = models.DateTimeField("hochgeladen am", db_default=Now(), editable=False)
    applied_at = models.DateTimeField("übernommen am", null=True)
    source = models.CharField("Quelle", max_length=200, blank=True)
    counts = models.JSONField("Zahlen", default=dict)
    changes = models.JSONField("Änderungen", default=dict)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "Registerimport"
        verbose_name_plural = "Registerimporte"
        constraints = [
            models.CheckConstraint(
                name="applied_import_has_time",
                condition=Q(state__in=["proposed", "discarded"], applied_at=None)
                | Q(state__in=["applied", "undone"], applied_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.file)
