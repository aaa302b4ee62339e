"""What a town sets in the environment becomes the setting it means."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def setting(tmp_path):
    """Read settings in a process of its own, with the given environment."""

    def read(*names, **environment):
        shown = ", ".join(f"settings.{name}" for name in names)
        script = f"from ratsverbund.config import settings; print(({shown},))"
        given = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), **environment}
        given["RATSVERBUND_DATA"] = str(tmp_path)
        answer = subprocess.run(
            [sys.executable, "-c", script], env=given, capture_output=True, text=True, check=True
        )
        return answer.stdout.strip()

    return read


def test_a_forwarded_protocol_is_believed_only_behind_a_trusted_proxy(setting):
    alone = setting("SECURE_PROXY_SSL_HEADER", HTTPS="1")
    behind = setting("SECURE_PROXY_SSL_HEADER", HTTPS="1", TRUSTED_PROXY="1")

    assert alone == "(None,)"
    assert behind == "(('HTTP_X_FORWARDED_PROTO', 'https'),)"


@pytest.mark.parametrize(("trusted", "count"), [("0", "(0,)"), ("1", "(1,)")])
def test_login_limits_count_the_address_a_trusted_proxy_saw(setting, trusted, count):
    assert setting("ALLAUTH_TRUSTED_PROXY_COUNT", TRUSTED_PROXY=trusted) == count


def test_mail_is_kept_with_the_data_until_a_server_is_named(setting, tmp_path):
    kept = f"('django.core.mail.backends.filebased.EmailBackend', '{tmp_path}/post')"

    assert setting("EMAIL_BACKEND", "EMAIL_FILE_PATH") == kept


def test_a_mail_server_in_the_environment_is_used_with_its_login(setting):
    names = ("BACKEND", "HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")

    found = setting(
        *(f"EMAIL_{name}" for name in names),
        EMAIL_HOST="mail.stadt.example",
        EMAIL_PORT="2525",
        EMAIL_HOST_USER="rat",
        EMAIL_HOST_PASSWORD="geheim",
        EMAIL_USE_TLS="1",
    )

    assert found == (
        "('django.core.mail.backends.smtp.EmailBackend', 'mail.stadt.example', 2525, 'rat', "
        "'geheim', True, False)"
    )


def test_the_port_follows_the_encryption(setting):
    assert setting("EMAIL_PORT", EMAIL_HOST="mail.stadt.example") == "(587,)"
    assert setting("EMAIL_PORT", EMAIL_HOST="mail.stadt.example", EMAIL_USE_SSL="1") == "(465,)"
