"""What strangers may read."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("decisions", "0001_initial")]

    operations = [
        OpenDoor("decisions_vote"),
        OpenDoor("decisions_factionvote"),
        OpenDoor("decisions_resolution"),
    ]
