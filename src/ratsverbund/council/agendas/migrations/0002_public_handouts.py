"""Files laid on the table: public ones, and what strangers may read of them."""

from django.db import migrations, models
from django.db.models import Q

from ratsverbund.kernel.doors import PUBLISHED, OpenDoor

# A file is seen as long as its item is.
WITH_ITEM = f"""{PUBLISHED} and exists (
    select from meetings_agendaitem as item
    where item.id = item_id and item.published_at <= statement_timestamp()
)"""


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0002_foundations"),
        ("meetings", "0002_doors"),
        ("agendas", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="handout",
            name="public",
            field=models.BooleanField(default=False, verbose_name="öffentlich"),
        ),
        migrations.AddField(
            model_name="handout",
            name="published_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="veröffentlicht am"),
        ),
        migrations.AddConstraint(
            model_name="handout",
            constraint=models.CheckConstraint(
                condition=Q(published_at=None) | Q(public=True),
                name="only_public_handouts_are_published",
            ),
        ),
        OpenDoor("agendas_handout", using=WITH_ITEM),
    ]
