"""What may stand against a resolution, and what cannot wait for one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


class MayorObjection(models.Model):
    """An objection to a resolution (Widerspruch, Beanstandung, Einspruch); it suspends it.

    The mayor objects; against a committee's resolution a fifth of its members may appeal too.
    """

    class Kind(models.TextChoices):
        OBJECTION = "objection", _("Widerspruch (Wohl der Gemeinde gefährdet)")
        COMPLAINT = "complaint", _("Beanstandung (geltendes Recht verletzt)")
        APPEAL = "appeal", _("Einspruch (gegen den Beschluss eines Ausschusses)")

    class State(models.TextChoices):
        PENDING = "pending", _("erhoben, neu zu entscheiden")
        CONFIRMED = "confirmed", _("Beschluss bestätigt")
        REVERSED = "reversed", _("Beschluss aufgehoben")
        WITHDRAWN = "withdrawn", _("zurückgenommen")
        AUTHORITY = "authority", _("bei der Aufsichtsbehörde")
        ANNULLED = "annulled", _("von der Aufsicht aufgehoben")
        ALLOWED = "allowed", _("von der Aufsicht nicht aufgehoben")

    STEPS = {
        State.PENDING: {State.CONFIRMED, State.REVERSED, State.WITHDRAWN},
        State.CONFIRMED: {State.AUTHORITY, State.PENDING},  # back if the result is corrected
        State.REVERSED: {State.PENDING},
        State.AUTHORITY: {State.ANNULLED, State.ALLOWED},
    }

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="objections")
    body = models.ForeignKey(Body, models.PROTECT, related_name="objections")
    kind = models.CharField("Art", choices=Kind, max_length=9)
    objected_on = models.DateField("erhoben am")
    reason = models.TextField("Begründung")
    earliest = models.DateField("neuer Beschluss frühestens am", null=True, blank=True)
    latest = models.DateField("neuer Beschluss spätestens am", null=True, blank=True)
    basis = models.JSONField("Berechnung der Frist", null=True, blank=True)
    state = models.CharField("Stand", choices=State, default=State.PENDING, max_length=9)
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="objection",
        verbose_name="erneut beraten unter",
    )  # fmt: skip
    settled_on = models.DateField("zuletzt entschieden am", null=True, blank=True)
    outcome = models.TextField("Ausgang", blank=True)

    class Meta:
        ordering = ["-objected_on", "-pk"]
        verbose_name = "Widerspruch oder Beanstandung"
        verbose_name_plural = "Widersprüche und Beanstandungen"
        constraints = [
            models.UniqueConstraint(
                fields=["resolution"],
                condition=Q(state__in=["pending", "authority"]),
                name="one_running_objection_per_resolution",
            ),
            models.CheckConstraint(name="objection_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        word = self.get_kind_display().split(" ")[0]
        return f"{word} vom {self.objected_on:%d.%m.%Y}: {self.resolution}"

    @property
    def suspends(self) -> bool:
        """Whether the resolution rests because of it."""
        waits = self.state in (self.State.PENDING, self.State.AUTHORITY)
        return waits or (self.kind == self.Kind.COMPLAINT and self.state == self.State.CONFIRMED)


class UrgentDecision(models.Model):
    """A decision that could not wait for council or committee (Dringlichkeitsentscheidung)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        TAKEN = "taken", _("getroffen, noch nicht genehmigt")
        APPROVED = "approved", _("genehmigt")
        REFUSED = "refused", _("nicht genehmigt")
        REPEALED = "repealed", _("aufgehoben")
        DISCARDED = "discarded", _("verworfen")

    STEPS = {
        State.DRAFT: {State.TAKEN, State.DISCARDED},
        State.TAKEN: {State.APPROVED, State.REFUSED, State.DISCARDED},
        State.APPROVED: {State.TAKEN},  # back if the result is corrected
        State.REFUSED: {State.REPEALED, State.TAKEN},
        State.REPEALED: {State.REFUSED},
    }

    class Who(models.TextChoices):
        COMMITTEE = "main_committee", _("Hauptausschuss")
        MAYOR = "mayor_and_member", _("Bürgermeister mit einem Ratsmitglied")
        MAYOR_IN_COMMITTEE = (
            "mayor_and_committee_member",
            _("Bürgermeister mit Ausschussvorsitz oder einem Ratsmitglied des Ausschusses"),
        )

    body = models.ForeignKey(Body, models.PROTECT, related_name="urgent_decisions")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="urgent_decisions",
        verbose_name="statt des Gremiums",
    )  # fmt: skip
    title = models.CharField("Gegenstand", max_length=200)
    text = models.TextField("Entscheidung")
    reason = models.TextField("Warum sie nicht warten kann")
    public = models.BooleanField("öffentlich", default=False)
    who = models.CharField("entscheidet", choices=Who, max_length=26)
    basis = models.JSONField("Grundlage")
    state = models.CharField("Stand", choices=State, default=State.DRAFT, max_length=9)
    mayor_name = models.CharField("für das Bürgermeisteramt", max_length=200, blank=True)
    mayor = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="unterzeichnet für das Bürgermeisteramt",
    )  # fmt: skip
    mayor_signed_at = models.DateTimeField("unterzeichnet am", null=True, blank=True)
    member = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="urgent_decisions",
        verbose_name="Ratsmitglied",
    )  # fmt: skip
    member_signed_at = models.DateTimeField("mitunterzeichnet am", null=True, blank=True)
    resolution = models.OneToOneField(
        Resolution, models.PROTECT, null=True, blank=True, related_name="urgent_decision",
        verbose_name="Beschluss des Hauptausschusses",
    )  # fmt: skip
    taken_on = models.DateField("getroffen am", null=True, blank=True)
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="urgent_decision",
        verbose_name="zur Genehmigung unter",
    )  # fmt: skip
    settled_on = models.DateField("zuletzt entschieden am", null=True, blank=True)
    repealed_by = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="repealed_urgent",
        verbose_name="aufgehoben durch",
    )  # fmt: skip
    rights_of_others = models.TextField("entstandene Rechte anderer", blank=True)
    outcome = models.TextField("Vermerk zum Ausgang", blank=True)
    record = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Urkunde"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = "Dringlichkeitsentscheidung"
        verbose_name_plural = "Dringlichkeitsentscheidungen"
        constraints = [
            models.CheckConstraint(name="urgent_decision_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="taken_urgent_decision_has_signatures_or_resolution",
                condition=Q(state__in=["draft", "discarded"])
                | Q(resolution__isnull=False)
                | (Q(mayor_signed_at__isnull=False) & Q(member_signed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="repealed_decision_touched_no_rights",
                condition=~Q(state="repealed") | Q(rights_of_others=""),
            ),
            models.CheckConstraint(
                name="two_persons_sign_urgent_decision", condition=~Q(mayor=models.F("member"))
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def two_sign(self) -> bool:
        """Whether the mayor and a member take it, and not the main committee."""
        return self.who != self.Who.COMMITTEE
