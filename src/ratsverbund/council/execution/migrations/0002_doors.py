"""What strangers may read: what became of public resolutions, and what they were told."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor

TASK = "id, body_id, resolution_id, what, office_id, due, state, closed_on, published_at"
NOTE = "id, execution_id, kind, day, text, published_at"
PRESS = "id, body_id, meeting_id, title, text, published_at"
INFORMATION = "id, body_id, paper_id, important_plan, texts, informed_on, published_at"


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("execution", "0001_initial")]

    operations = [
        OpenDoor("execution_execution", columns=TASK),
        OpenDoor("execution_progressnote", columns=NOTE),
        OpenDoor("execution_pressnote", columns=PRESS),
        OpenDoor("execution_residentsinformation", columns=INFORMATION),
    ]
