"""The words on the page a note stands on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial")]

    operations = [
        migrations.AddField(
            "note",
            "passage",
            models.TextField("Stelle auf der Seite", blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RemoveConstraint("note", "dropped_note_is_empty"),
        migrations.AddConstraint(
            "note",
            models.CheckConstraint(
                condition=models.Q(
                    ("dropped", False), models.Q(("passage", ""), ("text", "")), _connector="OR"
                ),
                name="dropped_note_is_empty",
            ),
        ),
    ]
