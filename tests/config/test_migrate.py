"""The migrations of an empty database, run with few models drawn, make what the models say."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.state import ProjectState

from ratsverbund.config.management.commands.migrate import Executor

pytestmark = pytest.mark.django_db
MODELS = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def rows(statement):
    """What the catalogue of the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return set(cursor.fetchall())


def test_every_table_has_the_columns_of_its_model_and_no_others():
    found = rows(
        "select table_name, column_name, is_nullable = 'YES' from information_schema.columns"
        " where table_schema = 'public'"
    )
    named = {
        (model._meta.db_table, field.column, field.null)
        for model in MODELS
        for field in model._meta.local_concrete_fields
    }
    tables = {table for table, _column, _null in named}

    assert {row for row in found if row[0] in tables} == named


def test_every_constraint_and_index_of_a_model_stands_in_the_database():
    found = rows("select conname from pg_constraint union select relname from pg_class")
    named = {
        (each.name,)
        for model in MODELS
        for each in [*model._meta.constraints, *model._meta.indexes]
    }

    assert sorted(named - found) == []


def test_every_foreign_key_is_kept_by_the_database():
    found = rows(
        "select c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text"
        " from pg_constraint c"
        " join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]"
        " where c.contype = 'f'"
    )
    named = {
        (model._meta.db_table, field.column, field.related_model._meta.db_table)
        for model in MODELS
        for field in model._meta.local_concrete_fields
        if field.is_relation and field.db_constraint
    }

    assert sorted(named - found) == []


def test_a_database_that_has_been_migrated_is_migrated_as_django_does_it():
    executor = Executor(connection)
    state = executor._create_project_state(with_applied_migrations=True)

    left = executor._migrate_all_forwards(state, [], [], fake=False, fake_initial=False)

    assert (left is state, type(left)) == (True, ProjectState)
