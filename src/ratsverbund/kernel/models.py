"""What the house keeps for itself: audit entries, announced events, stored files."""

import hashlib

from django.db import models
from django.db.models.functions import Now


class AuditEntry(models.Model):
    """One act, who did it and on what basis (Protokolleintrag); the database refuses changes."""

    at = models.DateTimeField("Zeitpunkt", db_default=Now(), editable=False)
    operation = models.CharField("Vorgang", max_length=80)
    subject_type = models.CharField("Art", max_length=80)
    subject_id = models.BigIntegerField("Nummer")
    subject_label = models.CharField("Gegenstand", max_length=300)
    body_id = models.BigIntegerField("Körperschaft", null=True)
    actor_id = models.BigIntegerField("Konto", null=True)
    actor_name = models.CharField("Handelnde Person", max_length=200)
    change = models.JSONField("Änderung", default=dict)
    basis = models.JSONField("Rechtsgrundlage", null=True)
    citation = models.CharField("Fundstelle", max_length=300, blank=True)
    reason = models.TextField("Begründung", blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "Protokolleintrag"
        verbose_name_plural = "Protokolleinträge"
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="audit_by_subject"),
            models.Index(fields=["body_id", "at"], name="audit_by_body"),
        ]

    def __str__(self) -> str:
        return f"{self.operation}: {self.subject_label}"


class OutboxEvent(models.Model):
    """Something that happened, kept in the same transaction that made it happen (Ereignis)."""

    at = models.DateTimeField("Zeitpunkt", db_default=Now(), editable=False)
    name = models.CharField("Ereignis", max_length=120)
    payload = models.JSONField("Inhalt")

    class Meta:
        ordering = ["pk"]
        verbose_name = "Ereignis"
        verbose_name_plural = "Ereignisse"

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One event for one handler (Zustellung); its effect and its mark share a transaction."""

    class State(models.TextChoices):
        PENDING = "pending", "offen"
        DONE = "done", "zugestellt"

    STEPS = {State.PENDING: {State.DONE}}

    event = models.ForeignKey(OutboxEvent, models.PROTECT, related_name="deliveries")
    handler = models.CharField("Empfänger", max_length=160)
    state = models.CharField(choices=State, default=State.PENDING, max_length=7)
    done_at = models.DateTimeField("zugestellt am", null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "Zustellung"
        verbose_name_plural = "Zustellungen"
        constraints = [
            models.UniqueConstraint(fields=["event", "handler"], name="one_delivery_per_handler"),
            models.CheckConstraint(
                name="done_delivery_has_time",
                condition=models.Q(state="pending", done_at=None)
                | models.Q(state="done", done_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} → {self.handler}"


class StoredFile(models.Model):
    """The bytes of a document (Datei), never changed once stored."""

    name = models.CharField("Dateiname", max_length=200)
    media_type = models.CharField("Art", max_length=100)
    content = models.BinaryField("Inhalt")
    sha256 = models.CharField("Prüfsumme", max_length=64)
    size = models.PositiveIntegerField("Größe (Byte)")
    stored_at = models.DateTimeField("gespeichert am", db_default=Now(), editable=False)
    published_at = models.DateTimeField("veröffentlicht am", null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "Datei"
        verbose_name_plural = "Dateien"

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def fingerprint(content: bytes) -> str:
        """Return the SHA-256 of the bytes in hexadecimal."""
        return hashlib.sha256(content).hexdigest()
