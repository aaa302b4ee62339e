"""Let bodies change their own law from a day on."""

import django.db.models.deletion
from django.db import migrations, models

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0003_register_import"),
    ]

    operations = [
        migrations.AddField(
            model_name="body",
            name="enacted",
            field=models.JSONField(
                default=list, editable=False, verbose_name="eigene Rechtsänderungen"
            ),
        ),
        migrations.CreateModel(
            name="LawChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Titel")),
                ("draft", models.JSONField(verbose_name="Inhalt")),
                ("in_force", models.DateField(verbose_name="in Kraft ab")),
                ("source", models.CharField(max_length=300, verbose_name="Quelle")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="veröffentlicht am"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="law_changes",
                        to="bodies.body",
                    ),
                ),
            ],
            options={
                "verbose_name": "Rechtsänderung",
                "verbose_name_plural": "Rechtsänderungen",
                "ordering": ["body", "in_force", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "title"), name="one_law_change_per_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="law_change_has_source",
                    ),
                ],
            },
        ),
        OpenDoor("bodies_lawchange"),
    ]
