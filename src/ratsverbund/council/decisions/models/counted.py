"""What every vote keeps, whatever it is about."""

from django.db import models


class Counted(models.Model):
    """The counts of a vote, who could give them, and the result (Auszählung).

    Without counts nobody counted: there was no objection, or no vote was needed. `needed` of
    `base` are the yes votes the law asked for.
    """

    yes = models.PositiveSmallIntegerField("Ja", null=True, blank=True)
    no = models.PositiveSmallIntegerField("Nein", null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField("Enthaltungen", null=True, blank=True)
    present = models.PositiveSmallIntegerField("anwesende Stimmberechtigte", null=True, blank=True)
    excluded = models.PositiveSmallIntegerField("davon ausgeschlossen", default=0)
    barred = models.PositiveSmallIntegerField("davon hier ohne Stimmrecht", default=0)
    needed = models.PositiveSmallIntegerField("nötige Ja-Stimmen", null=True, blank=True)
    base = models.PositiveSmallIntegerField("gezählt von", null=True, blank=True)
    adopted = models.BooleanField("angenommen")
    label = models.CharField("Ergebnis", max_length=80, blank=True)

    class Meta:
        abstract = True

    @property
    def counts(self) -> str:
        """The counts in short, 43 : 0 : 2; nothing where nobody counted."""
        if self.yes is None:
            return ""
        return f"{self.yes} : {self.no} : {self.abstentions}"
