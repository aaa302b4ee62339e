"""Whoever listens on the channel `sitting` hears which running meeting has changed."""

from django.db import migrations

# PostgreSQL sends equal messages of a transaction once, after it is committed.
FUNCTIONS = """
create function sittings_tell(changed bigint) returns void language sql as $$
    select pg_notify('sitting', id::text) from meetings_meeting
    where id = changed and state = 'running'
$$;
create function sittings_of_meeting() returns trigger language plpgsql as $$ begin
    perform sittings_tell(coalesce(new.meeting_id, old.meeting_id)); return null;
end $$;
create function sittings_of_item() returns trigger language plpgsql as $$ begin
    perform sittings_tell(item.meeting_id) from meetings_agendaitem item
    where item.id = coalesce(new.item_id, old.item_id);
    return null;
end $$;
create function sittings_of_state() returns trigger language plpgsql as $$ begin
    perform pg_notify('sitting', new.id::text); return null;
end $$;
create trigger sitting_state after update of state on meetings_meeting
    for each row when (old.state is distinct from new.state) execute function sittings_of_state();
"""
BY_MEETING = ["meetings_attendance", "meetings_agendaitem", "sittings_sitting", "sittings_entry"]
BY_ITEM = ["meetings_exclusion", "decisions_vote", "decisions_resolution"]
TRIGGER = """
create trigger sitting_changed after insert or update or delete on {table}
    for each row execute function sittings_of_{what}();
"""
TRIGGERS = "".join(
    TRIGGER.format(table=table, what=what)
    for what, tables in (("meeting", BY_MEETING), ("item", BY_ITEM))
    for table in tables
)
DROPPED = "".join(f"drop trigger sitting_changed on {table};" for table in BY_MEETING + BY_ITEM)


class Migration(migrations.Migration):
    dependencies = [
        ("sittings", "0001_the_course_of_a_meeting"),
        ("meetings", "0003_agenda_building"),
        ("decisions", "0004_named_votes_door"),
    ]

    operations = [
        migrations.RunSQL(
            FUNCTIONS + TRIGGERS,
            DROPPED
            + "drop trigger sitting_state on meetings_meeting;"
            + "drop function sittings_of_state();drop function sittings_of_item();"
            + "drop function sittings_of_meeting();drop function sittings_tell(bigint);",
        )
    ]
