"""The test database: migrated once, then copied for every process and every run."""

import hashlib
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.db import connection

from ratsverbund.kernel import doors

LOCK = 7_261_994  # any number, the same for all processes
PREFIX = "migrated_"


def fingerprint() -> str:
    """A short name for what all migrations together make."""
    written = hashlib.sha256(django.__version__.encode())
    folders = [Path(app.path) / "migrations" for app in apps.get_app_configs()]
    for path in (Path(doors.__file__), *(p for f in folders for p in sorted(f.glob("*.py")))):
        written.update(str(path.relative_to(path.parents[2])).encode() + path.read_bytes())
    return written.hexdigest()[:16]


def make() -> str:
    """Give this process an empty database with all tables; return its name."""
    name, model = connection.creation._get_test_db_name(), PREFIX + fingerprint()
    connection.close()
    connection.close_pool()
    with alone() as cursor:
        cursor.execute("select datname from pg_database where datname like %s", [f"{PREFIX}%"])
        found = {row[0] for row in cursor.fetchall()}
        if model not in found:
            for outdated in found:
                remove(cursor, outdated)
            migrate(cursor, model)
        remove(cursor, name)
        cursor.execute(f'create database "{name}" template "{model}"')
    connection.settings_dict["NAME"] = name
    return name


def migrate(cursor, model) -> None:
    """Make the database the others are copied from; it gets its name when it is complete."""
    test, unfinished = connection.settings_dict["TEST"], f"unfinished_{model}"
    before = connection.settings_dict["NAME"], test["NAME"]
    test["NAME"] = unfinished
    remove(cursor, unfinished)
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    connection.close_pool()
    connection.settings_dict["NAME"], test["NAME"] = before
    cursor.execute(f'alter database "{unfinished}" rename to "{model}"')


def drop(name) -> None:
    """Remove a copy, from under late visitors too: a request or a stream may outlive its test."""
    connection.close()
    connection.close_pool()
    with connection.creation._nodb_cursor() as cursor:
        remove(cursor, name)


def remove(cursor, name) -> None:
    """Drop a database from under our own visitors; the cleaning of the server gives way itself.

    `with (force)` would ask for the right to end that cleaning too, which is not ours.
    """
    cursor.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where datname = %s and backend_type = 'client backend' and pid <> pg_backend_pid()",
        [name],
    )
    cursor.execute(f'drop database if exists "{name}"')


@contextmanager
def alone():
    """A cursor on no database of ours, while no other process makes or copies one."""
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [LOCK])
        yield cursor
        cursor.execute("select pg_advisory_unlock(%s)", [LOCK])
