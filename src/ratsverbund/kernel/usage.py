"""How the commands explain themselves: in German, and without the framework's own options."""

import argparse

# What argparse says by itself, as far as people meet it.
WORDS = {
    "usage: ": "Aufruf: ",
    "positional arguments": "Angaben",
    "options": "Optionen",
    "show this help message and exit": "diese Hilfe zeigen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "Es fehlt: %s",
    "unrecognized arguments: %s": "Das ist zu viel oder unbekannt: %s",
    "expected one argument": "Dahinter fehlt eine Angabe.",
    "not allowed with argument %s": "Das geht nicht zusammen mit %s.",
    "invalid %(type)s value: %(value)r": "%(value)r passt hier nicht.",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r gibt es nicht. Möglich: %(choices)s"
    ),
}
# Django gives them to every command.
FOREIGN = frozenset({
    "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color",
    "--force-color", "--skip-checks",
})  # fmt: skip


def speak_german() -> None:
    """Let argparse speak German from now on, in help and refusals."""
    argparse._ = lambda words: WORDS.get(words, words)  # type: ignore[attr-defined]


def hide_foreign_options(parser: argparse.ArgumentParser) -> None:
    """Leave the framework's options out of the help; they still work."""
    for action in parser._actions:
        if FOREIGN.intersection(action.option_strings):
            action.help = argparse.SUPPRESS
