"""Ballots as they were counted, and lots as they were drawn."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.elections.models.election import CandidateList, Election, Nomination
from ratsverbund.people.persons.models import Person


class Round(models.Model):
    """One ballot of an election (Wahlgang): counts only, and what the law makes of them."""

    class Result(models.TextChoices):
        ELECTED = "elected", _("gewählt")
        RUNOFF = "runoff", _("Stichwahl nötig")
        LOT = "lot", _("Los nötig")
        FAILED = "failed", _("niemand gewählt")

    election = models.ForeignKey(Election, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField("Wahlgang Nr.")
    runoff = models.BooleanField("Stichwahl", default=False)
    secret = models.BooleanField("geheim", default=False)
    present = models.PositiveSmallIntegerField("anwesende Stimmberechtigte")
    ballots = models.PositiveSmallIntegerField("abgegebene Stimmen")
    no = models.PositiveSmallIntegerField("Nein", default=0)
    abstentions = models.PositiveSmallIntegerField("Enthaltungen", default=0)
    invalid = models.PositiveSmallIntegerField("ungültig", default=0)
    result = models.CharField("Ergebnis", choices=Result, max_length=7)
    basis = models.JSONField("Begründung")
    taken_at = models.DateTimeField("gewählt um")
    counted_at = models.DateTimeField("ausgezählt am", auto_now_add=True)
    corrected = models.BooleanField("berichtigt", default=False)
    correction_reason = models.TextField("Grund der Berichtigung", blank=True)

    class Meta:
        ordering = ["election", "number", "pk"]
        verbose_name = "Wahlgang"
        verbose_name_plural = "Wahlgänge"
        constraints = [
            models.UniqueConstraint(
                fields=["election", "number"],
                condition=Q(corrected=False),
                name="one_valid_round_per_number",
            ),
            models.CheckConstraint(
                name="no_more_ballots_than_present", condition=Q(present__gte=F("ballots"))
            ),
            models.CheckConstraint(
                name="corrected_round_has_reason",
                condition=Q(corrected=False) | ~Q(correction_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return _("%(number)s. Wahlgang") % {"number": self.number}

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.election.body_id


class Count(models.Model):
    """The votes of one ballot for a person or a list (Stimmenzahl)."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="counts")
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, null=True, blank=True, related_name="counts"
    )
    candidate_list = models.ForeignKey(
        CandidateList, models.PROTECT, null=True, blank=True, related_name="counts"
    )
    votes = models.PositiveSmallIntegerField("Stimmen")

    class Meta:
        ordering = ["round", "pk"]
        verbose_name = "Stimmenzahl"
        verbose_name_plural = "Stimmenzahlen"
        constraints = [
            models.UniqueConstraint(fields=["round", "nomination"], name="one_count_a_candidate"),
            models.UniqueConstraint(fields=["round", "candidate_list"], name="one_count_a_list"),
            models.CheckConstraint(
                name="count_is_for_a_person_or_a_list",
                condition=Q(nomination__isnull=False, candidate_list=None)
                | Q(nomination=None, candidate_list__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination or self.candidate_list}: {self.votes}"

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.round.body_id


class Lot(models.Model):
    """A lot drawn by hand (Losentscheid): between whom, by whom, before whom, for whom."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="lots")
    between = models.JSONField("zwischen")
    winner = models.CharField("gezogen", max_length=200)
    drawn_by = models.ForeignKey(Person, models.PROTECT, related_name="lots_drawn")
    witnesses = models.CharField("vor Zeugen", max_length=300)
    procedure = models.CharField("Hergang", max_length=300, blank=True)
    drawn_at = models.DateTimeField("gezogen um")
    void = models.BooleanField("durch Berichtigung hinfällig", default=False)

    class Meta:
        ordering = ["round", "pk"]
        verbose_name = "Losentscheid"
        verbose_name_plural = "Losentscheide"
        constraints = [models.CheckConstraint(name="lot_has_witnesses", condition=~Q(witnesses=""))]

    def __str__(self) -> str:
        return _("Los: %(winner)s") % {"winner": self.winner}

    @property
    def body_id(self) -> int:
        """The body of the meeting."""
        return self.round.body_id
