"""Votes and the resolutions they end in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


class VotingSystem(models.Model):
    """The admitted system with which an organization votes electronically (Abstimmungssystem)."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="voting_systems")
    name = models.CharField("System", max_length=120)
    admission = models.CharField("Zulassung, Aktenzeichen", max_length=120)
    admitted_on = models.DateField("zugelassen am")
    start = models.DateField("eingesetzt ab")
    end = models.DateField("eingesetzt bis", null=True, blank=True)
    reason = models.TextField("Grund")
    basis = models.JSONField("Rechtsgrundlage")

    class Meta:
        ordering = ["organization", "-start"]
        verbose_name = "Abstimmungssystem"
        verbose_name_plural = "Abstimmungssysteme"
        constraints = [
            models.UniqueConstraint(
                fields=["organization"], condition=Q(end=None), name="one_voting_system_at_a_time"
            ),
            models.CheckConstraint(
                name="voting_system_has_admission", condition=~Q(admission="") & ~Q(reason="")
            ),
            models.CheckConstraint(
                name="voting_system_ends_after_start",
                condition=Q(end=None) | Q(end__gte=models.F("start")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.admission})"

    @property
    def body_id(self) -> int:
        """The body of the organization."""
        return self.organization.body_id


class Vote(models.Model):
    """One vote on an agenda item (Abstimmung): the counts, and what the law makes of them."""

    class Method(models.TextChoices):
        COUNTS = "counts", _("nach Stimmenzahl")
        FACTIONS = "factions", _("nach Fraktionen")
        ROLL_CALL = "roll_call", _("namentlich")
        SECRET = "secret", _("geheim")
        UNOPPOSED = "unopposed", _("ohne Widerspruch")
        DEVICE = "device", _("elektronisch")

    class Purpose(models.TextChoices):
        MAIN = "main", _("Hauptantrag")
        AMENDMENT = "amendment", _("Änderungsantrag")
        PROCEDURAL = "procedural", _("Antrag zur Geschäftsordnung")

    class Majority(models.TextChoices):
        SIMPLE = "simple", _("einfache Mehrheit")
        STATUTORY = "statutory", _("Mehrheit der gesetzlichen Zahl der Mitglieder")
        TWO_THIRDS = "two_thirds", _("zwei Drittel der gesetzlichen Zahl der Mitglieder")

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="votes")
    purpose = models.CharField("Gegenstand", choices=Purpose, max_length=10, default=Purpose.MAIN)
    subject = models.TextField("Wortlaut des Antrags", blank=True)
    method = models.CharField("Verfahren", choices=Method, max_length=9, default=Method.COUNTS)
    majority = models.CharField(
        "erforderliche Mehrheit", choices=Majority, max_length=10, default=Majority.SIMPLE
    )
    yes = models.PositiveSmallIntegerField("Ja")
    no = models.PositiveSmallIntegerField("Nein")
    abstentions = models.PositiveSmallIntegerField("Enthaltungen")
    invalid = models.PositiveSmallIntegerField("ungültig", default=0)
    present = models.PositiveSmallIntegerField("anwesende Stimmberechtigte")
    excluded = models.PositiveSmallIntegerField("davon ausgeschlossen", default=0)
    ballots = models.PositiveSmallIntegerField("abgegebene Stimmzettel", null=True, blank=True)
    system = models.ForeignKey(
        "VotingSystem", models.PROTECT, null=True, blank=True, related_name="votes"
    )
    taken_at = models.DateTimeField("abgestimmt um", null=True, blank=True)
    adopted = models.BooleanField("angenommen")
    label = models.CharField("Ergebnis", max_length=80)
    basis = models.JSONField("Begründung")
    corrected = models.BooleanField("berichtigt", default=False)
    correction_reason = models.TextField("Grund der Berichtigung", blank=True)
    counted_at = models.DateTimeField("ausgezählt am", auto_now_add=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["item", "pk"]
        verbose_name = "Abstimmung"
        verbose_name_plural = "Abstimmungen"
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(corrected=False, purpose="main"),
                name="one_valid_main_vote_per_item",
            ),
            models.CheckConstraint(
                name="other_votes_say_on_what", condition=Q(purpose="main") | ~Q(subject="")
            ),
            models.CheckConstraint(
                name="secret_votes_count_ballots",
                condition=~Q(method="secret") | Q(ballots__isnull=False),
            ),
            models.CheckConstraint(
                name="electronic_votes_name_their_system",
                condition=~Q(method="device") | Q(system__isnull=False),
            ),
            models.CheckConstraint(
                name="no_more_votes_than_present",
                condition=Q(
                    present__gte=models.F("yes")
                    + models.F("no")
                    + models.F("abstentions")
                    + models.F("invalid")
                ),
            ),
            models.CheckConstraint(
                name="correction_has_reason",
                condition=Q(corrected=False) | ~Q(correction_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.yes}:{self.no}:{self.abstentions}, {self.label}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class FactionVote(models.Model):
    """How one Fraktion voted (Stimmen einer Fraktion); the mayor counts as one of his own."""

    vote = models.ForeignKey(Vote, models.PROTECT, related_name="factions")
    faction = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="votes"
    )
    name = models.CharField("Name", max_length=60)
    yes = models.PositiveSmallIntegerField("Ja", default=0)
    no = models.PositiveSmallIntegerField("Nein", default=0)
    abstentions = models.PositiveSmallIntegerField("Enthaltungen", default=0)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["vote", "pk"]
        verbose_name = "Stimmen einer Fraktion"
        verbose_name_plural = "Stimmen der Fraktionen"
        constraints = [
            models.UniqueConstraint(fields=["vote", "name"], name="one_count_per_faction")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.yes}:{self.no}:{self.abstentions}"


class NamedVote(models.Model):
    """How one person voted in a roll call (namentliche Stimme); nobody votes twice."""

    class Choice(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nein")
        ABSTENTION = "abstentions", _("Enthaltung")

    vote = models.ForeignKey(Vote, models.PROTECT, related_name="named")
    person = models.ForeignKey(Person, models.PROTECT, related_name="named_votes")
    choice = models.CharField("Stimme", choices=Choice, max_length=11)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["vote", "person__sort_key"]
        verbose_name = "namentliche Stimme"
        verbose_name_plural = "namentliche Stimmen"
        constraints = [
            models.UniqueConstraint(fields=["vote", "person"], name="nobody_votes_twice")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_choice_display()}"


class Resolution(models.Model):
    """What an organization resolved on an item (Beschluss)."""

    class Result(models.TextChoices):
        ADOPTED = "adopted", _("angenommen")
        REJECTED = "rejected", _("abgelehnt")
        ADJOURNED = "adjourned", _("vertagt")
        POINTLESS = "pointless", _("gegenstandslos")
        NOTED = "noted", _("zur Kenntnis genommen")
        REFERRED = "referred", _("verwiesen")

    body = models.ForeignKey(Body, models.PROTECT, related_name="resolutions")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="resolutions")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    paper = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    vote = models.OneToOneField(
        Vote, models.PROTECT, null=True, blank=True, related_name="resolution"
    )
    result = models.CharField("Ergebnis", choices=Result, max_length=9)
    label = models.CharField("Wortlaut des Ergebnisses", max_length=80)
    text = models.TextField("Beschluss")
    decided_on = models.DateField("beschlossen am")
    public = models.BooleanField("öffentlich", default=True)
    superseded = models.BooleanField("durch Berichtigung ersetzt", default=False)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["-decided_on", "-pk"]
        verbose_name = "Beschluss"
        verbose_name_plural = "Beschlüsse"
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(superseded=False), name="one_resolution_per_item"
            ),
            models.CheckConstraint(
                name="decided_resolution_has_vote",
                condition=~Q(result__in=["adopted", "rejected"]) | Q(vote__isnull=False),
            ),
            models.CheckConstraint(
                name="only_public_resolutions_are_published",
                condition=Q(published_at=None) | Q(public=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.decided_on:%d.%m.%Y}: {self.label}"
