"""Bytes of a stored file are never replaced, but they may be forgotten; their hash stays."""

from django.db import migrations

FORGETTABLE = """
create function kernel_keep_bytes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.content = ''::bytea and new.sha256 = old.sha256 and new.size = old.size then
      return new;
    end if;
    if new.content = old.content and new.sha256 = old.sha256 and new.size = old.size then
      return new;
    end if;
  end if;
  raise exception 'Gespeicherte Dateien werden nie geändert oder gelöscht, nur geleert.';
end $$;
drop trigger unchanged_bytes on kernel_storedfile;
create trigger unchanged_bytes before update of content, sha256, size or delete on kernel_storedfile
  for each row execute function kernel_keep_bytes();
"""
UNCHANGED = """
drop trigger unchanged_bytes on kernel_storedfile;
drop function kernel_keep_bytes();
create trigger unchanged_bytes before update of content, sha256, size or delete on kernel_storedfile
  for each row execute function kernel_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_foundations")]

    operations = [migrations.RunSQL(FORGETTABLE, UNCHANGED)]
