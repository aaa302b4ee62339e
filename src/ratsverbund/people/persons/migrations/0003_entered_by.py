"""Which body entered a person."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bodies", "0001_initial"), ("persons", "0002_doors")]

    operations = [
        migrations.AddField(
            "person",
            "entered_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="persons_entered",
                to="bodies.body",
                verbose_name="eingetragen von",
            ),
        ),
    ]
