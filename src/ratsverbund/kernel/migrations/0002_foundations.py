"""The public role, the append-only audit table, and the table that counts login attempts."""

from django.db import migrations

from ratsverbund.kernel.doors import PUBLIC_ROLE, OpenDoor

ROLE = f"""
do $$
begin
  if not exists (select from pg_roles where rolname = '{PUBLIC_ROLE}') then
    begin
      create role {PUBLIC_ROLE} nologin;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise exception 'Die Datenbankrolle {PUBLIC_ROLE} fehlt und dieses Konto darf sie nicht anlegen. Bitte als Verwalter ausführen: create role {PUBLIC_ROLE} nologin; grant {PUBLIC_ROLE} to %;', current_user;
    end;
  end if;
  if not pg_has_role(current_user, '{PUBLIC_ROLE}', 'set') then
    grant {PUBLIC_ROLE} to current_user;
  end if;
exception
  when invalid_parameter_value then
    grant {PUBLIC_ROLE} to current_user;
end $$;
"""

APPEND_ONLY = """
create function kernel_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Protokolleinträge werden nie geändert oder gelöscht.';
end $$;
create trigger append_only before update or delete on kernel_auditentry
  for each row execute function kernel_refuse_change();
create trigger append_only_all before truncate on kernel_auditentry
  for each statement execute function kernel_refuse_change();
create trigger unchanged_bytes before update of content, sha256, size or delete on kernel_storedfile
  for each row execute function kernel_refuse_change();
"""

CACHE = """
create unlogged table kernel_cache (
  cache_key varchar(255) primary key, value text not null, expires timestamptz not null
);
create index kernel_cache_expires on kernel_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.RunSQL(ROLE, reverse_sql=migrations.RunSQL.noop),
        migrations.RunSQL(
            f"grant usage on schema public to {PUBLIC_ROLE}",
            f"revoke usage on schema public from {PUBLIC_ROLE}",
        ),
        migrations.RunSQL(
            APPEND_ONLY,
            """
            drop trigger append_only on kernel_auditentry;
            drop trigger append_only_all on kernel_auditentry;
            drop trigger unchanged_bytes on kernel_storedfile;
            drop function kernel_refuse_change();
            """,
        ),
        migrations.RunSQL(CACHE, "drop table kernel_cache"),
        OpenDoor("kernel_storedfile"),
    ]
