"""What strangers may read."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("members", "0001_initial")]

    operations = [
        OpenDoor("members_network"),
        OpenDoor("members_chairterm"),
        OpenDoor("members_networkmember"),
        OpenDoor("members_delegate"),
    ]
