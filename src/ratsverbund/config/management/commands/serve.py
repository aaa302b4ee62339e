"""`ratsverbund serve`: pages and jobs of one instance, with its database."""

import os
from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from ratsverbund.config.serving import free_port, refuse_taken_port, serve
from ratsverbund.kernel import embedded

APPLICATION = "ratsverbund.config.wsgi:application"
STREAM = "ratsverbund.config.live"


class Command(BaseCommand):
    """Start the pages and the worker, and say when they answer."""

    help = "Seiten und Aufträge bereitstellen (--demo: mit der Demonstration)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="Adresse, auf der gehört wird")
        parser.add_argument("--port", type=int, default=8000, help="Anschluss")
        parser.add_argument("--demo", action="store_true", help="mit der Demonstration")

    def handle(self, *args: Any, host: str, port: int, demo: bool, **options: Any) -> None:
        refuse_taken_port(host, port)
        self.say("Datenbank auf den Stand bringen …")
        call_command("migrate", verbosity=0, interactive=False)
        self.say("Gestaltung bereitlegen …")
        call_command("collectstatic", verbosity=0, interactive=False)
        address = f"http://localhost:{port}/"
        passwords = self.load_demonstration(address) if demo else ""
        connections.close_all()
        os.environ.pop("RATSVERBUND_NO_POOL", None)  # the pages answer with several threads
        self.say("Seiten und Aufträge starten …")
        live = free_port(host, port + 1)
        os.environ["LIVE_PORT"] = str(live)
        commands = {"Seiten": pages(host, port), "Aufträge": jobs(), "Live": stream(host, live)}

        def ready() -> None:
            self.say(f"{passwords}\nRatsverbund ist bereit: {address}{post()}")
            self.say("Beenden mit Strg+C.")

        try:
            serve(commands, f"http://{host}:{port}/", ready, database_lives)
        except KeyboardInterrupt:
            self.say("Angehalten; die Daten bleiben.")

    def load_demonstration(self, address: str) -> str:
        """Fill the database once; return the table of accounts and passwords."""
        os.environ["RATSVERBUND_DEMO"] = "1"  # the pages say so
        os.environ.setdefault("SITE_URL", address)  # for the processes to come
        settings.SITE_URL = os.environ["SITE_URL"].rstrip("/")  # for letters of the loading
        table = StringIO()
        call_command("demo", "load", "--print-passwords", stdout=table)
        return table.getvalue()

    def say(self, line: str) -> None:
        """Tell at once, also through a pipe."""
        self.stdout.write(line)
        self.stdout.flush()


def post() -> str:
    """Say where letters go that no mail server takes."""
    return "" if settings.EMAIL_HOST else f"\nE-Mails werden abgelegt in {settings.EMAIL_FILE_PATH}"


def database_lives() -> bool:
    """Watch the embedded server; another one is watched by its administrator."""
    return bool(os.environ.get("DATABASE_URL")) or embedded.alive()


def pages(host: str, port: int) -> list[str]:
    """Return the command of the web server: one process per core, few threads in each."""
    workers = min(os.cpu_count() or 1, 4)
    options = {"interface": "wsgi", "host": host, "port": port, "workers": workers}
    options |= {"blocking-threads": 2, "log-level": "warning"}
    named = [f"--{key}={value}" for key, value in options.items()]
    return ["granian", *named, "--no-ws", APPLICATION]


def stream(host: str, port: int) -> list[str]:
    """Return the command of the process that tells everybody watching a meeting."""
    return [STREAM, host, str(port)]


def jobs() -> list[str]:
    """Return the command of the worker."""
    return ["ratsverbund.config.cli", "procrastinate", "worker"]
