"""Name papers that change the charter."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0003_tombstone"),
    ]

    operations = [
        migrations.AlterField(
            model_name="paper",
            name="paper_type",
            field=models.CharField(
                choices=[
                    ("proposal", "Beschlussvorlage"),
                    ("report", "Mitteilungsvorlage"),
                    ("motion", "Antrag"),
                    ("question", "Anfrage"),
                    ("charter", "Änderung der Hauptsatzung"),
                ],
                default="proposal",
                max_length=8,
                verbose_name="Art",
            ),
        ),
    ]
