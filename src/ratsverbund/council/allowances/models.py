"""Claims for loss of earnings, lump sums, attendance fees, and the runs that fix them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


class Settlement(models.Model):
    """What one body fixed at once for one month (Abrechnung); never changed afterwards."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="settlements")
    month = models.DateField("Monat", help_text="sein erster Tag")
    number = models.PositiveSmallIntegerField("Lauf", default=1)
    fixed_on = models.DateField("festgesetzt am")
    reason = models.TextField("Grund der Änderung", blank=True)

    class Meta:
        ordering = ["body", "-month", "-number"]
        verbose_name = "Abrechnung"
        verbose_name_plural = "Abrechnungen"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "month", "number"], name="one_settlement_per_run"
            ),
            models.CheckConstraint(name="settlement_begins_a_month", condition=Q(month__day=1)),
        ]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}, {self.number}"


class Entry(models.Model):
    """An amount fixed for a person with its reasons; a change is a further revision."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="%(class)ss")
    day = models.DateField("Tag")
    key = models.CharField("Kennung", max_length=60)
    revision = models.PositiveSmallIntegerField("Fassung", default=1)
    label = models.CharField("Bezeichnung", max_length=200)
    facts = models.JSONField("Angaben")
    basis = models.JSONField("Begründung")
    amount = models.DecimalField("Betrag (EUR)", max_digits=9, decimal_places=2)
    payable = models.DecimalField("auszuzahlen (EUR)", max_digits=9, decimal_places=2)

    class Meta:
        abstract = True
        ordering = ["person__sort_key", "day", "key", "revision"]

    def __str__(self) -> str:
        return f"{self.label}, {self.person}"


def paid_once(name: str) -> list[models.BaseConstraint]:
    """Nothing is fixed twice, and nothing below zero."""
    return [
        models.UniqueConstraint(
            fields=["body", "person", "day", "key", "revision"], name=f"one_{name}_per_revision"
        ),
        models.CheckConstraint(name=f"{name}_is_not_negative", condition=Q(amount__gte=0)),
    ]


class Allowance(Entry):
    """A person's lump sum of one month (Aufwandsentschädigung), as member or as chair."""

    institution = models.CharField("Institut", max_length=40)

    class Meta(Entry.Meta):
        verbose_name = "Aufwandsentschädigung"
        verbose_name_plural = "Aufwandsentschädigungen"
        constraints = paid_once("allowance")


class FactionSession(models.Model):
    """A meeting of a Fraktion (Fraktionssitzung), in person or online; it has no agenda here."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="faction_sessions")
    day = models.DateField("Tag")
    online = models.BooleanField("digital", default=False)
    participants = models.ManyToManyField(
        Person, through="FactionAttendance", related_name="faction_sessions"
    )

    class Meta:
        ordering = ["-day", "organization"]
        verbose_name = "Fraktionssitzung"
        verbose_name_plural = "Fraktionssitzungen"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "day"], name="one_faction_session_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.day:%d.%m.%Y}"

    @property
    def body_id(self) -> int:
        """The body of the Fraktion."""
        return self.organization.body_id


class FactionAttendance(models.Model):
    """Who was at a meeting of a Fraktion (Teilnahme)."""

    session = models.ForeignKey(FactionSession, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="faction_attendances")

    class Meta:
        ordering = ["session", "person__sort_key"]
        verbose_name = "Teilnahme an einer Fraktionssitzung"
        verbose_name_plural = "Teilnahmen an Fraktionssitzungen"
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="at_a_faction_session_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.session}"


class AttendanceFee(Entry):
    """What a person gets for one meeting (Sitzungsgeld)."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="attendance_fees"
    )
    session = models.ForeignKey(
        FactionSession, models.PROTECT, null=True, blank=True, related_name="attendance_fees"
    )

    class Meta(Entry.Meta):
        verbose_name = "Sitzungsgeld"
        verbose_name_plural = "Sitzungsgelder"
        constraints = [
            *paid_once("attendance_fee"),
            models.CheckConstraint(
                name="fee_is_for_one_meeting",
                condition=Q(meeting=None, session__isnull=False)
                | Q(meeting__isnull=False, session=None),
            ),
        ]


class LossClaim(models.Model):
    """A person's claim for one day (Verdienstausfall, Haushalt, Kinderbetreuung)."""

    class Kind(models.TextChoices):
        EMPLOYEE = "employee", _("Arbeitnehmerin oder Arbeitnehmer")
        SELF_EMPLOYED = "self_employed", _("selbständig")
        HOUSEHOLD = "household", _("Haushaltsführung")
        OTHER = "other", _("ohne Erwerb, im Ruhestand")
        CHILD_CARE = "child_care", _("Kinderbetreuung")

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("eingereicht")
        SETTLED = "settled", _("festgesetzt")
        REJECTED = "rejected", _("abgelehnt")
        REPLACED = "replaced", _("durch neuen Antrag ersetzt")

    STEPS = {
        State.SUBMITTED: {State.SETTLED, State.REJECTED},
        State.SETTLED: {State.REPLACED},
        State.REJECTED: {State.REPLACED},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="loss_claims")
    person = models.ForeignKey(Person, models.PROTECT, related_name="loss_claims")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="loss_claims"
    )
    day = models.DateField("Tag")
    kind = models.CharField("Art", choices=Kind, max_length=13)
    facts = models.JSONField("Angaben")
    finding = models.TextField("Feststellung", blank=True)
    proofs = models.ManyToManyField(StoredFile, related_name="+", verbose_name="Nachweise")
    state = models.CharField(choices=State, default=State.SUBMITTED, max_length=9)
    submitted_on = models.DateField("eingereicht am")
    decided_on = models.DateField("entschieden am", null=True, blank=True)
    reason = models.TextField("Grund der Ablehnung", blank=True)
    amount = models.DecimalField(
        "Betrag (EUR)", max_digits=8, decimal_places=2, null=True, blank=True
    )
    payable = models.DecimalField(
        "auszuzahlen (EUR)", max_digits=8, decimal_places=2, null=True, blank=True
    )
    basis = models.JSONField("Begründung", null=True, blank=True)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    settlement = models.ForeignKey(
        Settlement, models.PROTECT, null=True, blank=True, related_name="claims"
    )

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "Antrag auf Ersatz"
        verbose_name_plural = "Anträge auf Ersatz"
        indexes = [models.Index(fields=["body", "state", "day"], name="claims_by_state")]
        constraints = [
            models.CheckConstraint(
                name="settled_claim_has_amount",
                condition=~Q(state="settled")
                | Q(amount__isnull=False, payable__isnull=False, basis__isnull=False),
            ),
            models.CheckConstraint(
                name="rejected_claim_has_reason", condition=~Q(state="rejected") | ~Q(reason="")
            ),
            models.CheckConstraint(name="claim_is_not_negative", condition=Q(amount__gte=0)),
            models.CheckConstraint(
                name="claim_does_not_correct_itself", condition=~Q(corrects=F("pk"))
            ),
            models.UniqueConstraint(
                fields=["body", "person", "day"],
                condition=Q(state__in=["submitted", "settled"], corrects=None)
                & ~Q(kind="child_care"),
                name="one_loss_claim_a_day",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=~Q(state="rejected"),
                name="one_correction_of_a_claim",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.day:%d.%m.%Y}, {self.person}"

    @property
    def institution(self) -> str:
        """The institution of the charter that answers the claim."""
        care = self.kind == LossClaim.Kind.CHILD_CARE
        return "child_care" if care else "loss_of_earnings"
