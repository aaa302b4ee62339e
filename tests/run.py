"""Run the whole suite (`make test`); find a Chromium, install one, or say what is skipped."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOG = ROOT / ".cache" / "setup.log"
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def main() -> None:
    """Hand over to pytest, with the stories if there is a browser."""
    choice = sys.argv[1:]
    browser = find_browser() or install_browser()
    if browser:
        os.environ["CHROMIUM"] = browser
    elif os.environ.get("CI") == "true":
        sys.exit("Kein Chromium gefunden und keines installierbar; ohne Browser kein Urteil.")
    else:
        say("Kein Chromium gefunden: Die Wege durch die Seiten (tests/stories) entfallen.")
        choice = ["-m", "not story", *choice]
    os.chdir(ROOT)
    # One file stays with one worker: stories share a house, others a world. The order is ours.
    spread = [f"-n{min(os.cpu_count() or 1, 4)}", "--dist=loadfile", "--no-loadscope-reorder"]
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *spread, *choice])  # noqa: S606


def find_browser() -> str | None:
    """Return the path of a Chromium: the one named by CHROMIUM, else a known name."""
    names = [os.environ.get("CHROMIUM", ""), *NAMES]
    return next((path for name in names if name and (path := shutil.which(name))), None)


def install_browser() -> str | None:
    """Fetch Chromium from Debian where we may."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    say("Chromium installieren …")
    with LOG.open("ab") as log:
        for command in (
            ["update", "-q"],
            ["install", "-qy", "--no-install-recommends", "chromium"],
        ):
            subprocess.run(["apt-get", *command], stdout=log, stderr=log, check=False)
    return find_browser()


def say(text: str) -> None:
    """Tell the user in one line."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
