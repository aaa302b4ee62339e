"""Amendments of charters."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0004_law_change"),
        ("decisions", "0002_doors"),
        ("papers", "0004_charter_paper"),
    ]

    operations = [
        migrations.CreateModel(
            name="CharterAmendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Titel")),
                ("draft", models.JSONField(verbose_name="Entwurf")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="Fassung")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "Entwurf"),
                            ("submitted", "als Vorlage eingebracht"),
                            ("adopted", "beschlossen"),
                            ("ordered", "ausgefertigt, Bekanntmachung angeordnet"),
                            ("in_force", "in Kraft gesetzt"),
                            ("rejected", "abgelehnt"),
                            ("withdrawn", "zurückgezogen"),
                        ],
                        default="drafted",
                        max_length=9,
                        verbose_name="Stand",
                    ),
                ),
                (
                    "simulation",
                    models.JSONField(blank=True, null=True, verbose_name="Durchrechnung"),
                ),
                (
                    "adopted_on",
                    models.DateField(blank=True, null=True, verbose_name="beschlossen am"),
                ),
                (
                    "signed_on",
                    models.DateField(blank=True, null=True, verbose_name="ausgefertigt am"),
                ),
                (
                    "order_basis",
                    models.JSONField(blank=True, null=True, verbose_name="Prüfung der Mehrheit"),
                ),
                (
                    "noticed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="Bekanntmachung vollzogen am"
                    ),
                ),
                (
                    "notice_source",
                    models.CharField(blank=True, max_length=300, verbose_name="Fundstelle"),
                ),
                (
                    "in_force_on",
                    models.DateField(blank=True, null=True, verbose_name="in Kraft ab"),
                ),
                (
                    "entry_basis",
                    models.JSONField(
                        blank=True, null=True, verbose_name="Berechnung des Inkrafttretens"
                    ),
                ),
                ("ended_reason", models.TextField(blank=True, verbose_name="Grund des Endes")),
                (
                    "changed_at",
                    models.DateTimeField(auto_now=True, verbose_name="zuletzt geändert"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charter_amendments",
                        to="bodies.body",
                    ),
                ),
                (
                    "law_change",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charter_amendment",
                        to="bodies.lawchange",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charter_amendment",
                        to="papers.paper",
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charter_amendments",
                        to="decisions.resolution",
                    ),
                ),
            ],
            options={
                "verbose_name": "Satzungsänderung",
                "verbose_name_plural": "Satzungsänderungen",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["rejected", "withdrawn"]), _negated=True),
                        fields=("body", "title"),
                        name="one_amendment_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["drafted", "withdrawn"]),
                            ("paper__isnull", False),
                            _connector="OR",
                        ),
                        name="submitted_amendment_has_paper",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["adopted", "ordered", "in_force"]), _negated=True
                            ),
                            models.Q(("adopted_on__isnull", False), ("resolution__isnull", False)),
                            _connector="OR",
                        ),
                        name="adopted_amendment_has_resolution",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["ordered", "in_force"]), _negated=True),
                            ("signed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="ordered_amendment_is_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_force"), _negated=True),
                            models.Q(
                                ("in_force_on__isnull", False),
                                ("noticed_on__isnull", False),
                                ("law_change__isnull", False),
                                models.Q(("notice_source", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="amendment_in_force_has_notice",
                    ),
                ],
            },
        ),
    ]
