"""Reserve lists: who moves up when a seat in the council falls vacant."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.bodies.models import Body
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


class ReserveEntry(models.Model):
    """A place on the reserve list of a party or group (Reserveliste) after an election."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wartet")
        SEATED = "seated", _("nachgerückt")
        DECLINED = "declined", _("ausgeschieden")

    STEPS = {State.WAITING: {State.SEATED, State.DECLINED}, State.SEATED: {State.WAITING}}

    body = models.ForeignKey(Body, models.PROTECT, related_name="reserve_entries")
    faction = models.ForeignKey(
        Organization, models.PROTECT, related_name="reserve_entries", verbose_name="Liste"
    )
    position = models.PositiveSmallIntegerField("Platz")
    person = models.ForeignKey(Person, models.PROTECT, related_name="reserve_entries")
    state = models.CharField("Stand", choices=State, default=State.WAITING, max_length=8)
    reason = models.CharField("Grund", max_length=200, blank=True)
    change = models.ForeignKey(
        MandateChange, models.PROTECT, null=True, related_name="reserve_entries"
    )

    class Meta:
        ordering = ["faction", "position"]
        verbose_name = "Platz auf der Reserveliste"
        verbose_name_plural = "Plätze auf der Reserveliste"
        constraints = [
            models.UniqueConstraint(fields=["faction", "position"], name="one_entry_a_place"),
            models.CheckConstraint(
                name="declined_entry_has_reason", condition=~Q(state="declined") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.faction.short_name} {self.position}: {self.person}"
