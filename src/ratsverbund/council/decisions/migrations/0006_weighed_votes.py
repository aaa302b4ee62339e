"""What a vote was about, how many yes votes it needed, and room for votes nobody counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0005_voting_system"),
        ("meetings", "0004_exclusion_place"),
    ]

    operations = [
        migrations.AddField(
            model_name="vote",
            name="barred",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="davon hier ohne Stimmrecht"
            ),
        ),
        migrations.AddField(
            model_name="vote",
            name="base",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="gezählt von"
            ),
        ),
        migrations.AddField(
            model_name="vote",
            name="majority_basis",
            field=models.JSONField(blank=True, null=True, verbose_name="Begründung der Mehrheit"),
        ),
        migrations.AddField(
            model_name="vote",
            name="needed",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="nötige Ja-Stimmen"
            ),
        ),
        migrations.AddField(
            model_name="vote",
            name="topic",
            field=models.CharField(
                choices=[
                    ("charter", "Hauptsatzung"),
                    ("committees", "Bildung oder Befugnisse der Ausschüsse"),
                    ("exceptional_case", "Ausnahmefall für digitale Sitzungen"),
                    ("chair_removal", "Abberufung eines Ausschussvorsitzes"),
                    ("discharge", "Jahresabschluss und Entlastung"),
                    ("other", "anderer Beschluss"),
                ],
                default="other",
                max_length=16,
                verbose_name="Gegenstand",
            ),
        ),
        migrations.AlterField(
            model_name="vote",
            name="abstentions",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="Enthaltungen"
            ),
        ),
        migrations.AlterField(
            model_name="vote",
            name="label",
            field=models.CharField(blank=True, max_length=80, verbose_name="Ergebnis"),
        ),
        migrations.AlterField(
            model_name="vote",
            name="no",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Nein"),
        ),
        migrations.AlterField(
            model_name="vote",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("main", "Hauptantrag"),
                    ("amendment", "Änderungsantrag"),
                    ("procedural", "Antrag zur Geschäftsordnung"),
                ],
                default="main",
                max_length=10,
                verbose_name="Art des Antrags",
            ),
        ),
        migrations.AlterField(
            model_name="vote",
            name="yes",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Ja"),
        ),
    ]
