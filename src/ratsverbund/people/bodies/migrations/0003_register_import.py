"""Keep what was imported from official lists, so that it can be undone."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0002_doors"),
        ("kernel", "0002_foundations"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "population_day",
                    models.DateField(
                        blank=True, null=True, verbose_name="Stichtag der Einwohnerzahlen"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "zur Prüfung"),
                            ("discarded", "verworfen"),
                            ("applied", "übernommen"),
                            ("undone", "zurückgenommen"),
                        ],
                        default="proposed",
                        max_length=9,
                        verbose_name="Stand",
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
                ("applied_at", models.DateTimeField(null=True, verbose_name="übernommen am")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="Quelle")),
                ("counts", models.JSONField(default=dict, verbose_name="Zahlen")),
                ("changes", models.JSONField(default=dict, verbose_name="Änderungen")),
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
                "verbose_name": "Registerimport",
                "verbose_name_plural": "Registerimporte",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("applied_at", None), ("state__in", ["proposed", "discarded"])
                            ),
                            models.Q(
                                ("applied_at__isnull", False), ("state__in", ["applied", "undone"])
                            ),
                            _connector="OR",
                        ),
                        name="applied_import_has_time",
                    )
                ],
            },
        ),
    ]
