"""Founds the bundle of a new town: asks the open questions and writes a folder to fill in."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from ratsverbund.charter.bundle import OWN, bundle_of
from ratsverbund.charter.place import BundleError, Place
from ratsverbund.charter.works import Bundle, Choice, Norm

TEMPLATE = "musterstadt"
QUESTIONS = "heinsberg"
WORKS = ("ms", "msgo")
HINT = "# Antwort, Beschluss und Tag eintragen; ohne Beschluss bleibt es eine Voreinstellung."
NAME = re.compile(r"[a-z][a-z0-9-]{1,40}")


def found_town(name: str, folder: str, answers: TextIO, prompt: TextIO) -> Path:
    """Ask for title and choices, then write the bundle folder and return it.

    Raises: BundleError for a bad name or a folder that is there already.
    """
    if not NAME.fullmatch(name):
        raise BundleError(
            f"„{name}“ ist kein Name für ein Bündel. Bitte Kleinbuchstaben, Ziffern und „-“."
        )
    target = home(folder) / name
    if target.exists():
        raise BundleError(f"Den Ordner {target} gibt es schon. Bitte einen anderen Namen wählen.")
    title = asked("Name der Stadt", name.title(), answers, prompt)
    chosen = {key: answered(one, answers, prompt) for key, one in open_questions().items()}
    for work in WORKS:
        write_work(target, work, title)
    write(target / "bundle.toml", [f"title = {quoted(title)}", 'extends = ["de-nw"]'])
    write_choices(target, chosen)
    return target


def home(folder: str) -> Path:
    """Return the folder for new bundles: named, or the first of RATSVERBUND_BUNDLES."""
    named = folder or os.environ.get("RATSVERBUND_BUNDLES", "").split(os.pathsep)[0]
    if not named:
        raise BundleError(
            "Wohin soll das Bündel? Bitte --folder angeben oder RATSVERBUND_BUNDLES setzen."
        )
    return Path(named)


def open_questions() -> dict[str, Choice]:
    """Return the questions every town answers once, in their order."""
    questions = bundle_of(QUESTIONS).choices
    return dict(sorted(questions.items(), key=lambda item: item[1].number))


def answered(choice: Choice, answers: TextIO, prompt: TextIO) -> str:
    """Ask one question until the answer is one of its options; an empty line keeps it open."""
    options = "; ".join(f"{word} = {meaning}" for word, meaning in choice.options.items())
    while True:
        word = asked(f"{choice.number}. {choice.question} ({options})", "", answers, prompt)
        if not word or word in choice.options:
            return word
        prompt.write(f"„{word}“ steht nicht zur Wahl.\n")


def asked(question: str, default: str, answers: TextIO, prompt: TextIO) -> str:
    """Ask one line; the end of the input keeps the default."""
    prompt.write(f"{question} [{default or 'offen lassen'}]: ")
    return answers.readline().strip() or default


def write_work(target: Path, work: str, title: str) -> None:
    """Copy a work of the template without its figures: those are the town's to enter."""
    source = OWN / TEMPLATE / work
    head = Place(source / "work.toml").content["work"]
    today = date.today().isoformat()  # noqa: DTZ011
    name = head["title"].replace("Stadt Musterstadt", title)
    write(
        target / work / "work.toml",
        ["[work]", f"id = {quoted(work)}", f"title = {quoted(name)}",
         f"short = {quoted(head['short'].replace('Musterstadt', title))}",
         f"rank = {quoted(head['rank'])}", "", "[[amendment]]", f'id = "{work}/neu"',
         'title = "Satzung, Tag bitte eintragen"', f"cited = {today}",
         'in_force = "unknown"'],
    )  # fmt: skip
    for path in sorted((source / "text").glob("*.toml")):
        write(target / work / "text" / path.name, norm_lines(Place(path).tables(), work))
    write(target / work / "params.toml", figure_lines(Place(source / "params.toml").content, work))


def norm_lines(tables: dict[str, Any], work: str) -> list[str]:
    """Write the norms of the template; numbers and wording are to be checked."""
    lines = ["# Nummern und Wortlaut bitte an die eigene Satzung anpassen."]
    for key, table in tables.items():
        kept = {name: table[name] for name in ("title", "says", "duty", "feeds") if name in table}
        lines += ["", f'["{key}"]', f'by = "{work}/neu"']
        lines += [f"{name} = {quoted(value)}" for name, value in kept.items()]
    return lines


def figure_lines(groups: dict[str, Any], work: str) -> list[str]:
    """Write every figure of the template as a gap to fill."""
    lines = ["# Jeder Wert ist eine Lücke: bitte value mit Quelle eintragen, GAP streichen."]
    for group, entries in groups.items():
        for name, table in entries.items():
            lines += ["", f"[{group}.{name}]", f"title = {quoted(table['title'])}"]
            lines += [f"norm = {quoted(table['norm'])}", f"unit = {quoted(table.get('unit', ''))}"]
            lines.append(f'values = [{{ by = "{work}/neu", status = "GAP" }}]')
    return lines


def write_choices(target: Path, chosen: dict[str, str]) -> None:
    """Write every answer next to the norm it belongs to; the template lacks some of the norms."""
    template, source = bundle_of(TEMPLATE), bundle_of(QUESTIONS)
    lacking: dict[str, Any] = {}
    lines = {work: [HINT] for work in WORKS}
    for key, answer in chosen.items():
        choice = template.choices.get(key, source.choices[key])
        norm = source.norms[choice.norm] if key not in template.choices else None
        if norm and source.works[norm.work].rank != "land":
            place = norm.id.partition("/")[2]
            lacking[place] = table_of(norm, template)
            choice = replace(choice, norm=f"{WORKS[0]}/{place}")
        work = choice.norm.partition("/")[0]
        lines[work if work in WORKS else WORKS[0]] += choice_lines(choice, answer)
    write(target / WORKS[0] / "text" / "fragen.toml", norm_lines(lacking, WORKS[0]))
    for work in WORKS:
        write(target / work / "choices.toml", lines[work])


def table_of(norm: Norm, template: Bundle) -> dict[str, Any]:
    """Return a norm as it stands in a file; steps that the template carries stay there."""
    own = set(template.roles) - template.inherited
    feeds = [step for step in norm.feeds if step not in own]
    says, duty = str(norm.versions[-1].value), " ".join(norm.duties)
    return {"title": norm.title, "says": says, "duty": duty, "feeds": feeds}


def choice_lines(choice: Choice, answer: str) -> list[str]:
    """Write one open question with its answer."""
    return [
        "",
        f"[{choice.key}]",
        f"number = {choice.number}",
        f"norm = {quoted(choice.norm)}",
        f"question = {quoted(choice.question)}",
        f"options = {inline(choice.options)}",
        f"default = {quoted(choice.default)}",
        f"answer = {quoted(answer)}",
    ]


def inline(options: dict[str, str]) -> str:
    """Write options as an inline table."""
    return "{ " + ", ".join(f"{word} = {quoted(text)}" for word, text in options.items()) + " }"


def quoted(value: Any) -> str:
    """Write a text or a list of texts in TOML; JSON quotes the same way."""
    return json.dumps(value, ensure_ascii=False)


def write(path: Path, lines: list[str]) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
