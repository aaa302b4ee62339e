"""Hold that a vote has counts exactly where somebody counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("decisions", "0007_unopposed_without_counts")]

    operations = [
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("abstentions", None),
                        ("invalid", 0),
                        ("method", "unopposed"),
                        ("no", None),
                        ("yes", None),
                    ),
                    models.Q(
                        models.Q(("method", "unopposed"), _negated=True),
                        ("abstentions__isnull", False),
                        ("no__isnull", False),
                        ("yes__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="counts_unless_nobody_objected",
            ),
        ),
    ]
