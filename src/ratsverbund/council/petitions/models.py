"""Petitions (Anregungen und Beschwerden), from the citizens' intake to the reply."""

import secrets
from datetime import date
from functools import partial

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

UNGUESSABLE = 2**62


class Petition(models.Model):
    """A suggestion or complaint to the council (Anregung, Beschwerde); its persons stay private."""

    class Form(models.TextChoices):
        LETTER = "letter", _("Brief")
        EMAIL = "email", _("E-Mail")
        WEB = "web", _("Formular im Netz")
        RECORD = "record", _("zur Niederschrift")
        ORAL = "oral", _("nur mündlich")

    class Route(models.TextChoices):
        INCOMPLETE = "incomplete", _("Form oder Name nachfordern")
        FORWARD = "forward", _("an die zuständige Stelle weiterleiten")
        REFRAIN = "refrain", _("von der Prüfung absehen")
        COMMITTEE = "committee", _("im Beschwerdeausschuss prüfen")

    class State(models.TextChoices):
        RECEIVED = "received", _("eingegangen")
        TRIAGED = "triaged", _("eingeordnet")
        FORWARDED = "forwarded", _("weitergeleitet")
        REFRAINED = "refrained", _("von der Prüfung abgesehen")
        COMMITTEE = "committee", _("im Ausschuss")
        HEARD = "heard", _("angehört")
        REFERRED = "referred", _("überwiesen")
        ANSWERED = "answered", _("beantwortet")
        WITHDRAWN = "withdrawn", _("zurückgenommen")

    STEPS = {
        State.RECEIVED: {State.TRIAGED, State.WITHDRAWN},
        State.TRIAGED: {
            State.RECEIVED,
            State.FORWARDED,
            State.REFRAINED,
            State.COMMITTEE,
            State.WITHDRAWN,
        },
        State.COMMITTEE: {State.HEARD, State.WITHDRAWN},
        State.HEARD: {State.REFERRED, State.WITHDRAWN},
        State.REFRAINED: {State.ANSWERED},
        State.REFERRED: {State.ANSWERED},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="petitions")
    year = models.PositiveSmallIntegerField("Jahr")
    number = models.PositiveSmallIntegerField("Nummer")
    subject = models.CharField("Betreff", max_length=200)
    wording = models.TextField("Wortlaut")
    form = models.CharField("Eingangsart", choices=Form, max_length=6)
    received_on = models.DateField("eingegangen am")
    name = models.CharField("Name", max_length=200, blank=True)
    address = models.TextField("Anschrift", blank=True)
    email = models.EmailField("E-Mail", blank=True)
    resident_since = models.DateField("wohnt hier seit", null=True, blank=True)
    nonresident = models.BooleanField("wohnt nicht in der Gemeinde", default=False)
    signatories = models.PositiveIntegerField("Zahl der Unterzeichner", default=1)
    state = models.CharField(choices=State, default=State.RECEIVED, max_length=9)
    moved_on = models.DateField("im Stand seit")

    facts = models.JSONField("Angaben zur Einordnung", null=True, blank=True)
    proposal = models.JSONField("Vorschlag", null=True, blank=True)
    earlier = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="repetitions"
    )
    route = models.CharField("Entscheidung", choices=Route, max_length=10, blank=True)
    route_reason = models.TextField("Begründung der Entscheidung", blank=True)
    triaged_on = models.DateField("eingeordnet am", null=True, blank=True)
    forwarded_to = models.TextField("weitergeleitet an", blank=True)
    refrained_by = models.CharField("abgesehen durch", max_length=200, blank=True)

    answer_until = models.DateField("Nachricht bis", null=True, blank=True)
    answer_basis = models.JSONField("Berechnung der Nachricht", null=True, blank=True)
    answer = models.TextField("Nachricht", blank=True)
    answered_on = models.DateField("Nachricht am", null=True, blank=True)
    withdrawn_reason = models.TextField("Grund der Rücknahme", blank=True)
    anonymised_on = models.DateField("anonymisiert am", null=True, blank=True)
    token_hash = models.CharField("geheimer Link", max_length=64, blank=True, db_index=True)

    class Meta:
        ordering = ["-year", "-number"]
        verbose_name = "Anregung oder Beschwerde"
        verbose_name_plural = "Anregungen und Beschwerden"
        constraints = [
            models.UniqueConstraint(fields=["body", "year", "number"], name="petition_number_once"),
            models.CheckConstraint(name="petition_has_signatory", condition=Q(signatories__gte=1)),
            models.CheckConstraint(
                name="triaged_petition_has_route",
                condition=Q(state__in=["received", "withdrawn"]) | ~Q(route=""),
            ),
            models.CheckConstraint(
                name="forwarded_petition_has_addressee",
                condition=~Q(state="forwarded") | ~Q(forwarded_to=""),
            ),
            models.CheckConstraint(
                name="refrained_petition_has_decider",
                condition=~Q(state="refrained") | ~Q(refrained_by=""),
            ),
            models.CheckConstraint(
                name="answered_petition_has_day",
                condition=~Q(state="answered") | Q(answered_on__isnull=False),
            ),
            models.CheckConstraint(
                name="anonymised_petition_names_nobody",
                condition=Q(anonymised_on=None) | Q(name="", address="", email="", wording=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Eingabe {self.reference}"

    @property
    def reference(self) -> str:
        """The file number."""
        return f"{self.year}/{self.number:03d}"

    @property
    def proposed(self) -> str:
        """The way the law proposes, in words; nothing where it is silent."""
        value = (self.proposal or {}).get("value")
        return str(self.Route(value).label) if value else ""

    @property
    def written(self) -> bool:
        """Whether it came in text form (§ 126b BGB)."""
        return self.form != self.Form.ORAL

    @property
    def resident_months(self) -> int | None:
        """Full months of living here on the day of receipt; none if nobody said so."""
        if self.nonresident:
            return 0
        if self.resident_since is None:
            return None
        begin, end = self.resident_since, self.received_on
        months = (end.year - begin.year) * 12 + end.month - begin.month - (end.day < begin.day)
        return max(months, 0)


class CoSignatory(models.Model):
    """Somebody who signed along (Mitunterzeichner); at most one speaks in the first one's place."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="cosignatories")
    name = models.CharField("Name", max_length=200)
    speaker = models.BooleanField("Wortführer", default=False)

    class Meta:
        ordering = ["petition", "pk"]
        verbose_name = "Mitunterzeichner"
        verbose_name_plural = "Mitunterzeichner"
        constraints = [
            models.UniqueConstraint(
                fields=["petition"], condition=Q(speaker=True), name="one_speaker_per_petition"
            )
        ]

    def __str__(self) -> str:
        return f"Mitunterzeichner {self.pk}"


class Hearing(models.Model):
    """A petition before the committee (Anhörung): its item, who spoke, how long."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="hearings")
    # An item that was never sent may be struck; the petition then waits for another meeting.
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="hearings")
    invited_on = models.DateField("eingeladen am", null=True, blank=True)
    held_on = models.DateField("angehört am", null=True, blank=True)
    waived = models.BooleanField("nicht wahrgenommen", default=False)
    spoken = models.DurationField("Redezeit", null=True, blank=True)
    speaker = models.CharField("Sprecher", max_length=200, blank=True)
    facts = models.JSONField("Angaben", null=True, blank=True)
    basis = models.JSONField("Rederecht", null=True, blank=True)
    dropped_reason = models.TextField("Grund der Absetzung", blank=True)

    class Meta:
        ordering = ["petition", "pk"]
        verbose_name = "Anhörung"
        verbose_name_plural = "Anhörungen"
        constraints = [
            models.UniqueConstraint(
                fields=["petition"], condition=Q(dropped_reason=""), name="one_hearing_per_petition"
            ),
            models.CheckConstraint(
                name="held_hearing_has_basis",
                condition=Q(held_on=None) | Q(basis__isnull=False, spoken__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Anhörung {self.pk}"


class Referral(models.Model):
    """The committee's outcome (Überweisung), and what the deciding body made of it."""

    petition = models.OneToOneField(Petition, models.PROTECT, related_name="referral")
    target = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True)
    office = models.CharField("Stelle", max_length=200, blank=True)
    recommendation = models.TextField("Empfehlung", blank=True)
    step = models.CharField("Schritt", max_length=20)
    basis = models.JSONField("Grundlage")
    referred_on = models.DateField("überwiesen am")
    decided_on = models.DateField("entschieden am", null=True, blank=True)
    decision = models.TextField("Entscheidung", blank=True)
    deviates = models.BooleanField("weicht von der Empfehlung ab", default=False)
    decision_basis = models.JSONField("Grundlage der Abweichung", null=True, blank=True)

    class Meta:
        ordering = ["petition"]
        verbose_name = "Überweisung"
        verbose_name_plural = "Überweisungen"
        constraints = [
            models.CheckConstraint(
                name="referral_has_one_target",
                condition=Q(target=None) & ~Q(office="") | Q(target__isnull=False, office=""),
            ),
            models.CheckConstraint(
                name="deviation_has_advice_and_basis",
                condition=Q(deviates=False)
                | ~Q(recommendation="") & Q(decision_basis__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Überweisung {self.pk}"

    @property
    def addressee(self) -> str:
        """Who decides."""
        return str(self.target or self.office)


class PetitionLetter(models.Model):
    """A letter about a petition (Schreiben); its PDF goes when the persons are deleted."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("Eingangsbestätigung")
        COMPLETION = "completion", _("Bitte um Ergänzung")
        FORWARDING = "forwarding", _("Abgabe an die zuständige Stelle")
        FORWARDED = "forwarded", _("Nachricht über die Weiterleitung")
        INVITATION = "invitation", _("Einladung zur Anhörung")
        REPLY = "reply", _("Nachricht über die Stellungnahme")
        DECISION = "decision", _("Nachricht über die Entscheidung")

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="letters")
    kind = models.CharField("Art", choices=Kind, max_length=10)
    ordered_on = models.DateField("Datum")
    # Not a stored file: those are never deleted, and a letter names a person.
    content = models.BinaryField("PDF", null=True)
    sha256 = models.CharField("Prüfsumme", max_length=64, blank=True)

    class Meta:
        ordering = ["petition", "pk"]
        verbose_name = "Schreiben zu einer Eingabe"
        verbose_name_plural = "Schreiben zu Eingaben"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class PetitionIntake(models.Model):
    """What a citizen typed (Eingang aus dem Netz); strangers may add rows and read none."""

    class State(models.TextChoices):
        NEW = "new", _("neu")
        ACCEPTED = "accepted", _("übernommen")
        DISCARDED = "discarded", _("verworfen")

    STEPS = {State.NEW: {State.ACCEPTED, State.DISCARDED}}

    # The strangers' role may take no number of a series, and none of these can be guessed.
    id = models.BigIntegerField(primary_key=True, default=partial(secrets.randbelow, UNGUESSABLE))
    body = models.ForeignKey(Body, models.PROTECT, related_name="petition_intakes")
    received_at = models.DateTimeField("eingegangen", default=timezone.now)
    subject = models.CharField("Betreff", max_length=200)
    wording = models.TextField("Wortlaut")
    name = models.CharField("Name", max_length=200)
    address = models.TextField("Anschrift")
    email = models.EmailField("E-Mail", blank=True)
    resident_since = models.DateField("wohnt hier seit", null=True, blank=True)
    cosigners = models.TextField("Mitunterzeichner", blank=True)
    token_hash = models.CharField("geheimer Link", max_length=64, unique=True)
    source = models.CharField("Herkunft", max_length=64)
    state = models.CharField(choices=State, default=State.NEW, max_length=9)
    reason = models.TextField("Grund", blank=True)
    petition = models.OneToOneField(
        Petition, models.PROTECT, null=True, blank=True, related_name="intake"
    )

    class Meta:
        ordering = ["received_at"]
        verbose_name = "Eingang aus dem Netz"
        verbose_name_plural = "Eingänge aus dem Netz"
        constraints = [
            models.CheckConstraint(
                name="accepted_intake_has_petition",
                condition=~Q(state="accepted") | Q(petition__isnull=False),
            ),
            models.CheckConstraint(
                name="discarded_intake_has_reason", condition=~Q(state="discarded") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"Eingang {self.code}"

    @property
    def code(self) -> str:
        """What a citizen can quote on the telephone; it opens nothing."""
        return self.token_hash[:8].upper()

    @property
    def received_on(self) -> date:
        """The local day of receipt."""
        return timezone.localdate(self.received_at)
