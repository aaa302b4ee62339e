"""A role withdrawn on its first day was never held."""

import datetime

import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("bodies", "0003_register_import"),
        ("organizations", "0002_doors"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="role",
            name="role_ends_after_start",
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end", None),
                    (
                        "end__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("start"), "-", models.Value(datetime.timedelta(days=1))
                        ),
                    ),
                    _connector="OR",
                ),
                name="role_ends_after_start",
            ),
        ),
    ]
