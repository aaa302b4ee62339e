"""Whoever watches a meeting also hears when it is taken offline."""

from django.db import migrations

TRIGGER = """
drop trigger sitting_state on meetings_meeting;
create trigger sitting_state after update of {fields} on meetings_meeting
    for each row when ({changed}) execute function sittings_of_state();
"""
STATE = "old.state is distinct from new.state"
ONLINE = "(old.published_at is null) <> (new.published_at is null)"


class Migration(migrations.Migration):
    dependencies = [("sittings", "0004_prevented")]

    operations = [
        migrations.RunSQL(
            TRIGGER.format(fields="state, published_at", changed=f"{STATE} or {ONLINE}"),
            TRIGGER.format(fields="state", changed=STATE),
        )
    ]
