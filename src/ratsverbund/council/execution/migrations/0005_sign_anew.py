"""Ask for a new signature where a draft was signed by an office and not by a person.

A draft has no effect yet; who signed it cannot be told from the name of an account.
"""

from django.db import migrations


def sign_anew(apps, schema_editor):
    """Take such signatures off the drafts."""
    drafts = apps.get_model("execution", "UrgentDecision").objects.filter(
        state="draft", mayor=None, mayor_signed_at__isnull=False
    )
    drafts.update(mayor_signed_at=None, mayor_name="")


class Migration(migrations.Migration):
    dependencies = [("execution", "0004_urgent_persons")]

    operations = [migrations.RunPython(sign_anew, migrations.RunPython.noop)]
