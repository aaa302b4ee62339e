"""Honours of a town, declared interests of its members, and how to reach them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.bodies.models import Body
from ratsverbund.people.persons.models import Person


class Honour(models.Model):
    """An honour the council conferred (Ehrung), and its revocation."""

    class Kind(models.TextChoices):
        CITIZEN = "citizen", _("Ehrenbürgerrecht")
        RING = "ring", _("Ehrenring")

    body = models.ForeignKey(Body, models.PROTECT, related_name="honours")
    kind = models.CharField("Art", choices=Kind, max_length=7)
    name = models.CharField("Name", max_length=160)
    conferred_on = models.DateField("verliehen am")
    resolution = models.CharField("Ratsbeschluss", max_length=200)
    merits = models.TextField("Verdienste", blank=True)
    revoked_on = models.DateField("entzogen am", null=True, blank=True)
    revocation = models.CharField("Beschluss über den Entzug", max_length=200, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["-conferred_on", "pk"]
        verbose_name = "Ehrung"
        verbose_name_plural = "Ehrungen"
        constraints = [
            models.CheckConstraint(name="honour_has_resolution", condition=~Q(resolution="")),
            models.CheckConstraint(
                name="revoked_honour_has_resolution",
                condition=Q(revoked_on=None) | ~Q(revocation=""),
            ),
            models.UniqueConstraint(
                fields=["body", "kind", "name"],
                condition=Q(revoked_on=None),
                name="one_honour_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"


class InterestDeclaration(models.Model):
    """A member's declaration of interests of a year (Angaben nach § 7 KorruptionsbG NRW)."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("angefordert")
        SUBMITTED = "submitted", _("abgegeben")
        PUBLISHED = "published", _("veröffentlicht")

    STEPS = {
        State.REQUESTED: {State.SUBMITTED},
        State.SUBMITTED: {State.SUBMITTED, State.PUBLISHED},
        State.PUBLISHED: {State.SUBMITTED},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="interest_declarations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="interest_declarations")
    year = models.PositiveSmallIntegerField("Jahr")
    due_on = models.DateField("abzugeben bis")
    state = models.CharField("Stand", choices=State, default=State.REQUESTED, max_length=9)
    submitted_at = models.DateTimeField("abgegeben am", null=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["-year", "person__sort_key"]
        verbose_name = "Erklärung über Interessen"
        verbose_name_plural = "Erklärungen über Interessen"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person", "year"], name="one_declaration_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.year}"


class Interest(models.Model):
    """One declared interest (Angabe): a profession, a seat on a board, a contract."""

    class Heading(models.TextChoices):
        PROFESSION = "profession", _("Ausgeübter Beruf und Beraterverträge")
        BOARD = "board", _("Aufsichtsräte und andere Kontrollgremien")
        PUBLIC_BODY = "public_body", _("Organe verselbstständigter Aufgabenbereiche")
        COMPANY = "company", _("Organe sonstiger privatrechtlicher Unternehmen")
        ASSOCIATION = "association", _("Funktionen in Vereinen und vergleichbaren Gremien")
        CONTRACT = "contract", _("Verträge mit der Körperschaft (nur für die Verwaltung)")

    declaration = models.ForeignKey(InterestDeclaration, models.PROTECT, related_name="interests")
    heading = models.CharField("Art", choices=Heading, max_length=11)
    text = models.CharField("Angabe", max_length=300)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["declaration", "pk"]
        verbose_name = "Angabe über Interessen"
        verbose_name_plural = "Angaben über Interessen"
        constraints = [
            models.CheckConstraint(
                name="contracts_stay_internal",
                condition=~Q(heading="contract") | Q(published_at=None),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def body_id(self) -> int:
        """The body it belongs to."""
        return self.declaration.body_id


class ContactDetail(models.Model):
    """One way to reach a person (Kontaktangabe), seen by whom the person chose."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("E-Mail")
        PHONE = "phone", _("Telefon")
        MOBILE = "mobile", _("Mobiltelefon")
        ADDRESS = "address", _("Anschrift")
        WEBSITE = "website", _("Website")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("öffentlich")
        COUNCIL = "council", _("Rat und Verwaltung")
        STAFF = "staff", _("nur die Verwaltung")

    person = models.ForeignKey(Person, models.PROTECT, related_name="contact_details")
    kind = models.CharField("Art", choices=Kind, max_length=7)
    value = models.CharField("Angabe", max_length=200, blank=True)
    visibility = models.CharField(
        "sichtbar für", choices=Visibility, default=Visibility.STAFF, max_length=7
    )
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["person", "pk"]
        verbose_name = "Kontaktangabe"
        verbose_name_plural = "Kontaktangaben"
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_contact_of_a_kind"),
            models.CheckConstraint(
                name="only_public_contact_is_published",
                condition=Q(visibility="public") | Q(published_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.person}"
