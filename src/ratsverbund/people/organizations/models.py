"""Organizations (Gremien), who sits in them, who deputises, who holds which office."""

from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.bodies.models import Body, DatedQuerySet, one_at_a_time
from ratsverbund.people.persons.models import Person


class Organization(models.Model):
    """An organization (Gremium): the council, a committee, a Fraktion, a district."""

    class Type(models.TextChoices):
        COUNCIL = "council", _("Rat")
        COMMITTEE = "committee", _("Ausschuss")
        FACTION = "faction", _("Fraktion")
        DISTRICT = "district", _("Ortschaft")
        ASSEMBLY = "assembly", _("Mitgliederversammlung")
        OFFICE = "office", _("Amt der Verwaltung")

    class Task(models.TextChoices):
        NONE = "", _("ohne besondere Aufgabe")
        MAIN = "main_committee", _("Hauptausschuss")
        AUDIT = "audit_committee", _("Rechnungsprüfungsausschuss")
        ELECTION = "election_committee", _("Wahlprüfungsausschuss")
        PETITIONS = "petitions_committee", _("Beschwerdeausschuss")
        YOUTH = "youth_committee", _("Jugendhilfeausschuss")
        MONUMENTS = "monuments_committee", _("Aufgaben nach dem Denkmalschutzgesetz")

    body = models.ForeignKey(Body, models.PROTECT, related_name="organizations")
    organization_type = models.CharField("Art", choices=Type, max_length=9)
    task = models.CharField("Aufgabe", choices=Task, max_length=20, blank=True, default=Task.NONE)
    name = models.CharField("Name", max_length=160)
    short_name = models.CharField("Kürzel", max_length=30)
    sort_key = models.CharField(
        "Sortierschlüssel", max_length=200, editable=False, db_collation="C"
    )
    seats = models.PositiveSmallIntegerField("stimmberechtigte Sitze", null=True, blank=True)
    special_statute = models.BooleanField("sondergesetzlich geregelt", default=False)
    color = models.CharField("Farbe im Sitzbild", max_length=20, blank=True)
    start = models.DateField("gebildet am", null=True, blank=True)
    end = models.DateField("aufgelöst am", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["organization_type", "sort_key"]
        verbose_name = "Gremium"
        verbose_name_plural = "Gremien"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name"], condition=Q(end=None), name="one_open_organization_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A seat of a person in an organization (Mitgliedschaft), and on whose proposal."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("Vorsitz")
        FIRST_DEPUTY = "first_deputy", _("1. stellvertretender Vorsitz")
        DEPUTY = "deputy", _("stellvertretender Vorsitz")
        MEMBER = "member", _("Mitglied")
        EXPERT_CITIZEN = "expert_citizen", _("sachkundige Bürgerin oder sachkundiger Bürger")
        EXPERT_RESIDENT = (
            "expert_resident",
            _("sachkundige Einwohnerin oder sachkundiger Einwohner"),
        )
        HEAD = "head", _("Ortsvorsteherin oder Ortsvorsteher")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    role = models.CharField("Funktion", choices=Role, max_length=15, default=Role.MEMBER)
    voting_right = models.BooleanField("stimmberechtigt", default=True)
    on_behalf_of = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposed_memberships",
        verbose_name="auf Vorschlag der Fraktion",
    )
    start = models.DateField("von")
    end = models.DateField("bis", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["organization", "person__sort_key"]
        verbose_name = "Mitgliedschaft"
        verbose_name_plural = "Mitgliedschaften"
        constraints = [one_at_a_time("one_seat_per_person", "organization", "person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.organization}"

    @property
    def body_id(self) -> int:
        """The body it belongs to."""
        return self.organization.body_id

    @property
    def role_name(self) -> str:
        """The role in the form its holder is addressed with."""
        feminine, _or, masculine = self.get_role_display().partition(" oder ")
        forms: dict[str, str] = {
            Person.Address.MS: feminine,
            Person.Address.MR: masculine or feminine,
        }
        return forms.get(self.person.form_of_address, self.get_role_display())


class Deputy(models.Model):
    """Who stands in for one committee member (persönliche Vertretung), and in which order."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="deputies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="deputizes")
    rank = models.PositiveSmallIntegerField("Stelle in der Reihenfolge", default=1)
    start = models.DateField("von")
    end = models.DateField("bis", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["membership", "rank", "start"]
        verbose_name = "persönliche Vertretung"
        verbose_name_plural = "persönliche Vertretungen"
        constraints = [
            # Checked at the end of a statement, so that one statement may change the order.
            one_at_a_time(
                "one_deputy_per_rank", "membership", "rank", deferrable=Deferrable.IMMEDIATE
            ),
            one_at_a_time("one_rank_per_deputy", "membership", "person"),
        ]

    def __str__(self) -> str:
        return f"{self.person} für {self.membership.person}"

    @property
    def body_id(self) -> int:
        """The body it belongs to."""
        return self.membership.body_id


class Office(models.Model):
    """An office (Amt) such as mayor or Technischer Beigeordneter; holders change, it stays."""

    class Kind(models.TextChoices):
        MAYOR = "mayor", _("Bürgermeisteramt")
        DEPUTY_MAYOR = "deputy_mayor", _("ehrenamtliche Stellvertretung")
        ALDERMAN = "alderman", _("Beigeordnetenamt")
        HEAD = "head", _("Amtsleitung")
        EQUALITY = "equality", _("Gleichstellungsbeauftragte")
        OTHER = "other", _("sonstiges Amt")

    body = models.ForeignKey(Body, models.PROTECT, related_name="offices")
    kind = models.CharField("Art", choices=Kind, max_length=12, default=Kind.OTHER)
    name = models.CharField("Bezeichnung", max_length=120)
    name_feminine = models.CharField("weibliche Form", max_length=120, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["body", "name"]
        verbose_name = "Amt"
        verbose_name_plural = "Ämter"
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="one_office_a_name")]

    def __str__(self) -> str:
        return self.name

    def name_for(self, person: Person | None) -> str:
        """The name of the office in the form its holder is addressed with (§ 4 Abs. 2 HS)."""
        feminine = person is not None and person.form_of_address == Person.Address.MS
        return self.name_feminine if feminine and self.name_feminine else self.name


class OfficeHolding(models.Model):
    """Who holds an office from when to when (Amtsinhaberschaft)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    start = models.DateField("von")
    end = models.DateField("bis", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["office", "start"]
        verbose_name = "Amtsinhaberschaft"
        verbose_name_plural = "Amtsinhaberschaften"
        constraints = [one_at_a_time("one_holder_at_a_time", "office")]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"

    @property
    def body_id(self) -> int:
        """The body it belongs to."""
        return self.office.body_id
