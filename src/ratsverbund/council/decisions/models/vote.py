"""One vote: the counts, and what the law makes of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models.counted import Counted
from ratsverbund.council.decisions.models.system import VotingSystem
from ratsverbund.council.meetings.models import AgendaItem


class Vote(Counted):
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

    class Topic(models.TextChoices):
        CHARTER = "charter", _("Hauptsatzung")
        COMMITTEES = "committees", _("Bildung oder Befugnisse der Ausschüsse")
        EXCEPTIONAL_CASE = "exceptional_case", _("Ausnahmefall für digitale Sitzungen")
        CHAIR_REMOVAL = "chair_removal", _("Abberufung eines Ausschussvorsitzes")
        DISCHARGE = "discharge", _("Jahresabschluss und Entlastung")
        OTHER = "other", _("anderer Beschluss")

    class Majority(models.TextChoices):
        SIMPLE = "simple", _("einfache Mehrheit")
        STATUTORY = "statutory", _("Mehrheit der gesetzlichen Zahl der Mitglieder")
        TWO_THIRDS = "two_thirds", _("zwei Drittel der gesetzlichen Zahl der Mitglieder")

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="votes")
    topic = models.CharField("Gegenstand", choices=Topic, max_length=16, default=Topic.OTHER)
    purpose = models.CharField(
        "Art des Antrags", choices=Purpose, max_length=10, default=Purpose.MAIN
    )
    subject = models.TextField("Wortlaut des Antrags", blank=True)
    method = models.CharField("Verfahren", choices=Method, max_length=9, default=Method.COUNTS)
    majority = models.CharField(
        "erforderliche Mehrheit", choices=Majority, max_length=10, default=Majority.SIMPLE
    )
    invalid = models.PositiveSmallIntegerField("ungültig", default=0)
    present = models.PositiveSmallIntegerField("anwesende Stimmberechtigte")
    ballots = models.PositiveSmallIntegerField("abgegebene Stimmzettel", null=True, blank=True)
    system = models.ForeignKey(
        VotingSystem, models.PROTECT, null=True, blank=True, related_name="votes"
    )
    taken_at = models.DateTimeField("abgestimmt um", null=True, blank=True)
    basis = models.JSONField("Begründung")
    majority_basis = models.JSONField("Begründung der Mehrheit", null=True, blank=True)
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
                name="counts_unless_nobody_objected",
                condition=Q(method="unopposed", yes=None, no=None, abstentions=None, invalid=0)
                | ~Q(method="unopposed")
                & Q(yes__isnull=False, no__isnull=False, abstentions__isnull=False),
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
        return ", ".join(filter(None, (self.counts, self.label)))

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id
