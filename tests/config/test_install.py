"""Set-up says in one sentence what is wrong and what to do."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "requirements" / "install.py"
UNREACHABLE = (
    "Die Paketquelle ist nicht erreichbar. Bitte Netzverbindung und Proxy-Einstellungen prüfen "
    "und den Befehl wiederholen."
)


@pytest.fixture
def install(tmp_path, monkeypatch):
    """The set-up script, working in an empty folder."""
    spec = importlib.util.spec_from_file_location("install", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / ".cache").mkdir()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "LOG", tmp_path / ".cache" / "setup.log")
    return module


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "WARNING: Retrying after connection broken by 'ProxyError(…)'\n"
            "ERROR: No matching distribution found for Django==5.2.19",
            UNREACHABLE,
        ),
        ("npm error code ECONNREFUSED", UNREACHABLE),
        ("npm error code EAI_AGAIN", UNREACHABLE),
        (
            "ERROR: Could not install packages: [Errno 28] No space left on device",
            "Auf dem Datenträger ist kein Platz mehr. Bitte Platz schaffen und den Befehl "
            "wiederholen.",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "Ein Paket entspricht nicht der Prüfsumme der Sperrdatei und wurde nicht installiert. "
            "Bitte nicht umgehen, sondern melden.",
        ),
        (
            "ERROR: No matching distribution found for granian==2.8.7",
            "Für dieses System gibt es ein Paket nicht fertig gebaut. Bitte Linux auf x86-64 oder "
            "ARM mit Python 3.11 bis 3.14 verwenden.",
        ),
        (
            "something nobody has seen before",
            "Dieser Schritt ist gescheitert; bitte die Meldung am Ende des Protokolls lesen.",
        ),
    ],
)
def test_what_a_tool_says_becomes_problem_and_remedy(install, said, sentence):
    assert install.meaning(said) == sentence


def test_a_step_that_fails_names_the_reason_and_the_log(install, capsys):
    with pytest.raises(install.SetupError) as stop:
        install.step("Pakete holen", ["sh", "-c", "echo ECONNREFUSED; exit 1"])

    assert str(stop.value) == f"{UNREACHABLE} Einzelheiten: .cache/setup.log"
    assert capsys.readouterr().out == "Pakete holen …\n"


def test_a_finished_step_is_done_again_only_when_its_input_changes(install, tmp_path, monkeypatch):
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    (tmp_path / ".venv").mkdir()
    lock = tmp_path / "lock.txt"
    lock.write_text("Django==5.2.19")

    before = install.done("packages", lock)
    install.mark("packages", lock)
    after = install.done("packages", lock)
    lock.write_text("Django==5.2.20")

    assert (before, after, install.done("packages", lock)) == (False, True, False)
