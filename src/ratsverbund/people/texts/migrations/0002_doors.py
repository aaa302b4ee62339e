"""Let strangers read confirmed wordings."""

from django.db import migrations

from ratsverbund.kernel.doors import OpenDoor


class Migration(migrations.Migration):
    dependencies = [
        ("texts", "0001_initial"),
    ]

    operations = [
        OpenDoor("texts_chartertext"),
    ]
