"""What strangers may read."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("persons", "0001_initial")]

    operations = [
        OpenDoor("persons_person"),
    ]
