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
