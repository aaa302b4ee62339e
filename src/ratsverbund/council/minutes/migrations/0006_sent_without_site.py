"""Events still to be delivered name no address any more: the configured one is used."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("minutes", "0005_draft_period"), ("kernel", "0002_foundations")]

    operations = [
        migrations.RunSQL(
            "update kernel_outboxevent set payload = payload - 'site' where name = 'MinutesSent'",
            migrations.RunSQL.noop,
        )
    ]
