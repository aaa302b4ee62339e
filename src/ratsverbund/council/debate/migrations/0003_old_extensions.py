"""Take over the votes on urgent items from where they were kept; say what old motions needed."""

from django.db import migrations

TAKE_OVER = """
insert into debate_extension (meeting_id, item_id, consultation_id, title, public, reason, basis,
    yes, no, abstentions, excluded, barred, needed, base, adopted, label)
select i.meeting_id, i.id, i.consultation_id, i.title, i.public, e.reason, e.basis,
    e.yes, e.no, e.abstentions, 0, 0, (e.yes + e.no) / 2 + 1, greatest(e.yes + e.no, 1), true, ''
from agendas_extension e join meetings_agendaitem i on i.id = e.item_id;
update debate_motion set needed = (yes + no) / 2 + 1, base = greatest(yes + no, 1)
where yes is not null;
"""
GIVE_BACK = """
insert into agendas_extension (item_id, yes, no, abstentions, reason, basis)
select item_id, yes, no, abstentions, reason, basis from debate_extension where adopted;
delete from debate_extension;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("debate", "0002_counted_motions_and_extensions"),
        ("agendas", "0003_assembly_notice_and_calendar"),
    ]

    operations = [migrations.RunSQL(TAKE_OVER, GIVE_BACK)]
