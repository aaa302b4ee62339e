"""What strangers may read."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("minutes", "0001_minutes")]

    operations = [OpenDoor("minutes_publicminutes")]
