"""The state of a running meeting also says how many yes votes were needed, of how many."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("ratsverbund.public.live.migrations.0001_live_state").STATE
FUNCTION = BEFORE[: BEFORE.index("revoke all")].replace(
    "create function", "create or replace function"
)
NEEDED = FUNCTION.replace(
    "'majority', v.majority, 'present', v.present - v.excluded,",
    "'needed', v.needed, 'base', v.base, 'present', v.present - v.excluded - v.barred,",
)


class Migration(migrations.Migration):
    dependencies = [
        ("live", "0001_live_state"),
        ("decisions", "0008_counts_unless_nobody_objected"),
    ]

    operations = [migrations.RunSQL(NEEDED, FUNCTION)]
