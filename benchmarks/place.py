"""Where measurements happen: a database of their own that is thrown away afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg
from django.core.management import call_command
from django.db import connection, connections

from ratsverbund.kernel import embedded


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that the database's account may enter, named as the instance's own."""
    folder = Path(tempfile.mkdtemp(prefix="ratsverbund-bench-"))
    folder.chmod(0o755)
    os.environ["RATSVERBUND_DATA"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def own_database() -> Iterator[None]:
    """Have the migrated, empty database of a new instance, and Django ready for it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "ratsverbund.config.settings"
    with own_folder(), embedded.running():
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        try:
            yield
        finally:
            connections.close_all()
            connection.close_pool()


def connect() -> psycopg.Connection:
    """Connect without Django; each statement is a transaction of its own."""
    parts = embedded.dsn_parts()
    place = f"host={parts['HOST']} port={parts['PORT']} dbname={parts['NAME']} user={parts['USER']}"
    return psycopg.connect(place, autocommit=True)


def analyse() -> None:
    """Let the planner know the tables, as autovacuum does in time."""
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")
