"""What strangers may read: honours, published interests, public contact details."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("registers", "0001_initial")]

    operations = [
        OpenDoor("registers_honour"),
        OpenDoor("registers_interestdeclaration"),
        OpenDoor("registers_interest"),
        OpenDoor("registers_contactdetail"),
    ]
