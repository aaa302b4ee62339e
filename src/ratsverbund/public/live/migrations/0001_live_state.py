"""One function says what strangers may see of a running meeting; it knows no non-public text.

It runs with its owner's rights, because where a meeting is stands in tables of the staff.
"""

from django.db import migrations

STATE = """
create function live_state(asked bigint) returns jsonb
language sql stable security definer set search_path = public as $$
    select jsonb_build_object(
        'meeting', m.id, 'state', m.state, 'starts_at', m.starts_at, 'ends_at', m.ends_at,
        'organization', o.name, 'body', b.name, 'paused_at', s.paused_at,
        'public', coalesce(s.public, true) and (i.id is null or i.public),
        'item', case when shown.id is not null then jsonb_build_object(
            'id', shown.id, 'number', shown.number, 'title', shown.title) end,
        'speaker', case when shown.id is not null then (
            select jsonb_build_object('name', w.name, 'faction', f.short_name,
                'started_at', w.started_at, 'limit', w."limit")
            from debate_speech w left join organizations_organization f on f.id = w.faction_id
            where w.item_id = shown.id and w.state = 'speaking' and w.capacity = 'member') end,
        'vote', case when shown.id is not null then (
            select jsonb_build_object('label', v.label, 'subject', v.subject, 'yes', v.yes,
                'no', v.no, 'abstentions', v.abstentions, 'adopted', v.adopted,
                'majority', v.majority, 'present', v.present - v.excluded,
                'factions', coalesce((select jsonb_agg(jsonb_build_object('name', p.name,
                    'yes', p.yes, 'no', p.no, 'abstentions', p.abstentions) order by p.id)
                    from decisions_factionvote p where p.vote_id = v.id), '[]'::jsonb))
            from decisions_vote v
            where v.item_id = shown.id and not v.corrected
                and v.published_at <= statement_timestamp()
            order by v.id desc limit 1) end)
    from meetings_meeting m
    join organizations_organization o on o.id = m.organization_id
    join bodies_body b on b.id = m.body_id
    left join sittings_sitting s on s.meeting_id = m.id
    left join meetings_agendaitem i on i.id = s.item_id
    left join meetings_agendaitem shown on shown.id = i.id and s.public and shown.public
        and shown.published_at <= statement_timestamp() and m.state = 'running'
    where m.id = asked and m.published_at <= statement_timestamp()
$$;
revoke all on function live_state(bigint) from public;
grant execute on function live_state(bigint) to ratsverbund_public;
create trigger sitting_changed after insert or update or delete on debate_speech
    for each row execute function sittings_of_item();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sittings", "0002_notify"),
        ("debate", "0001_the_debate_on_an_item"),
        ("decisions", "0004_named_votes_door"),
        ("kernel", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            STATE,
            "drop trigger sitting_changed on debate_speech; drop function live_state(bigint);",
        )
    ]
