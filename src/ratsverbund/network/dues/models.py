"""Dues (Mitgliedsbeiträge): scales, measures and yearly assessments."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.kernel.models import StoredFile
from ratsverbund.network.members.models import Network, NetworkMember
from ratsverbund.people.bodies.models import Body, DatedQuerySet, Population, one_at_a_time


class DuesScale(models.Model):
    """What members pay, from when to when, and who decided it (Beitragsordnung)."""

    class Proration(models.TextChoices):
        UNSETTLED = "", _("nicht festgelegt")
        FULL_YEAR = "full_year", _("voller Jahresbeitrag")
        MONTHS = "months", _("je angefangenem Monat ein Zwölftel")

    network = models.ForeignKey(Network, models.PROTECT, related_name="scales")
    name = models.CharField("Bezeichnung", max_length=160)
    source = models.CharField("beschlossen durch", max_length=300)
    start = models.DateField("gilt ab")
    end = models.DateField("gilt bis", null=True, blank=True)
    provisional = models.BooleanField("vorläufig", default=False)
    proration = models.CharField(
        "Anteil im Beitrittsjahr", choices=Proration, max_length=9, blank=True,
        default=Proration.UNSETTLED,
    )  # fmt: skip
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["network", "start"]
        verbose_name = "Beitragsordnung"
        verbose_name_plural = "Beitragsordnungen"
        constraints = [one_at_a_time("one_scale_at_a_time", "network")]

    def __str__(self) -> str:
        return self.name

    @property
    def body_id(self) -> int:
        """The network's own body."""
        return self.network.body_id


class DuesBand(models.Model):
    """One step of a scale (Stufe): above one number of inhabitants, up to another; EUR a year."""

    scale = models.ForeignKey(DuesScale, models.PROTECT, related_name="bands")
    above = models.PositiveIntegerField("mehr als (Einwohner)", default=0)
    up_to = models.PositiveIntegerField("bis einschließlich (Einwohner)", null=True, blank=True)
    amount = models.DecimalField("Jahresbeitrag (EUR)", max_digits=10, decimal_places=2)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["scale", "above"]
        verbose_name = "Beitragsstufe"
        verbose_name_plural = "Beitragsstufen"
        constraints = [
            models.UniqueConstraint(fields=["scale", "above"], name="one_band_per_bound"),
            models.CheckConstraint(
                name="band_has_width", condition=Q(up_to=None) | Q(up_to__gt=models.F("above"))
            ),
            models.CheckConstraint(name="dues_are_not_negative", condition=Q(amount__gte=0)),
        ]

    def __str__(self) -> str:
        return f"mehr als {self.above} bis {self.up_to or '…'}: {self.amount} EUR"


class DuesMeasure(models.Model):
    """A decision that shifts or lowers dues for some years (Maßnahme)."""

    class Kind(models.TextChoices):
        SUBSTITUTE_PAYER = "substitute_payer", _("Übernahme durch einen anderen Zahler")
        SUSPEND = "suspend", _("Aussetzung")
        REDUCE = "reduce_percent", _("Minderung um einen Anteil")

    network = models.ForeignKey(Network, models.PROTECT, related_name="measures")
    kind = models.CharField("Art", choices=Kind, max_length=16)
    first_year = models.PositiveSmallIntegerField("von Jahr")
    last_year = models.PositiveSmallIntegerField("bis Jahr")
    payer = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="paid_measures"
    )
    percent = models.DecimalField(
        "Anteil (%)", max_digits=5, decimal_places=2, null=True, blank=True
    )
    source = models.CharField("beschlossen durch", max_length=300)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["network", "first_year"]
        verbose_name = "Beitragsmaßnahme"
        verbose_name_plural = "Beitragsmaßnahmen"
        constraints = [
            models.CheckConstraint(
                name="measure_years_in_order", condition=Q(last_year__gte=models.F("first_year"))
            ),
            models.CheckConstraint(
                name="substitute_payer_is_named",
                condition=~Q(kind="substitute_payer") | Q(payer__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.first_year}–{self.last_year}"

    @property
    def body_id(self) -> int:
        """The network's own body."""
        return self.network.body_id


class Assessment(models.Model):
    """What one member owes for one year (Veranlagung), with its reasons; fixed once."""

    member = models.ForeignKey(NetworkMember, models.PROTECT, related_name="assessments")
    year = models.PositiveSmallIntegerField("Jahr")
    revision = models.PositiveSmallIntegerField("Fassung", default=1)
    scale = models.ForeignKey(DuesScale, models.PROTECT, related_name="assessments")
    population = models.ForeignKey(
        Population, models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    gross = models.DecimalField("Beitrag (EUR)", max_digits=10, decimal_places=2)
    member_part = models.DecimalField("Anteil des Mitglieds (EUR)", max_digits=10, decimal_places=2)
    payer_part = models.DecimalField("übernommen (EUR)", max_digits=10, decimal_places=2)
    payer = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="assessments_paid"
    )
    basis = models.JSONField("Begründung")
    letter = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    assessed_on = models.DateField("veranlagt am")
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["member", "year", "revision"]
        verbose_name = "Veranlagung"
        verbose_name_plural = "Veranlagungen"
        constraints = [
            models.UniqueConstraint(
                fields=["member", "year", "revision"], name="one_assessment_per_revision"
            ),
            models.CheckConstraint(
                name="gross_is_paid_or_waived",
                condition=Q(gross__gte=models.F("member_part") + models.F("payer_part")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}, {self.year}"

    @property
    def body_id(self) -> int:
        """The network's own body."""
        return self.member.network.body_id
