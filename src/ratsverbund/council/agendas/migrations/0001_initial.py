"""Standing items, supplements, handouts, extensions, requests for items."""

import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kernel", "0002_foundations"),
        ("meetings", "0003_agenda_building"),
        ("organizations", "0002_doors"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handout",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Bezeichnung")),
                ("laid_at", models.DateTimeField(auto_now_add=True, verbose_name="verteilt am")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handouts",
                        to="kernel.storedfile",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handouts",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "Tischvorlage",
                "verbose_name_plural": "Tischvorlagen",
                "ordering": ["item", "laid_at"],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("yes", models.PositiveSmallIntegerField(verbose_name="Ja")),
                ("no", models.PositiveSmallIntegerField(default=0, verbose_name="Nein")),
                (
                    "abstentions",
                    models.PositiveSmallIntegerField(default=0, verbose_name="Enthaltungen"),
                ),
                ("reason", models.TextField(verbose_name="Grund der Dringlichkeit")),
                ("basis", models.JSONField(verbose_name="Grundlage")),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extension",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "Erweiterung der Tagesordnung",
                "verbose_name_plural": "Erweiterungen der Tagesordnung",
                "ordering": ["item"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("yes__gt", models.F("no"))),
                        name="extension_has_majority",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="Gegenstand")),
                ("reasoning", models.TextField(blank=True, verbose_name="Begründung")),
                ("public", models.BooleanField(default=True, verbose_name="öffentlich")),
                ("received_on", models.DateField(verbose_name="eingegangen am")),
                (
                    "members",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="Mitglieder, die es verlangen"
                    ),
                ),
                ("binding", models.BooleanField(verbose_name="muss aufgenommen werden")),
                ("basis", models.JSONField(verbose_name="Grundlage")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "eingegangen"),
                            ("placed", "aufgenommen"),
                            ("refused", "abgelehnt"),
                        ],
                        default="received",
                        max_length=8,
                    ),
                ),
                ("refusal", models.TextField(blank=True, verbose_name="Grund der Ablehnung")),
                (
                    "faction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_requests",
                        to="organizations.organization",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="item_requests",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "Vorschlag zur Tagesordnung",
                "verbose_name_plural": "Vorschläge zur Tagesordnung",
                "ordering": ["received_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("refusal", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="refused_request_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            ("binding", False),
                            _connector="OR",
                        ),
                        name="binding_request_is_not_refused",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandingItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                ("title", models.CharField(max_length=300, verbose_name="Bezeichnung")),
                ("public", models.BooleanField(default=True, verbose_name="öffentlich")),
                ("closing", models.BooleanField(default=False, verbose_name="am Ende")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standing_items",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "wiederkehrender Punkt",
                "verbose_name_plural": "wiederkehrende Punkte",
                "ordering": ["organization", "-public", "closing", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("organization", "order"),
                        name="one_standing_item_per_place",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Supplement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="Nachtrag Nr.")),
                (
                    "issued_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="herausgegeben am"),
                ),
                (
                    "issued_by",
                    models.CharField(blank=True, max_length=200, verbose_name="herausgegeben von"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplements",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "Nachtrag",
                "verbose_name_plural": "Nachträge",
                "ordering": ["meeting", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "number"), name="one_supplement_per_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("issued_at", None)),
                        fields=("meeting",),
                        name="one_open_supplement",
                    ),
                ],
            },
        ),
    ]
