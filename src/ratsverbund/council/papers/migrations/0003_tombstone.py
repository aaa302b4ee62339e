"""What strangers see of a paper that is no longer public."""

import django.db.models.deletion
from django.db import migrations, models

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("bodies", "0001_initial"), ("papers", "0002_doors")]

    operations = [
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=40, verbose_name="Vorlagennummer")),
                ("removed_on", models.DateField(verbose_name="nicht mehr öffentlich seit")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="veröffentlicht am"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tombstones",
                        to="bodies.body",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tombstone",
                        to="papers.paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "Hinweis auf eine nicht mehr öffentliche Vorlage",
                "verbose_name_plural": "Hinweise auf nicht mehr öffentliche Vorlagen",
                "ordering": ["-removed_on", "-pk"],
            },
        ),
        OpenDoor("papers_tombstone"),
    ]
