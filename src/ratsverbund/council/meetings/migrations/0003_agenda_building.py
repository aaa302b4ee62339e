"""Kinds and forms of meetings, sub-items, supplements, the second person's release."""

import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_law_change"),
        ("meetings", "0002_doors"),
        ("organizations", "0002_doors"),
        ("papers", "0004_charter_paper"),
    ]

    operations = [
        migrations.CreateModel(
            name="SingleClerk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(verbose_name="Grund")),
                ("since", models.DateField(verbose_name="seit")),
            ],
            options={
                "verbose_name": "Verzicht auf die zweite Person",
                "verbose_name_plural": "Verzichte auf die zweite Person",
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="meetings.agendaitem",
                verbose_name="Unterpunkt von",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="reports_on",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="meetings.meeting",
                verbose_name="Bericht über",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="supplement",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="Nachtrag Nr."
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="districts",
            field=models.ManyToManyField(
                blank=True,
                related_name="assemblies",
                to="organizations.organization",
                verbose_name="nur für die Ortschaften",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="four_eyes",
            field=models.BooleanField(
                default=False, verbose_name="Freigabe durch eine zweite Person"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="kind",
            field=models.CharField(
                choices=[
                    ("ordinary", "Sitzung"),
                    ("constitutive", "konstituierende Sitzung"),
                    ("assembly", "Einwohnerversammlung"),
                    ("faction", "Fraktionssitzung"),
                ],
                default="ordinary",
                max_length=12,
                verbose_name="Art",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="mode",
            field=models.CharField(
                choices=[("present", "in Präsenz"), ("digital", "digital"), ("hybrid", "hybrid")],
                default="present",
                max_length=7,
                verbose_name="Form",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="mode_basis",
            field=models.JSONField(blank=True, null=True, verbose_name="Grundlage der Form"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="partners",
            field=models.ManyToManyField(
                blank=True,
                related_name="joint_meetings",
                to="organizations.organization",
                verbose_name="gemeinsam mit",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="released_at",
            field=models.DateTimeField(
                blank=True, null=True, verbose_name="Tagesordnung freigegeben am"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="released_by",
            field=models.CharField(blank=True, max_length=200, verbose_name="freigegeben von"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="meetings.meeting",
                verbose_name="tritt an die Stelle von",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("meeting", "number"),
                name="one_item_per_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "faction"), _negated=True),
                    ("published_at", None),
                    _connector="OR",
                ),
                name="faction_meeting_is_never_published",
            ),
        ),
        migrations.AddField(
            model_name="singleclerk",
            name="body",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="single_clerk",
                to="bodies.body",
            ),
        ),
        migrations.AddConstraint(
            model_name="singleclerk",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="single_clerk_has_reason"
            ),
        ),
    ]
