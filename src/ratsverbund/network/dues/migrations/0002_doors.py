"""What strangers may read."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("dues", "0001_initial")]

    operations = [
        OpenDoor("dues_duesscale"),
        OpenDoor("dues_duesband"),
        OpenDoor("dues_duesmeasure"),
        OpenDoor("dues_assessment"),
    ]
