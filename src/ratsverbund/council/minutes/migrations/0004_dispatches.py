"""Who was told of minutes, with the proof; who confirmed a correction."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("minutes", "0003_correct_presence"),
    ]

    operations = [
        migrations.AddField(
            "correction",
            "confirmed_by",
            models.CharField("bestätigt von", max_length=200, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AlterField(
            "correction",
            "made_at",
            models.DateTimeField(
                "berichtigt am", default=django.utils.timezone.now, editable=False
            ),
        ),
        migrations.CreateModel(
            name="MinutesDispatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField("Empfänger", max_length=200)),
                ("address", models.EmailField("E-Mail-Adresse", max_length=254)),
                ("link", models.CharField("Adresse der Niederschrift", max_length=300)),
                (
                    "state",
                    models.CharField(
                        "Stand",
                        choices=[
                            ("queued", "wartet"),
                            ("sending", "begonnen"),
                            ("sent", "versandt"),
                            ("failed", "nicht zugestellt"),
                        ],
                        default="queued",
                        max_length=7,
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField("Versuche", default=0)),
                ("queued_at", models.DateTimeField("vorgemerkt am")),
                ("begun_at", models.DateTimeField("begonnen am", null=True)),
                ("sent_at", models.DateTimeField("versandt am", null=True)),
                ("sha256", models.CharField("Prüfsumme", max_length=64, blank=True)),
                ("error", models.TextField("Fehler", blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_dispatches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatches",
                        to="minutes.minutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "Zuleitung",
                "verbose_name_plural": "Zuleitungen",
                "ordering": ["minutes", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("minutes", "account"), name="told_once_of_minutes"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            models.Q(
                                ("sent_at__isnull", False), models.Q(("sha256", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="told_of_minutes_with_proof",
                    ),
                ],
            },
        ),
    ]
