"""Within how many days a town wants its minutes drafted."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bodies", "0004_law_change"), ("minutes", "0004_dispatches")]

    operations = [
        migrations.CreateModel(
            name="DraftPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days", models.PositiveSmallIntegerField("Tage nach der Sitzung")),
                ("source", models.CharField("Grundlage", max_length=200)),
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft_period",
                        to="bodies.body",
                    ),
                ),
            ],
            options={
                "verbose_name": "Frist für die Niederschrift",
                "verbose_name_plural": "Fristen für die Niederschrift",
                "ordering": ["body"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="draft_period_has_source",
                    )
                ],
            },
        ),
    ]
