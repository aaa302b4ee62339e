"""What every test needs: a PostgreSQL, and jobs that run when a test says so."""

import gc
import os
from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache

os.environ.setdefault("RATSVERBUND_NO_POOL", "1")
LONG = ("tests/stories/", "tests/canary/", "tests/config/test_story.py")


def pytest_configure(config):
    """Let each thread hold one connection; start the embedded server unless another is named."""
    from django.conf import settings  # noqa: PLC0415

    from ratsverbund.kernel import embedded  # noqa: PLC0415

    # The settings were read before the line above, if this is not a worker.
    settings.DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
    if not config.getoption("collectonly", default=False) and not os.environ.get("DATABASE_URL"):
        embedded.ensure_running()

    # Each process compiles three hundred templates; what one has compiled, all may read.
    compiled = Path(__file__).parents[1] / ".cache" / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    for engine in settings.TEMPLATES:
        if engine["BACKEND"].endswith("Jinja2"):
            engine["OPTIONS"]["bytecode_cache"] = FileSystemBytecodeCache(str(compiled))


def pytest_collection_modifyitems(items):
    """Begin with what takes longest, so that no worker is left alone with it in the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_collection_finish():
    """Let the collector of garbage pass over what lives as long as the run; a tenth of its time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """Copy the migrated database for this process; drop the copy in the end."""
    from tests import database  # noqa: PLC0415

    with django_db_blocker.unblock():
        name = database.make()
    yield
    with django_db_blocker.unblock():
        database.drop(name)


@pytest.fixture
def run_jobs(db):
    """Deliver every pending event, and what follows from it, as the worker would."""
    from ratsverbund.kernel import events  # noqa: PLC0415

    return events.deliver_pending


@pytest.fixture(autouse=True)
def uncollected_files(request):
    """Serve style sheets as they lie in the source: tests collect no static files."""
    if not request.node.get_closest_marker("django_db") and "db" not in request.fixturenames:
        return
    settings = request.getfixturevalue("settings")
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """A copy of the test database in which transactions really end."""
    from django.db import connection, connections  # noqa: PLC0415

    from tests import database  # noqa: PLC0415

    with django_db_blocker.unblock():
        settings = connection.settings_dict
        name = settings["NAME"]
        copy = f"{name}_committed"
        # A template must have no visitor: close this connection and those a pool keeps open.
        connection.close()
        connection.close_pool()
        with connection._nodb_cursor() as cursor:
            database.remove(cursor, copy)
            cursor.execute(f"create database {copy} template {name}")
        settings["NAME"] = copy
        yield
        connections.close_all()
        connection.close_pool()
        settings["NAME"] = name
        with connection._nodb_cursor() as cursor:
            database.remove(cursor, copy)
