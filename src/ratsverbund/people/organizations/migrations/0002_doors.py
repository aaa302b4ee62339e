"""What strangers may read."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("organizations", "0001_initial")]

    operations = [
        OpenDoor("organizations_organization"),
        OpenDoor("organizations_membership"),
        OpenDoor("organizations_deputy"),
        OpenDoor("organizations_office"),
        OpenDoor("organizations_officeholding"),
    ]
