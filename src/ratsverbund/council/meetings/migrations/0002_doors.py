"""What strangers may read."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("meetings", "0001_initial")]

    operations = [
        OpenDoor("meetings_meeting"),
        OpenDoor("meetings_agendaitem"),
    ]
