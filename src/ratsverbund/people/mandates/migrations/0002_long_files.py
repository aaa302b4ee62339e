"""What a job found in a long file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mandates", "0001_initial")]

    operations = [
        migrations.AddField(
            "mandatechange", "rows", models.PositiveIntegerField("Zeilen", default=0)
        ),
        migrations.AddField("mandatechange", "preview", models.JSONField("Vorschau", null=True)),
    ]
