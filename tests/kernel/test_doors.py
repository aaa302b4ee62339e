"""The strangers' door: what it shows, what it refuses, and that it closes behind itself."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.utils import timezone

from ratsverbund.kernel.doors import PUBLIC_ROLE, public_door
from ratsverbund.people.bodies.models import Body
from tests.factories import people
from tests.kernel.rows import MAKERS

OPENED = "select tablename from pg_policies where %s = any(roles) and qual is not null"
TABLES = "select tablename from pg_tables where schemaname = 'public'"
REFUSED = "42501"  # insufficient privilege
SETTINGS = "select current_user, current_setting('statement_timeout')"


def ask(question, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return cursor.fetchall()


def names(question, *parameters):
    return sorted(name for (name,) in ask(question, *parameters))


def attempt(statement):
    """Return the code with which the database refuses a statement to strangers; none if not."""
    try:
        with transaction.atomic(), public_door(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as refusal:
        return refusal.__cause__.sqlstate
    return None


@pytest.mark.django_db
def test_a_row_of_every_open_table_is_made_here():
    made = {model._meta.db_table for model in MAKERS}

    assert sorted(made) == names(OPENED, PUBLIC_ROLE)


@pytest.mark.django_db
@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model._meta.db_table)
def test_of_three_rows_a_stranger_sees_the_published_one(model):
    now = timezone.now()
    moments = {"published": now, "internal": None, "later": now + timedelta(hours=1)}
    made = {word: MAKERS[model]() for word in moments}
    for word, moment in moments.items():
        model.objects.filter(pk=made[word].pk).update(published_at=moment)
    rows = model.objects.filter(pk__in=[row.pk for row in made.values()]).order_by()

    with public_door():
        seen = list(rows.values_list("pk", flat=True))

    assert (seen, rows.count()) == ([made["published"].pk], 3)


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["insert", "update", "delete", "truncate"])
def test_a_stranger_writes_to_no_table(verb):
    written = {
        "insert": "insert into {} default values",
        "update": "update {} set {} = default",
        "delete": "delete from {}",
        "truncate": "truncate {}",
    }
    column = "select attname from pg_attribute where attrelid = %s::regclass and attnum = 1"

    answers = {
        table: attempt(written[verb].format(table, *ask(column, table)[0]))
        for table in names(TABLES)
    }

    assert {table: code for table, code in answers.items() if code != REFUSED} == {}


@pytest.mark.django_db
def test_a_stranger_reads_no_other_table():
    closed = set(names(TABLES)) - set(names(OPENED, PUBLIC_ROLE))

    answers = {table: attempt(f"select count(*) from {table}") for table in closed}  # noqa: S608

    assert set(answers.values()) == {REFUSED}


@pytest.mark.django_db
def test_a_stranger_makes_no_table_and_takes_no_number():
    series = f"select nextval('{Body._meta.db_table}_id_seq')"

    assert (attempt("create table own (id int)"), attempt(series)) == (REFUSED, REFUSED)


@pytest.mark.django_db
def test_the_door_opens_inside_a_transaction_and_closes_again():
    body = people.body()
    outside = ask(SETTINGS)

    with public_door():
        inside = ask(SETTINGS)
        seen = Body.objects.filter(pk=body.pk).exists()

    assert inside == [(PUBLIC_ROLE, "5s")]
    assert seen
    assert ask(SETTINGS) == outside


@pytest.mark.django_db
def test_a_door_inside_a_door_does_not_open_the_outer_one():
    people.body(published_at=None)

    with public_door():
        with public_door():
            inner = Body.objects.count()
        outer = Body.objects.count()

    assert (inner, outer) == (0, 0)


@pytest.mark.django_db
def test_an_error_behind_the_door_closes_it():
    outside = ask(SETTINGS)

    with pytest.raises(KeyError), public_door():
        raise KeyError

    assert ask(SETTINGS) == outside


@pytest.mark.django_db
def test_an_error_of_the_database_behind_the_door_closes_it():
    outside = ask(SETTINGS)

    with pytest.raises(ProgrammingError), public_door():
        ask("select 1 from accounts_account")

    assert ask(SETTINGS) == outside


def pass_the_door(fault):
    """Go through the door on a connection of one's own, outside of any transaction."""
    try:
        with public_door():
            inside = ask(SETTINGS)
            if fault:
                raise fault
    except KeyError:
        pass
    finally:
        outside = ask(SETTINGS)
        connection.close()
    return inside, outside


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [None, KeyError])
def test_the_door_closes_at_the_end_of_its_own_transaction(fault):
    with ThreadPoolExecutor(1) as thread:
        inside, outside = thread.submit(pass_the_door, fault).result()

    assert (inside, outside) == ([(PUBLIC_ROLE, "5s")], ask(SETTINGS))


@pytest.mark.django_db
def test_a_statement_of_a_stranger_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr("ratsverbund.kernel.doors.LONGEST", "50ms")

    assert attempt("select pg_sleep(5)") == "57014"


def test_every_open_table_belongs_to_a_model_of_ours():
    ours = {model for model in apps.get_models() if model.__module__.startswith("ratsverbund.")}

    assert set(MAKERS) - ours == set()
