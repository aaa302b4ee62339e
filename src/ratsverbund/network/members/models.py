"""Networks (Netzwerke): who belongs to them, since when, and who speaks for whom."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.papers.models import Paper, ProposedResolution
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body, DatedQuerySet, one_at_a_time
from ratsverbund.people.organizations.models import Office
from ratsverbund.people.persons.models import Person


class Network(models.Model):
    """A network (Netzwerk) of municipalities and partners; itself a body with roles of its own."""

    class Basis(models.TextChoices):
        WORKING_COMMUNITY = "working_community", _("Arbeitsgemeinschaft (§§ 2, 3 GkG NRW)")
        LETTER_OF_INTENT = "letter_of_intent", _("Absichtserklärung")
        ASSOCIATION = "association", _("Verein")
        PURPOSE_ASSOCIATION = "purpose_association", _("Zweckverband")
        INFORMAL = "informal", _("ohne Rechtsform")

    body = models.OneToOneField(Body, models.PROTECT, related_name="network")
    legal_basis = models.CharField("Rechtsform", choices=Basis, max_length=19)
    carrier = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="carried_networks"
    )
    office_address = models.TextField("Anschrift der Geschäftsstelle", blank=True)
    aims = models.TextField("Ziele", blank=True)
    founded_on = models.DateField("gegründet am", null=True, blank=True)
    minimum_years = models.PositiveSmallIntegerField("Mindestdauer (Jahre)", null=True, blank=True)
    minimum_source = models.CharField("Quelle der Mindestdauer", max_length=200, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["body__sort_key"]
        verbose_name = "Netzwerk"
        verbose_name_plural = "Netzwerke"

    def __str__(self) -> str:
        return self.body.name

    @property
    def titled(self) -> str:
        """The name as it follows “im” and “zum”: with the word Netzwerk, once."""
        name = self.body.name
        return name if name.startswith("Netzwerk") else f"Netzwerk „{name}“"


class ChairTerm(models.Model):
    """Which member chairs a network from when to when (Vorsitz)."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="chairs")
    body = models.ForeignKey(Body, models.PROTECT, related_name="chaired")
    start = models.DateField("von")
    end = models.DateField("bis", null=True, blank=True)
    source = models.CharField("Quelle", max_length=200, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["network", "start"]
        verbose_name = "Vorsitz im Netzwerk"
        verbose_name_plural = "Vorsitze im Netzwerk"
        constraints = [one_at_a_time("one_chair_at_a_time", "network")]

    def __str__(self) -> str:
        return f"{self.body} ab {self.start:%d.%m.%Y}"


class Accession(models.Model):
    """A body's way into a network (Beitritt) as three dated facts, each with its evidence.

    Authority: the council's resolutions. Declaration: the signed Beitrittserklärung.
    Confirmation: by the network's office.
    """

    class State(models.TextChoices):
        PREPARED = "prepared", _("vorbereitet")
        AUTHORISED = "authorised", _("beschlossen")
        DECLARED = "declared", _("erklärt")
        CONFIRMED = "confirmed", _("bestätigt")
        REJECTED = "rejected", _("abgelehnt")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    STEPS = {
        State.PREPARED: {State.AUTHORISED, State.REJECTED, State.WITHDRAWN},
        State.AUTHORISED: {State.DECLARED, State.PREPARED, State.REJECTED, State.WITHDRAWN},
        State.DECLARED: {State.CONFIRMED, State.PREPARED, State.REJECTED, State.WITHDRAWN},
        State.REJECTED: {State.PREPARED},
    }

    network = models.ForeignKey(Network, models.PROTECT, related_name="accessions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="accessions")
    state = models.CharField(choices=State, default=State.PREPARED, max_length=10)
    paper = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="accessions"
    )
    proposal = models.ForeignKey(
        ProposedResolution, models.PROTECT, null=True, blank=True, related_name="+"
    )
    delegate_proposal = models.ForeignKey(
        ProposedResolution, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recognised = models.BooleanField("im Text erkannt, noch nicht geprüft", default=False)
    delegate_office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+"
    )
    delegate_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="+"
    )
    delegate_resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="+"
    )
    authorised_on = models.DateField("beschlossen am", null=True, blank=True)
    declaration = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_declaration = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    effective_on = models.DateField("wirksam ab", null=True, blank=True)
    declared_on = models.DateField("erklärt am", null=True, blank=True)
    signed_by = models.CharField("unterzeichnet von", max_length=200, blank=True)
    confirmation = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_on = models.DateField("bestätigt am", null=True, blank=True)
    confirmed_by = models.CharField("bestätigt von", max_length=200, blank=True)
    ended_reason = models.TextField("Grund", blank=True)
    billing_address = models.TextField("Rechnungsanschrift", blank=True)
    buyer_reference = models.CharField("Leitweg-ID", max_length=46, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "Beitritt"
        verbose_name_plural = "Beitritte"
        constraints = [
            models.UniqueConstraint(
                fields=["network", "body"],
                condition=Q(state__in=["prepared", "authorised", "declared"]),
                name="one_open_accession",
            ),
            models.CheckConstraint(
                name="declared_accession_is_authorised",
                condition=~Q(state__in=["declared", "confirmed"])
                | Q(authorised_on__isnull=False, declared_on__isnull=False),
            ),
            models.CheckConstraint(
                name="confirmed_accession_has_day",
                condition=~Q(state="confirmed") | Q(confirmed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="delegate_by_office_or_person",
                condition=Q(delegate_office=None) | Q(delegate_person=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: Beitritt zum {self.network.titled}"


class RefusedAccession(models.Model):
    """An accession a paper speaks of that could not begin, and why (nicht angelegter Beitritt)."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="refused_accessions")
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="refused_accession")
    reason = models.TextField("Grund")
    refused_at = models.DateTimeField("nicht angelegt am", auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "nicht angelegter Beitritt"
        verbose_name_plural = "nicht angelegte Beitritte"

    def __str__(self) -> str:
        return f"{self.paper}: kein Beitritt zum {self.network.titled}"


class NetworkMember(models.Model):
    """A membership in a network (Mitgliedschaft im Netzwerk), from when to when."""

    class Class(models.TextChoices):
        FULL = "full", _("Mitglied")
        PARTNER = "partner", _("Partner")
        GUEST = "guest", _("Gast")

    network = models.ForeignKey(Network, models.PROTECT, related_name="members")
    body = models.ForeignKey(Body, models.PROTECT, related_name="network_memberships")
    member_class = models.CharField(
        "Art der Mitgliedschaft", choices=Class, max_length=7, default=Class.FULL
    )
    accession = models.OneToOneField(
        Accession, models.PROTECT, null=True, blank=True, related_name="member"
    )
    start = models.DateField("Mitglied seit")
    end = models.DateField("Mitglied bis", null=True, blank=True)
    bound_until = models.DateField("Mindestdauer bis", null=True, blank=True)
    notice_on = models.DateField("gekündigt am", null=True, blank=True)
    end_reason = models.TextField("Grund der Beendigung", blank=True)
    source = models.CharField("Quelle", max_length=200, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["network", "body__sort_key"]
        verbose_name = "Mitglied im Netzwerk"
        verbose_name_plural = "Mitglieder im Netzwerk"
        constraints = [one_at_a_time("one_membership_at_a_time", "network", "body")]

    def __str__(self) -> str:
        return f"{self.body} im {self.network.titled}"


class Delegate(models.Model):
    """Who votes for a member (stimmberechtigter Vertreter): an office or a person."""

    member = models.ForeignKey(NetworkMember, models.PROTECT, related_name="delegates")
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="delegations"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="delegations"
    )
    contact = models.BooleanField("zugleich Ansprechpartner", default=True)
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="delegations"
    )
    start = models.DateField("von")
    end = models.DateField("bis", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["member", "start"]
        verbose_name = "stimmberechtigte Vertretung"
        verbose_name_plural = "stimmberechtigte Vertretungen"
        constraints = [
            one_at_a_time("one_delegate_at_a_time", "member"),
            models.CheckConstraint(
                name="delegate_is_office_or_person",
                condition=Q(office=None, person__isnull=False)
                | Q(office__isnull=False, person=None),
            ),
        ]

    def __str__(self) -> str:
        return str(self.office or self.person)
