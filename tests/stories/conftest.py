"""The house as users meet it: a server of its own, a real Chromium, pictures on demand."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "seeds" / "000_2e2c10275b076306.txt"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items):
    """Mark everything here as a story."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.story)


class House:
    """A running instance: its address, how to sign in under each role, and its own command line."""

    def __init__(self, address, accounts, environment):
        self.address = address
        self.accounts = accounts
        self.environment = environment

    def operate(self, script):
        """Let operations take the steps a story does not tell; what they print comes back."""
        command = [sys.executable, "-m", "ratsverbund.config.cli", "shell", "-v0", "-c", script]
        told = subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True
        )
        return told.stdout


@pytest.fixture(scope="package")
def house():
    """Start an instance with the demonstration's towns and councils, but without their past."""
    folder = Path(mkdtemp(prefix="ratsverbund-story-"))
    folder.chmod(0o755)  # the database's own account must reach it
    environment = os.environ | {
        "RATSVERBUND_DATA": str(folder),
        "RATSVERBUND_DEMO": "1",
        "PYTHONPATH": str(ROOT / "src"),
    }
    environment.pop("RATSVERBUND_NO_POOL", None)
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "ratsverbund.config.cli"]
    subprocess.run([*command, "migrate", "-v0"], env=environment, check=True)
    loaded = subprocess.run(
        [*command, "demo", "load", "--without-past", "--json"],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    accounts = {row["email"].split("@")[0]: row for row in json.loads(loaded.stdout)}
    port = free_port()
    server = subprocess.Popen(
        [*command, "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in server.stdout:
        if "ist bereit" in line:
            break
    else:
        pytest.fail("Der Server ist nicht gestartet.")
    yield House(f"http://localhost:{port}", accounts, environment)
    server.send_signal(signal.SIGINT)
    server.wait(30)
    server.stdout.close()
    shutil.rmtree(folder, ignore_errors=True)


def free_port():
    """Ask the system for a port nobody uses."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


@pytest.fixture(scope="package")
def browser():
    """One Chromium for all stories."""
    named = os.environ.get("CHROMIUM")
    path = named or next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Kein Chromium gefunden.")
        pytest.skip("Kein Chromium gefunden.")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps a loop running in this thread while other fixtures use the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


class Visitor:
    """Someone at a browser: signs in, looks, and notices barriers."""

    def __init__(self, browser, house, width=1280):
        self.house = house
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="de-DE", base_url=house.address
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.faults = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self.hear)

    def hear(self, message):
        """Keep what the browser complains about, refused styles and scripts above all."""
        if message.type == "error" and "status of 4" not in message.text:
            self.faults.append(message.text)

    def sign_in(self, role):
        """Sign in with the e-mail address and password of a role."""
        account = self.house.accounts[role]
        self.page.goto("/konto/login/")
        self.page.get_by_label("E-Mail").fill(account["email"])
        self.page.get_by_label("Passwort").fill(account["password"])
        self.page.get_by_role("button", name=re.compile("^(Anmelden|Anmeldung)$")).click()
        self.page.wait_for_url(f"{self.house.address}/")
        return self

    def barriers(self):
        """What axe finds on the page."""
        found = Axe().run(self.page).response["violations"]
        return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]

    def look(self, name=None):
        """Check the page for barriers and sideways scrolling; take its picture if asked for."""
        found = self.barriers()
        assert found == [], self.page.url
        wide, shown = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide <= shown, f"{self.page.url} scrolls sideways: {wide} > {shown}"
        folder = os.environ.get("PICTURES")
        if folder and name:
            place = ROOT / folder / f"{name}.png"
            place.parent.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=place)


@pytest.fixture
def visit(browser, house):
    """Open a browser window for someone, signed in if a role is named."""
    visitors = []

    def arrive(role=None, width=1280):
        visitor = Visitor(browser, house, width)
        visitors.append(visitor)
        return visitor.sign_in(role) if role else visitor

    yield arrive
    for visitor in visitors:
        faults = list(visitor.faults)
        visitor.context.close()
        assert faults == []


@pytest.fixture(scope="package")
def seen_pages():
    """The views that have been looked at; each is looked at once, by the first who reaches it."""
    return set()
