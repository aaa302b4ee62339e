"""The official wordings of town charters."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0004_law_change"),
        ("kernel", "0002_foundations"),
    ]

    operations = [
        migrations.CreateModel(
            name="CharterText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("charter", models.CharField(max_length=20, verbose_name="Werk")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="Titel")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gilt ab")),
                ("source", models.CharField(max_length=300, verbose_name="Quelle")),
                ("wording", models.JSONField(verbose_name="Wortlaut")),
                ("report", models.JSONField(verbose_name="Bericht")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "zur Prüfung"),
                            ("discarded", "verworfen"),
                            ("confirmed", "bestätigt"),
                            ("withdrawn", "zurückgezogen"),
                        ],
                        default="proposed",
                        max_length=9,
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="hochgeladen am",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="veröffentlicht am"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charter_texts",
                        to="bodies.body",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
            ],
            options={
                "verbose_name": "Satzungswortlaut",
                "verbose_name_plural": "Satzungswortlaute",
                "ordering": ["body", "-valid_from", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "confirmed")),
                        fields=("body", "charter", "valid_from"),
                        name="one_confirmed_text_per_day",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at__isnull", True), ("state", "confirmed"), _connector="OR"
                        ),
                        name="only_confirmed_text_is_public",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="charter_text_has_source",
                    ),
                ],
            },
        ),
    ]
