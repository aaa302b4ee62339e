"""The strangers' letter box: they may put something in, never look inside."""

from django.db import migrations

from ratsverbund.kernel.doors import PUBLIC_ROLE

TABLE = "petitions_petitionintake"
COLUMNS = (
    "id, body_id, received_at, subject, wording, name, address, email, resident_since, cosigners, "
    "token_hash, source, state, reason, petition_id"
)
# Only a fresh row, of this moment, for a body that is public.
FRESH = """state = 'new' and petition_id is null and reason = ''
    and received_at between statement_timestamp() - interval '1 hour'
                        and statement_timestamp() + interval '1 hour'
    and exists (select from bodies_body b where b.id = body_id and b.published_at is not null)"""

DOOR = f"""
alter table {TABLE} enable row level security;
create policy public_intake on {TABLE} for insert to {PUBLIC_ROLE} with check ({FRESH});
grant insert ({COLUMNS}) on {TABLE} to {PUBLIC_ROLE};
"""

# How often a source has sent within the last hour, and where the petition behind a secret link
# stands: a number; a state and days. Both run with the rights of the owner, whatever the caller.
QUESTIONS = """
create function petitions_sent_lately(origin text) returns bigint
  language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) from public.petitions_petitionintake
  where source = origin and received_at > statement_timestamp() - interval '1 hour'
$$;
create function petitions_status(secret text)
  returns table (body_id bigint, code text, received_on date, state text, moved_on date,
                 answer_until date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select i.body_id, upper(left(i.token_hash, 8)),
         (i.received_at at time zone 'Europe/Berlin')::date,
         coalesce(p.state, i.state), p.moved_on, p.answer_until
  from public.petitions_petitionintake i left join public.petitions_petition p on p.id = i.petition_id
  where i.token_hash = secret
$$;
revoke execute on function petitions_sent_lately(text), petitions_status(text) from public;
grant execute on function petitions_sent_lately(text), petitions_status(text) to ROLE;
""".replace("ROLE", PUBLIC_ROLE)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations"), ("petitions", "0001_initial")]

    operations = [
        migrations.RunSQL(
            DOOR,
            f"revoke insert on {TABLE} from {PUBLIC_ROLE};"
            f"drop policy public_intake on {TABLE};"
            f"alter table {TABLE} disable row level security;",
        ),
        migrations.RunSQL(
            QUESTIONS,
            "drop function petitions_status(text); drop function petitions_sent_lately(text);",
        ),
    ]
