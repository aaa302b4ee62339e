"""What strangers may read."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("bodies", "0001_initial")]

    operations = [
        OpenDoor("bodies_body"),
        OpenDoor("bodies_municipalitykey"),
        OpenDoor("bodies_population"),
        OpenDoor("bodies_legislativeterm"),
    ]
