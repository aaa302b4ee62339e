"""The processes of an instance start together and end together."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from ratsverbund.config import serving
from ratsverbund.config.serving import ServingError

SOURCE = Path(__file__).resolve().parents[2] / "src"
HOST = "127.0.0.1"


@pytest.fixture
def port():
    """A port that is free now."""
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        return trial.getsockname()[1]


@pytest.fixture
def parent(port):
    """A process that serves a page until it is told to stop."""
    script = (
        "from ratsverbund.config.serving import serve\n"
        f"pages = ['http.server', '--bind', '{HOST}', '{port}']\n"
        "ready = lambda: print('bereit', flush=True)\n"
        f"serve({{'Seiten': pages}}, 'http://{HOST}:{port}/', ready, lambda: True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
    )
    assert "bereit\n" in process.stdout
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def listens(port):
    """Say whether somebody still answers after a while."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        with socket.socket() as trial:
            if trial.connect_ex((HOST, port)):
                return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_order_to_stop_ends_every_process(parent, port, order):
    parent.send_signal(order)
    parent.wait(timeout=10)

    assert not listens(port)


def test_a_killed_parent_takes_its_processes_along(parent, port):
    parent.kill()
    parent.wait()

    assert not listens(port)


def test_a_taken_port_is_named_with_a_free_one(port):
    with socket.create_server((HOST, port)), pytest.raises(ServingError) as refusal:
        serving.refuse_taken_port(HOST, port)

    sentence, free = str(refusal.value).rsplit("=", 1)
    assert sentence == (
        f"Der Anschluss {port} ist schon belegt. Bitte einen anderen nennen: make demo PORT"
    )
    serving.refuse_taken_port(HOST, int(free))


@pytest.fixture
def signals():
    """Give the signals back as they were."""
    orders = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {order: signal.getsignal(order) for order in orders}
    yield
    for order, habit in before.items():
        signal.signal(order, habit)


def test_a_process_that_ends_is_named_and_the_others_are_stopped(port, signals):
    commands = {"Seiten": ["http.server", "--bind", HOST, str(port)], "Aufträge": ["this"]}

    with pytest.raises(ServingError) as refusal:
        serving.serve(commands, f"http://{HOST}:{port}/", lambda: None, lambda: True)

    assert str(refusal.value) == (
        "Der Prozess „Aufträge“ ist mit Code 0 zu Ende gegangen; der Grund steht darüber. "
        "Alles wird angehalten."
    )
    assert not listens(port)


def test_a_database_that_ends_is_named_and_everything_is_stopped(port, signals):
    commands = {"Seiten": ["http.server", "--bind", HOST, str(port)]}

    with pytest.raises(ServingError) as refusal:
        serving.serve(commands, f"http://{HOST}:{port}/", lambda: None, lambda: False)

    assert str(refusal.value) == (
        "Die Datenbank ist zu Ende gegangen; alles wird angehalten. Der nächste Start stellt her, "
        "was bestätigt war."
    )
    assert not listens(port)


@pytest.mark.parametrize(
    ("status", "ready"), [(200, True), (301, True), (400, True), (404, True), (500, False)]
)
def test_any_answer_but_a_broken_one_means_ready_and_no_redirection_is_followed(status, ready):
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.send_header("Location", "https://localhost:1/")
            self.end_headers()

        def log_message(self, *args):
            """Stay silent."""

    with HTTPServer((HOST, 0), Answering) as server:
        Thread(target=server.handle_request).start()

        answer = serving._answers(f"http://{HOST}:{server.server_port}/")

    assert answer is ready


def test_nobody_listening_is_not_ready(port):
    assert serving._answers(f"http://{HOST}:{port}/") is False
