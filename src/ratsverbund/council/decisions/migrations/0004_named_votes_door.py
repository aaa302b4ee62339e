"""What strangers may read of a roll call in a public item."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0002_foundations"),
        ("decisions", "0003_votes_of_every_kind"),
    ]

    operations = [OpenDoor("decisions_namedvote")]
