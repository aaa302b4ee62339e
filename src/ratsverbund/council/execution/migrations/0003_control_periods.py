"""Periods are what a town has set; a task without a day waits for one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bodies", "0004_law_change"), ("execution", "0002_doors")]

    operations = [
        migrations.AlterField(
            "execution", "due", models.DateField("zu erledigen bis", null=True, blank=True)
        ),
        migrations.AddConstraint(
            "execution",
            models.CheckConstraint(
                condition=models.Q(("confirmed_on", None), ("due__isnull", False), _connector="OR"),
                name="assigned_execution_has_day",
            ),
        ),
        migrations.CreateModel(
            name="ControlPeriods",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField("Ausführung innerhalb von Monaten", null=True),
                ),
                (
                    "days_before",
                    models.PositiveSmallIntegerField("Erinnerung, Tage vor der Frist", null=True),
                ),
                (
                    "days_after",
                    models.PositiveSmallIntegerField("Erinnerung, Tage nach der Frist", null=True),
                ),
                ("source", models.CharField("Grundlage", max_length=200)),
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="control_periods",
                        to="bodies.body",
                    ),
                ),
            ],
            options={
                "verbose_name": "Fristen der Beschlusskontrolle",
                "verbose_name_plural": "Fristen der Beschlusskontrolle",
                "ordering": ["body"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="control_periods_have_source",
                    )
                ],
            },
        ),
    ]
