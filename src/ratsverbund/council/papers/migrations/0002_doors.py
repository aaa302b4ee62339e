"""What strangers may read."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("papers", "0001_initial")]

    operations = [
        OpenDoor("papers_paper"),
        OpenDoor("papers_proposedresolution"),
        OpenDoor("papers_paperfile"),
        OpenDoor("papers_consultation"),
    ]
