"""Matters and who decides them; delegations, contracts that need approval, call-ins."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.charter.rules.competence import MATTERS
from ratsverbund.charter.rules.contract_approval import MATTERS as SUBJECTS
from ratsverbund.charter.rules.contract_approval import PARTIES
from ratsverbund.council.papers.models import Paper
from ratsverbund.people.bodies.models import Body, DatedQuerySet
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


class Delegation(models.Model):
    """A matter given to the mayor, or kept back from him (Übertragung, Vorbehalt).

    Source: § 41 Abs. 2 and 3 GO NRW; the charter's norms on committees and day-to-day business.
    """

    class Direction(models.TextChoices):
        DELEGATED = "delegated", _("dem Bürgermeister übertragen")
        RESERVED = "reserved", _("vorbehalten")

    body = models.ForeignKey(Body, models.PROTECT, related_name="delegations")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="delegations", verbose_name="Gremium"
    )
    direction = models.CharField("Richtung", choices=Direction, max_length=9)
    matter = models.CharField("Angelegenheit", choices=MATTERS.items(), max_length=20)
    subject = models.CharField("Gegenstand", max_length=200)
    limit = models.DecimalField("bis (EUR)", max_digits=12, decimal_places=2, null=True, blank=True)
    resolution = models.CharField("beruht auf", max_length=200)
    start = models.DateField("ab")
    end = models.DateField("bis einschließlich", null=True, blank=True)
    end_reason = models.CharField("Grund des Endes", max_length=200, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["body", "matter", "-start"]
        verbose_name = "Übertragung"
        verbose_name_plural = "Übertragungen"
        constraints = [
            models.CheckConstraint(
                name="delegation_ends_after_start", condition=Q(end=None) | Q(end__gte=F("start"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.get_direction_display()})"


class Matter(models.Model):
    """What is to be decided, its value, and who decides by law (Angelegenheit)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="matters")
    paper = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="matter"
    )
    kind = models.CharField("Angelegenheit", choices=MATTERS.items(), max_length=20)
    title = models.CharField("Gegenstand", max_length=300)
    day = models.DateField("Tag der Entscheidung")
    amount = models.DecimalField(
        "Wert (EUR)", max_digits=14, decimal_places=2, null=True, blank=True
    )
    received = models.DecimalField(
        "Gegenleistung (EUR)", max_digits=14, decimal_places=2, null=True, blank=True
    )
    counterparty = models.CharField("Schuldner oder Vertragspartner", max_length=200, blank=True)
    decides = models.CharField("zuständig", max_length=20, blank=True)
    basis = models.JSONField("Begründung")
    recorded_at = models.DateTimeField("erfasst am", auto_now=True)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "Angelegenheit"
        verbose_name_plural = "Angelegenheiten"
        constraints = [
            models.CheckConstraint(
                name="matter_amounts_not_negative",
                condition=(Q(amount=None) | Q(amount__gte=0))
                & (Q(received=None) | Q(received__gte=0)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"


class Contract(models.Model):
    """A contract of the town with one of its own people (Vertrag, § 41 Abs. 1 GO NRW)."""

    class State(models.TextChoices):
        FREE = "free", _("genehmigungsfrei")
        PENDING = "pending", _("schwebend unwirksam")
        APPROVED = "approved", _("genehmigt")
        REFUSED = "refused", _("nicht genehmigt")

    STEPS = {
        State.PENDING: {State.APPROVED, State.REFUSED, State.FREE},
        State.FREE: {State.PENDING},
        State.APPROVED: {State.REFUSED},
        State.REFUSED: {State.APPROVED},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="contracts")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="contracts",
        verbose_name="Vertragspartner",
    )  # fmt: skip
    party = models.CharField("Stellung", choices=PARTIES.items(), max_length=16)
    relative_of = models.CharField("Angehöriger oder Unternehmen von", max_length=160, blank=True)
    matter = models.CharField("Art", choices=SUBJECTS.items(), max_length=14)
    title = models.CharField("Gegenstand", max_length=200)
    day = models.DateField("Tag des Abschlusses")
    amount = models.DecimalField(
        "Wert (EUR)", max_digits=14, decimal_places=2, null=True, blank=True
    )
    tariff = models.CharField("feststehender Tarif", max_length=120, blank=True)
    tender = models.CharField("Ausschreibung der Stadt", max_length=120, blank=True)
    committee_agreed = models.DateField("Zustimmung des Ausschusses am", null=True, blank=True)
    state = models.CharField(choices=State, max_length=8)
    paper = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="contract"
    )
    basis = models.JSONField("Begründung")

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "Vertrag"
        verbose_name_plural = "Verträge"
        constraints = [
            models.CheckConstraint(
                name="contract_amount_not_negative", condition=Q(amount=None) | Q(amount__gte=0)
            ),
            models.CheckConstraint(
                name="council_decides_contract_by_paper",
                condition=~Q(state__in=["approved", "refused"]) | Q(paper__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CallIn(models.Model):
    """A motion that the council take a matter to itself (Rückholantrag)."""

    class State(models.TextChoices):
        COLLECTING = "collecting", _("sammelt Unterschriften")
        SUBMITTED = "submitted", _("eingereicht")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    STEPS = {State.COLLECTING: {State.SUBMITTED, State.WITHDRAWN}}

    body = models.ForeignKey(Body, models.PROTECT, related_name="call_ins")
    subject = models.CharField("Angelegenheit", max_length=300)
    paper = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="call_ins",
        verbose_name="Vorlage",
    )  # fmt: skip
    reason = models.TextField("Begründung", blank=True)
    state = models.CharField(choices=State, default=State.COLLECTING, max_length=10)
    submitted_on = models.DateField("eingereicht am", null=True, blank=True)
    basis = models.JSONField("Begründung der Zulässigkeit", null=True, blank=True)
    started_at = models.DateTimeField("begonnen am", auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "Rückholantrag"
        verbose_name_plural = "Rückholanträge"
        constraints = [
            models.CheckConstraint(
                name="submitted_call_in_has_day_and_basis",
                condition=~Q(state="submitted")
                | (Q(submitted_on__isnull=False) & Q(basis__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return self.subject


class CallInSignature(models.Model):
    """A name under a call-in (Unterschrift); only council members count."""

    call_in = models.ForeignKey(CallIn, models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="call_in_signatures")
    signed_on = models.DateField("unterschrieben am")

    class Meta:
        ordering = ["call_in", "person__sort_key"]
        verbose_name = "Unterschrift"
        verbose_name_plural = "Unterschriften"
        constraints = [
            models.UniqueConstraint(fields=["call_in", "person"], name="signs_a_call_in_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.call_in}"

    @property
    def body_id(self) -> int:
        """The body of the motion."""
        return self.call_in.body_id
