"""The strangers' door: what the public role may touch, table by table."""

import pytest
from django.apps import apps
from django.db import connection

from ratsverbund.kernel.doors import PUBLIC_ROLE
from tests.house.tree import listed

pytestmark = pytest.mark.django_db

OPEN_TABLES = """
    select c.relname, c.relrowsecurity, exists (
        select from pg_policies p
        where p.tablename = c.relname and %(role)s = any(p.roles) and p.qual is not null)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and has_any_column_privilege(%(role)s, c.oid, 'select')
"""
WRITABLE = """
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and (has_any_column_privilege(%(role)s, c.oid, 'insert, update')
         or has_table_privilege(%(role)s, c.oid, 'delete, truncate'))
"""
LETTER_BOX = "petitions_petitionintake"
RIGHTS = """
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
           exists (select from pg_auth_members where member = r.oid)
    from pg_roles r where rolname = %(role)s
"""


def ask(question):
    with connection.cursor() as cursor:
        cursor.execute(question, {"role": PUBLIC_ROLE})
        return cursor.fetchall()


def our_tables():
    """Return the tables of our own models, with those between them."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table for model in models if model.__module__.startswith("ratsverbund.")}


def test_every_table_open_to_strangers_shows_rows_by_a_policy():
    unguarded = [name for name, secured, policy in ask(OPEN_TABLES) if not (secured and policy)]

    assert unguarded == []


def test_every_table_of_ours_is_open_or_listed_for_staff_only():
    opened = {name for name, *_ in ask(OPEN_TABLES)}

    assert sorted(our_tables() - opened) == sorted(listed("staff_only.txt"))


def test_a_stranger_writes_into_the_letter_box_only():
    assert ask(WRITABLE) == [(LETTER_BOX,)]


def test_the_public_role_is_nobody():
    assert ask(RIGHTS) == [(False, False, False, False, False)]
