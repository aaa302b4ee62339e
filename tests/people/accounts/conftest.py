"""Cheap password hashes: these tests hash often."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from tests.factories import people


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch):
    """Keep Argon2, with little memory."""
    monkeypatch.setattr(Argon2PasswordHasher, "memory_cost", 4096)
    people.known_password.cache_clear()
    yield
    people.known_password.cache_clear()
