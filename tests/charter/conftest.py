"""Charter tests need no Django; they also run with `-p no:django`."""

from contextlib import suppress

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the ini option that only the Django plugin would know."""
    with suppress(ValueError):  # the plugin is there and has declared it
        parser.addini("DJANGO_SETTINGS_MODULE", "settings of the Django plugin, unused here")
