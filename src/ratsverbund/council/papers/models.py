"""Papers (Vorlagen), their proposals, versions, co-signatures and consultations."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization


class ReferenceSeries(models.Model):
    """How a body numbers its papers (Nummernkreis) and the last number given in each period."""

    class Pattern(models.TextChoices):
        YEAR_FIRST = "year_first", "2021/123"
        TERM_LAST = "term_last", "0225/2020-2025"

    body = models.ForeignKey(Body, models.PROTECT, related_name="reference_series")
    pattern = models.CharField("Muster", choices=Pattern, max_length=10, default=Pattern.YEAR_FIRST)
    period = models.CharField("Jahr oder Wahlperiode", max_length=20)
    last = models.PositiveIntegerField("zuletzt vergeben", default=0)

    class Meta:
        ordering = ["body", "period"]
        verbose_name = "Nummernkreis"
        verbose_name_plural = "Nummernkreise"
        constraints = [
            models.UniqueConstraint(fields=["body", "period"], name="one_series_per_period")
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.period}"

    def written(self, number: int) -> str:
        """The reference as it stands on the paper."""
        if self.pattern == self.Pattern.TERM_LAST:
            return f"{number:04d}/{self.period}"
        return f"{self.period}/{number:03d}"


class Paper(models.Model):
    """A paper (Vorlage) on which organizations decide."""

    class Type(models.TextChoices):
        PROPOSAL = "proposal", _("Beschlussvorlage")
        REPORT = "report", _("Mitteilungsvorlage")
        MOTION = "motion", _("Antrag")
        QUESTION = "question", _("Anfrage")
        CHARTER = "charter", _("Änderung der Hauptsatzung")

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        COSIGNING = "cosigning", _("in Mitzeichnung")
        RELEASED = "released", _("zur Beratung freigegeben")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    STEPS = {
        State.DRAFT: {State.COSIGNING, State.RELEASED, State.WITHDRAWN},
        State.COSIGNING: {State.DRAFT, State.RELEASED, State.WITHDRAWN},
        State.RELEASED: {State.WITHDRAWN},
    }

    body = models.ForeignKey(Body, models.PROTECT, related_name="papers")
    paper_type = models.CharField("Art", choices=Type, max_length=8, default=Type.PROPOSAL)
    reference = models.CharField("Vorlagennummer", max_length=40, blank=True)
    title = models.CharField("Betreff", max_length=300)
    office = models.CharField("federführendes Amt", max_length=160, blank=True)
    day = models.DateField("Datum")
    reasoning = models.TextField("Sachverhalt und Begründung", blank=True)
    financial_effect = models.TextField("Finanzielle Auswirkungen", blank=True)
    state = models.CharField(choices=State, default=State.DRAFT, max_length=9)
    public = models.BooleanField("öffentlich", default=True)
    late = models.BooleanField("Nachtrag", default=False)
    fixed = models.BooleanField("Wortlaut gebunden", default=False)
    version = models.PositiveIntegerField("Fassung", default=1)
    withdrawn_on = models.DateField("zurückgezogen am", null=True, blank=True)
    withdrawn_reason = models.TextField("Grund der Rücknahme", blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="papers"
    )
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "Vorlage"
        verbose_name_plural = "Vorlagen"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "reference"],
                condition=~Q(reference=""),
                name="one_paper_per_reference",
            ),
            models.CheckConstraint(
                name="released_paper_has_reference",
                condition=~Q(state="released") | ~Q(reference=""),
            ),
            models.CheckConstraint(
                name="withdrawn_paper_has_day_and_reason",
                condition=~Q(state="withdrawn")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
            ),
            models.CheckConstraint(
                name="only_public_papers_are_published",
                condition=Q(published_at=None) | Q(public=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.title}" if self.reference else self.title


class ProposedResolution(models.Model):
    """What one organization is asked to resolve (Beschlussvorschlag)."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="proposals")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    order = models.PositiveSmallIntegerField("Reihenfolge")
    text = models.TextField("Beschlussvorschlag")
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["paper", "order"]
        verbose_name = "Beschlussvorschlag"
        verbose_name_plural = "Beschlussvorschläge"
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "order"],
                name="one_proposal_per_place",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization or 'ohne Gremium'}: {self.text[:80]}"

    @property
    def body_id(self) -> int:
        """The body of the paper."""
        return self.paper.body_id


class PaperVersion(models.Model):
    """The wording of a paper as one save left it (Fassung)."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("Fassung")
    wording = models.JSONField("Wortlaut")
    author_name = models.CharField("von", max_length=200)
    saved_at = models.DateTimeField("gespeichert am", auto_now_add=True)

    class Meta:
        ordering = ["paper", "number"]
        verbose_name = "Fassung"
        verbose_name_plural = "Fassungen"
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.paper}, Fassung {self.number}"


class PaperImport(models.Model):
    """The file a paper was read from, what was recognised and what found no place (Übernahme)."""

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="origin")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    reading = models.JSONField("Erkanntes")
    unplaced = models.JSONField("nicht zugeordnet", default=list)
    warnings = models.JSONField("Hinweise", default=list)

    class Meta:
        ordering = ["pk"]
        verbose_name = "Übernahme"
        verbose_name_plural = "Übernahmen"

    def __str__(self) -> str:
        return str(self.file)


class PaperFile(models.Model):
    """A file that belongs to a paper (Anlage)."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    title = models.CharField("Bezeichnung", max_length=200)
    order = models.PositiveSmallIntegerField("Reihenfolge")
    public = models.BooleanField("öffentlich", default=False)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["paper", "order"]
        verbose_name = "Anlage"
        verbose_name_plural = "Anlagen"

    def __str__(self) -> str:
        return self.title


class CoSignature(models.Model):
    """Someone asked to co-sign a paper, and the answer (Mitzeichnung)."""

    class State(models.TextChoices):
        ASKED = "asked", _("angefragt")
        SIGNED = "signed", _("mitgezeichnet")
        REFUSED = "refused", _("nicht mitgezeichnet")

    STEPS = {State.ASKED: {State.SIGNED, State.REFUSED}}

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="cosignatures")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="cosignatures"
    )
    state = models.CharField(choices=State, default=State.ASKED, max_length=7)
    note = models.TextField("Anmerkung", blank=True)
    version = models.PositiveIntegerField("Fassung")
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)

    class Meta:
        ordering = ["paper", "pk"]
        verbose_name = "Mitzeichnung"
        verbose_name_plural = "Mitzeichnungen"
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "account", "version"], name="one_signature_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.get_state_display()}"

    @property
    def body_id(self) -> int:
        """The body of the paper."""
        return self.paper.body_id


class Consultation(models.Model):
    """One station of a paper's way through the organizations (Beratung)."""

    class State(models.TextChoices):
        PENDING = "pending", _("noch nicht beraten")
        SCHEDULED = "scheduled", _("auf der Tagesordnung")
        DONE = "done", _("beraten")
        POINTLESS = "pointless", _("gegenstandslos")

    STEPS = {
        State.PENDING: {State.SCHEDULED, State.POINTLESS},
        State.SCHEDULED: {State.PENDING, State.DONE, State.POINTLESS},
        State.POINTLESS: {State.PENDING},
    }

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="consultations")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="consultations")
    proposal = models.ForeignKey(
        ProposedResolution, models.PROTECT, null=True, blank=True, related_name="consultations"
    )
    order = models.PositiveSmallIntegerField("Reihenfolge")
    authoritative = models.BooleanField("entscheidend", default=False)
    state = models.CharField(choices=State, default=State.PENDING, max_length=9)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["paper", "order"]
        verbose_name = "Beratung"
        verbose_name_plural = "Beratungen"
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "order"],
                name="one_consultation_per_place",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.paper} im Gremium {self.organization}"

    @property
    def body_id(self) -> int:
        """The body of the paper."""
        return self.paper.body_id


class Tombstone(models.Model):
    """What strangers still see of a paper that is no longer public: its number and a day."""

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="tombstone")
    body = models.ForeignKey(Body, models.PROTECT, related_name="tombstones")
    reference = models.CharField("Vorlagennummer", max_length=40)
    removed_on = models.DateField("nicht mehr öffentlich seit")
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    class Meta:
        ordering = ["-removed_on", "-pk"]
        verbose_name = "Hinweis auf eine nicht mehr öffentliche Vorlage"
        verbose_name_plural = "Hinweise auf nicht mehr öffentliche Vorlagen"

    def __str__(self) -> str:
        return self.reference
