"""An account belongs to the body that entered it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_role_withdrawn_at_once"),
        ("bodies", "0004_law_change"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="body",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="bodies.body",
                verbose_name="angelegt bei",
            ),
        ),
    ]
