"""Hand what members replied so far to the record from which the running meeting reads it."""

from django.db import migrations


def hand_over(apps, schema_editor):
    """Keep an absence for each member who will not come and each deputy who declined."""
    absence = apps.get_model("sittings", "Absence").objects
    for reply in apps.get_model("desk", "Reply").objects.filter(state="absent"):
        absence.create(
            meeting_id=reply.meeting_id,
            membership_id=reply.membership_id,
            person_id=reply.membership.person_id,
            told_at=reply.changed_at,
        )
    requests = apps.get_model("desk", "SubstituteRequest").objects.filter(state="declined")
    for asked in requests.select_related("reply"):
        place = {"meeting_id": asked.reply.meeting_id, "membership_id": asked.reply.membership_id}
        absence.get_or_create(
            **place, person_id=asked.person_id, defaults={"told_at": asked.answered_at}
        )


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_note_passage"), ("sittings", "0006_absences")]

    # Backwards nothing is lost: the replies themselves stay where they are.
    operations = [migrations.RunPython(hand_over, migrations.RunPython.noop)]
