"""What is filled by election, and who stands for it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.people.organizations.models import (
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person


class Election(models.Model):
    """An election (Wahl) under an agenda item: what is to fill, how, and how far it is."""

    class Kind(models.TextChoices):
        DEPUTY_MAYORS = "deputy_mayors", _("Wahl der stellvertretenden Bürgermeister")
        DEPUTY_MAYOR = "deputy_mayor", _("Nachwahl einer Stellvertretung des Bürgermeisters")
        COMMITTEE = "committee", _("Besetzung eines Ausschusses")
        SEAT = "seat", _("Nachwahl in einen Ausschuss")
        DISTRICT_HEAD = "district_head", _("Wahl der Ortsvorsteherin oder des Ortsvorstehers")
        ALDERMAN = "alderman", _("Wahl einer Beigeordneten oder eines Beigeordneten")
        CHAIR = "chair", _("Wahl eines Vorsitzes")

    class Method(models.TextChoices):
        BALLOT = "ballot", _("Einzelwahl")
        LISTS = "lists", _("Verhältniswahl nach Listen")
        JOINT = "joint", _("einheitlicher Wahlvorschlag")

    class State(models.TextChoices):
        PREPARED = "prepared", _("vorbereitet")
        BALLOTING = "balloting", _("im Wahlgang")
        LOT = "lot", _("Los nötig")
        ELECTED = "elected", _("gewählt")
        FAILED = "failed", _("ohne Ergebnis")
        SEATED = "seated", _("besetzt")

    STEPS = {
        State.PREPARED: {State.BALLOTING},
        State.BALLOTING: {State.BALLOTING, State.LOT, State.ELECTED, State.FAILED},
        State.LOT: {State.LOT, State.BALLOTING, State.ELECTED},
        State.ELECTED: {State.SEATED, State.BALLOTING},
        State.FAILED: {State.BALLOTING},
    }

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="elections")
    kind = models.CharField("Gegenstand", choices=Kind, max_length=13)
    method = models.CharField("Verfahren", choices=Method, max_length=6, default=Method.BALLOT)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="elections"
    )
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="elections"
    )
    seats = models.PositiveSmallIntegerField("zu besetzende Sitze", default=1)
    general_deputy = models.BooleanField("allgemeine Vertretung des Bürgermeisters", default=False)
    secret = models.BooleanField("geheim", default=False)
    secrecy_asked = models.PositiveSmallIntegerField("geheime Wahl verlangt von", default=0)
    secrecy_basis = models.JSONField("Grundlage der Geheimhaltung", null=True, blank=True)
    formula = models.CharField("Verteilungsverfahren", max_length=13, blank=True)
    formula_reason = models.TextField("Grund des Verteilungsverfahrens", blank=True)
    basis = models.JSONField("Zulässigkeit", null=True, blank=True)
    start = models.DateField("Amtsantritt", null=True, blank=True)
    state = models.CharField(choices=State, default=State.PREPARED, max_length=9)

    class Meta:
        ordering = ["item", "pk"]
        verbose_name = "Wahl"
        verbose_name_plural = "Wahlen"
        constraints = [
            models.CheckConstraint(name="election_fills_a_seat", condition=Q(seats__gte=1)),
            models.CheckConstraint(
                name="single_election_fills_one_seat",
                condition=~Q(method="ballot") | Q(seats=1),
            ),
            models.CheckConstraint(
                name="election_names_what_it_fills",
                condition=Q(kind="deputy_mayors")
                | Q(organization__isnull=False)
                | Q(office__isnull=False),
            ),
            models.CheckConstraint(
                name="chosen_formula_has_reason",
                condition=Q(formula="") | ~Q(formula_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}" if self.subject else self.kind_name

    @property
    def kind_name(self) -> str:
        """What is elected, in words."""
        return str(self.get_kind_display())

    @property
    def subject(self) -> str:
        """The office or organization that is filled."""
        return str(self.organization or self.office or "")

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.item.meeting.body_id


class CandidateList(models.Model):
    """A list of a Fraktion or group (Liste) in an election by proportion."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="lists")
    faction = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="candidate_lists"
    )
    name = models.CharField("Name", max_length=80)
    order = models.PositiveSmallIntegerField("Reihenfolge")
    seats = models.PositiveSmallIntegerField("Sitze", null=True, blank=True)

    class Meta:
        ordering = ["election", "order"]
        verbose_name = "Liste"
        verbose_name_plural = "Listen"
        constraints = [models.UniqueConstraint(fields=["election", "name"], name="one_list_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.election.body_id


class Nomination(models.Model):
    """A person who stands in an election (Wahlvorschlag), by whom, and what became of it."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="nominations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="nominations")
    faction = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
        verbose_name="auf Vorschlag der Fraktion",
    )
    candidate_list = models.ForeignKey(
        CandidateList, models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    order = models.PositiveSmallIntegerField("Reihenfolge")
    role = models.CharField(
        "Funktion", choices=Membership.Role, max_length=15, default=Membership.Role.MEMBER
    )
    deputy = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deputy_nominations",
        verbose_name="persönliche Vertretung",
    )
    standing = models.BooleanField("steht zur Wahl", default=True)
    place = models.PositiveSmallIntegerField("gewählt an Stelle", null=True, blank=True)
    basis = models.JSONField("Wählbarkeit", null=True, blank=True)
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    holding = models.ForeignKey(
        OfficeHolding, models.PROTECT, null=True, blank=True, related_name="nominations"
    )

    class Meta:
        ordering = ["election", "order", "pk"]
        verbose_name = "Wahlvorschlag"
        verbose_name_plural = "Wahlvorschläge"
        constraints = [
            models.UniqueConstraint(
                fields=["election", "person"], name="nominated_once_per_election"
            ),
            models.UniqueConstraint(
                fields=["election", "deputy"], name="deputises_once_per_election"
            ),
            models.UniqueConstraint(fields=["election", "place"], name="one_elected_per_place"),
            models.CheckConstraint(
                name="nobody_deputises_for_themselves",
                condition=Q(deputy=None) | ~Q(deputy=models.F("person")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.election.body_id
