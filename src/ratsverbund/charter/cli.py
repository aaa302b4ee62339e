"""The command `ratsverbund law`: show, decide, check and describe law without a database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ratsverbund.charter.ask import UnknownInstitution, decide, institution
from ratsverbund.charter.bundle import UnknownBundle, law_of
from ratsverbund.charter.check import findings
from ratsverbund.charter.decision import CharterError, Decision, FactsError, Reason
from ratsverbund.charter.facts import schema
from ratsverbund.charter.show import norm_lines

OK, FAILED, USAGE, NOT_FOUND, RULE = 0, 1, 2, 3, 5


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb of `ratsverbund law` and return its exit code."""
    try:
        asked = parser().parse_args(argv)
    except SystemExit as stop:
        return OK if stop.code in (None, 0) else USAGE
    run: Callable[[argparse.Namespace], int] = asked.run
    try:
        return run(asked)
    except (UnknownBundle, UnknownInstitution) as fault:
        return complain(fault, NOT_FOUND)
    except FactsError as fault:
        return complain(fault, USAGE)
    except CharterError as fault:
        return complain(fault, FAILED)


def complain(fault: CharterError, code: int) -> int:
    """Print a fault as a sentence and return its exit code."""
    print(fault, file=sys.stderr)
    return code


def parser() -> argparse.ArgumentParser:
    """Describe the verbs."""
    verbs = argparse.ArgumentParser(prog="ratsverbund law", description=__doc__)
    verb = verbs.add_subparsers(required=True, metavar="VERB")
    add(verb, "decide", run_decide, "eine Frage entscheiden", "bundle", "institution")
    add(verb, "show", run_show, "Normen und Werte an einem Tag zeigen", "bundle", "norm?")
    add(verb, "check", run_check, "ein Bündel prüfen", "bundle")
    add(verb, "facts", run_facts, "die Angaben einer Einrichtung beschreiben", "institution")
    return verbs


def add(
    verbs: Any, name: str, run: Callable[[argparse.Namespace], int], purpose: str, *words: str
) -> None:
    """Add one verb with its words and the options all verbs share."""
    verb = verbs.add_parser(name, help=purpose)
    for word in words:
        verb.add_argument(word.rstrip("?"), nargs="?" if word.endswith("?") else None)
    verb.add_argument("--on", type=date.fromisoformat, default=date.today(), help="Stand vom")  # noqa: DTZ011
    verb.add_argument("--known-at", type=date.fromisoformat, default=None, help="bekannt am")
    verb.add_argument("--facts", default="", help="Datei mit Angaben als JSON, - für die Eingabe")
    verb.add_argument("--json", action="store_true", help="Ausgabe als JSON")
    verb.set_defaults(run=run)


def run_decide(asked: argparse.Namespace) -> int:
    """Decide one question and print the answer with its reasons."""
    law = law_of(asked.bundle, asked.on, asked.known_at)
    decision = decide(law, asked.institution, given_facts(asked.facts))
    if asked.json:
        print_json(decision.as_json())
    else:
        print("\n".join(decision_lines(decision)))
    return OK if decision.known else RULE


def given_facts(source: str) -> dict[str, Any]:
    """Read facts from a file or the standard input. Raises: FactsError."""
    if not source:
        return {}
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
        given = json.loads(text)
    except (OSError, ValueError) as fault:
        raise FactsError(
            f"Die Angaben sind nicht lesbar: {fault}. Bitte eine JSON-Datei."
        ) from fault
    if not isinstance(given, dict):
        raise FactsError("Die Angaben müssen ein JSON-Objekt sein. Bitte { … } schreiben.")
    return given


def decision_lines(decision: Decision[Any]) -> list[str]:
    """Write a decision as text: answer, reasons, open points, missing facts."""
    answer = decision.as_json()["value"]
    shown = json.dumps(answer, ensure_ascii=False) if isinstance(answer, dict) else answer
    lines = [
        f"{decision.label or shown if decision.known else 'unbekannt'} {decision.unit}".strip()
    ]
    for reason in decision.reasons:
        lines += reason_lines(reason, 1)
    lines += [f"  offen: {point}" for point in decision.open_points]
    lines += [f"  fehlt: {name}" for name in decision.needs]
    return lines


def reason_lines(reason: Reason, depth: int) -> list[str]:
    """Write one reason and those below it, indented."""
    lines = [f"{'  ' * depth}{reason.says} [{reason.citation}]"]
    for child in reason.children:
        lines += reason_lines(child, depth + 1)
    return lines


def run_show(asked: argparse.Namespace) -> int:
    """Print the norms in force on a day, or one of them."""
    lines = norm_lines(law_of(asked.bundle, asked.on, asked.known_at), asked.norm or "")
    if not lines:
        print(f"Die Norm „{asked.norm}“ gibt es in „{asked.bundle}“ nicht.", file=sys.stderr)
        return NOT_FOUND
    print("\n".join(lines))
    return OK


def run_check(asked: argparse.Namespace) -> int:
    """Print what is wrong or open in a bundle."""
    found = findings(law_of(asked.bundle, asked.on, asked.known_at))
    print("\n".join(found.lines()))
    return FAILED if found.faults else OK


def run_facts(asked: argparse.Namespace) -> int:
    """Print the JSON schema of an institution's facts."""
    rule = institution(asked.institution)
    print_json({"title": rule.title, **schema(rule.facts)})
    return OK


def print_json(value: Any) -> None:
    """Print a value as readable JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
