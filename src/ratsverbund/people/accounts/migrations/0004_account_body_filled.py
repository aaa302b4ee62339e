"""Accounts without a role belong to the body of who entered them, as the record says."""

from django.db import migrations


def fill(apps, schema_editor):
    """Read who made an account, and which one body that account administered."""
    account, role = apps.get_model("accounts", "Account"), apps.get_model("accounts", "Role")
    entries = apps.get_model("kernel", "AuditEntry").objects
    made = entries.filter(operation="accounts.create_account", actor_id__isnull=False)
    makers = dict(made.values_list("subject_id", "actor_id"))
    for each in account.objects.filter(roles=None, body=None, pk__in=makers):
        kept = role.objects.filter(
            account=makers[each.pk], kind="administrator", organization=None
        ).values_list("body", flat=True)
        if len(set(kept)) == 1:
            each.body_id = kept[0]
            each.save(update_fields=["body"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_account_body"),
        ("kernel", "0002_foundations"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
