"""The command `ratsverbund law`: the four verbs, checks and imports, without a database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ratsverbund.charter.ask import decide, institution
from ratsverbund.charter.bundle import bundle_of, law_of
from ratsverbund.charter.cases import cases_of
from ratsverbund.charter.check import findings
from ratsverbund.charter.compare import compare
from ratsverbund.charter.decision import FactsError, plain
from ratsverbund.charter.drafts import read_draft
from ratsverbund.charter.facts import schema
from ratsverbund.charter.founding import found_town
from ratsverbund.charter.show import decision_lines, norm_entry, norm_lines, norms_of
from ratsverbund.charter.simulation import Question, financial_block, simulate
from ratsverbund.charter.text_import import read_charter
from ratsverbund.kernel.errors import DomainError

OK, FAILED, USAGE, NOT_FOUND, RULE = 0, 1, 2, 3, 5
Asked = argparse.Namespace
VERBS: list[tuple[str, str, tuple[str, ...], Callable[[Asked], int]]] = []

DAY: dict[str, Any] = {
    "type": date.fromisoformat,
    "default": date.today(),  # noqa: DTZ011
    "metavar": "JJJJ-MM-TT",
}
MEANINGS: dict[str, dict[str, Any]] = {
    "bundle": {"help": "Satzungspaket, etwa heinsberg"},
    "institution": {"help": "Einrichtung, etwa invitation_period"},
    "norm": {"help": "Norm, etwa hs/§8(3); sonst alle"},
    "draft": {"help": "Datei mit dem Entwurf"},
    "file": {"help": "Datei mit dem Text der Satzung"},
    "--on": DAY | {"help": "Stand vom (sonst heute)"},
    "--from": DAY | {"help": "Stand davor"},
    "--to": DAY | {"help": "Stand danach (sonst heute)"},
    "--known-at": DAY | {"default": None, "help": "so, wie es an diesem Tag bekannt war"},
    "--year": {
        "type": int,
        "default": date.today().year,  # noqa: DTZ011
        "metavar": "JAHR",
        "help": "Jahr der Fälle",
    },
    "--facts": {
        "default": "",
        "metavar": "DATEI",
        "help": "Angaben als JSON, - für die Eingabe",
    },
    "--folder": {"default": "", "metavar": "ORDNER", "help": "wo das neue Paket entsteht"},
}


def verb(name: str, purpose: str, *words: str) -> Callable[[Callable[[Asked], int]], Any]:
    """Register a verb with its words and options; a question mark makes a word optional."""

    def register(run: Callable[[Asked], int]) -> Callable[[Asked], int]:
        VERBS.append((name, purpose, words, run))
        return run

    return register


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb of `ratsverbund law` and return its exit code.

    0 ok, 1 failed, 2 usage, 3 not found, 5 the law gives no answer.
    """
    try:
        asked = parser().parse_args(argv)
    except SystemExit as stop:
        return OK if stop.code in (None, 0) else USAGE
    run: Callable[[Asked], int] = asked.run
    try:
        return run(asked)
    except DomainError as fault:
        print(fault, file=sys.stderr)
        return fault.exit_code


def parser() -> argparse.ArgumentParser:
    """Describe the verbs, each with its own words and options."""
    whole = argparse.ArgumentParser(
        prog="ratsverbund law", description="Recht und Satzung: Regeln, Fassungen, Fälle"
    )
    verbs = whole.add_subparsers(required=True, metavar="VERB")
    for name, purpose, words, run in VERBS:
        one = verbs.add_parser(name, help=purpose, description=purpose)
        for word in words:
            bare = word.rstrip("?")
            meaning = dict(MEANINGS[bare])
            if word.endswith("?"):
                meaning["nargs"] = "?"
            one.add_argument(bare, **meaning)
        one.add_argument("--json", action="store_true", help="Ausgabe als JSON")
        one.set_defaults(run=run)
    return whole


@verb("decide", "eine Frage entscheiden", "bundle", "institution", "--on", "--known-at", "--facts")
def run_decide(asked: Asked) -> int:
    """Decide one question and print the answer with its reasons."""
    law = law_of(asked.bundle, asked.on, asked.known_at)
    decision = decide(law, asked.institution, read_object(asked.facts))
    answer(asked, decision.as_json(), decision_lines(decision))
    return OK if decision.known else RULE


@verb("show", "Normen und Werte an einem Tag zeigen", "bundle", "norm?", "--on", "--known-at")
def run_show(asked: Asked) -> int:
    """Print the norms in force on a day, or one of them."""
    law = law_of(asked.bundle, asked.on, asked.known_at)
    norms = norms_of(law, asked.norm or "")
    if not norms:
        print(f"Die Norm „{asked.norm}“ gibt es in „{asked.bundle}“ nicht.", file=sys.stderr)
        return NOT_FOUND
    lines = [line for norm in norms for line in norm_lines(law, norm)]
    answer(asked, [norm_entry(law, norm) for norm in norms], lines)
    return OK


@verb("check", "ein Satzungspaket prüfen", "bundle", "--on", "--known-at")
def run_check(asked: Asked) -> int:
    """Print what is wrong, missing or open in a bundle."""
    found = findings(law_of(asked.bundle, asked.on, asked.known_at))
    answer(asked, plain(found), found.lines())
    return FAILED if found.faults else OK


@verb("facts", "die Angaben einer Einrichtung beschreiben", "institution")
def run_facts(asked: Asked) -> int:
    """Print the JSON schema of an institution's facts."""
    rule = institution(asked.institution)
    print_json({"title": rule.title, **schema(rule.facts)})
    return OK


@verb("diff", "zwei Tage vergleichen", "bundle", "--from", "--to")
def run_diff(asked: Asked) -> int:
    """Print what changed between two days: wording, figures, answers to the cases."""
    before, after = (law_of(asked.bundle, day) for day in (vars(asked)["from"], asked.to))
    found = compare(before, after, cases_of(asked.bundle))
    answer(asked, found.as_json(), found.lines())
    return OK


@verb("simulate", "einen Entwurf durchrechnen", "bundle", "draft", "--year", "--facts")
def run_simulate(asked: Asked) -> int:
    """Replay a year's questions (or the worked cases) on both laws."""
    draft = read_draft(Path(asked.draft), bundle_of(asked.bundle))
    effects = simulate(lambda day: law_of(asked.bundle, day), draft, questions(asked))
    lines = [f"{one.title}: {one.asked} gefragt, {one.changed} anders" for one in effects]
    block = financial_block(effects, asked.year, draft.title)
    answer(asked, {"effects": plain(effects), "financial_effect": block}, [*lines, *block])
    return OK


def questions(asked: Asked) -> list[Question]:
    """Return the questions to replay: from a file, else the bundle's worked cases of the year."""
    if asked.facts:
        return [
            Question(
                one["institution"],
                date.fromisoformat(one["on"]),
                one["facts"],
                one.get("label", ""),
            )
            for one in read_list(asked.facts)
        ]
    return [
        Question(case.institution, case.on, plain(case.facts), case.name)
        for case in cases_of(asked.bundle)
        if case.on.year == asked.year and case.bundle == asked.bundle
    ]


@verb("new", "ein Satzungspaket für eine Stadt anlegen", "bundle", "--folder")
def run_new(asked: Asked) -> int:
    """Ask the open questions of a town and write its bundle."""
    folder = found_town(asked.bundle, asked.folder, sys.stdin, sys.stderr)
    print(folder)
    return OK


@verb("import-text", "den Text einer Satzung einlesen", "file", "bundle?")
def run_import(asked: Asked) -> int:
    """Read a charter's text into norms and report what has no place."""
    found = read_charter(Path(asked.file), bundle_of(asked.bundle) if asked.bundle else None)
    answer(asked, found.as_json(), found.lines())
    return OK if found.units else FAILED


def read_json(source: str) -> Any:
    """Read JSON from a file or the standard input. Raises: FactsError."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
        return json.loads(text)
    except (OSError, ValueError) as fault:
        problem = f"Die Angaben sind nicht lesbar: {fault}. Bitte eine JSON-Datei angeben."
        raise FactsError(problem) from fault


def read_object(source: str) -> dict[str, Any]:
    """Read facts; no source means none are known yet."""
    given = read_json(source) if source else {}
    if not isinstance(given, dict):
        raise FactsError("Die Angaben müssen ein JSON-Objekt sein. Bitte { … } schreiben.")
    return given


def read_list(source: str) -> list[dict[str, Any]]:
    """Read a list of questions, each with institution, day and facts."""
    given = read_json(source)
    wanted = {"institution", "on", "facts"}
    if not isinstance(given, list) or not all(wanted <= set(one) for one in given):
        raise FactsError("Erwartet wird eine Liste mit institution, on und facts je Vorgang.")
    return given


def answer(asked: Asked, value: Any, lines: list[str]) -> None:
    """Print an answer as JSON or as lines."""
    if asked.json:
        print_json(value)
    else:
        print("\n".join(lines))


def print_json(value: Any) -> None:
    """Print a value as readable JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
