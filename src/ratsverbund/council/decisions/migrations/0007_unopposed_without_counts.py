"""Say how many yes votes old votes needed; take back the counts of what nobody counted.

A stricter majority is read from the reason that was recorded with the vote.
"""

from django.db import migrations

NEEDED = """
update decisions_vote set needed = (yes + no) / 2 + 1, base = greatest(yes + no, 1)
where majority = 'simple' and method <> 'unopposed';
update decisions_vote set
    needed = substring(basis::text from 'nötig sind ([0-9]+) von [0-9]+')::smallint,
    base = substring(basis::text from 'nötig sind [0-9]+ von ([0-9]+)')::smallint
where majority <> 'simple';
update decisions_vote v set topic = 'charter'
from meetings_agendaitem i join papers_consultation c on c.id = i.consultation_id
join papers_paper p on p.id = c.paper_id
where i.id = v.item_id and c.authoritative and p.paper_type = 'charter' and v.purpose = 'main';
update decisions_vote set yes = null, no = null, abstentions = null where method = 'unopposed';
"""
COUNTED = """
update decisions_vote set yes = present - excluded, no = 0, abstentions = 0
where method = 'unopposed';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0006_weighed_votes"),
        ("papers", "0004_charter_paper"),
    ]

    operations = [migrations.RunSQL(NEEDED, COUNTED)]
