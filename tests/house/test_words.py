"""Words that are kept out of the code, and words every module, model and page must have."""

import ast
import re
from pathlib import Path

from django.apps import apps

from tests.house.tree import ROOT, SOURCE, TESTS, files, functions, nodes, place

BANNED = {"utils", "helpers", "common", "misc", "manager", "service", "handler"}
BANNED |= {"data", "info", "process", "do", "obj", "tmp"}
EVENT_HANDLERS = {SOURCE / "kernel" / "events.py", SOURCE / "kernel" / "models.py"}
BANNED_ENDS = re.compile(r"(Utils?|Helpers?|Manager|Service|Handler|Info|Process)$")
LEFT_BEHIND = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
PAGES = files("*.html")


def found(pattern, paths):
    """Return the places where a pattern occurs."""
    return [
        place(path, number)
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_only_ui_writes_class_names_of_the_design_system():
    ui = SOURCE / "ui"
    others = [path for path in files("*.html", "*.py", "*.js", "*.css") if ui not in path.parents]

    assert found(r"[\"' ]kern-[a-z]", others) == []


def test_no_page_has_style_or_script_of_its_own():
    assert found(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']", PAGES) == []
    assert found(r"<script(?![^>]*\bsrc=)", PAGES) == []


def named(path: Path) -> set[tuple[int, str]]:
    """Return the names a file gives: to itself, functions, classes, arguments, variables."""
    given = {(1, path.stem)}
    for node in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef):
        given.add((node.lineno, node.name))
    for node in nodes(path, ast.arg):
        given.add((node.lineno, node.arg))
    for node in nodes(path, ast.Name, ast.Attribute):
        if isinstance(node.ctx, ast.Store):
            given.add((node.lineno, node.id if isinstance(node, ast.Name) else node.attr))
    return given


def test_no_name_says_nothing():
    banned = [
        f"{place(path, line)} {name}"
        for path in files("*.py")
        for line, name in sorted(named(path))
        if name in BANNED and not (name == "handler" and path in EVENT_HANDLERS)
    ]

    assert banned == []


def test_no_class_is_called_after_its_technique():
    banned = [
        f"{place(path, node.lineno)} {node.name}"
        for path in files("*.py")
        for node in nodes(path, ast.ClassDef)
        if (end := BANNED_ENDS.search(node.name))
        and not any(ast.unparse(base).partition("[")[0].endswith(end[1]) for base in node.bases)
    ]

    assert banned == []


def test_every_module_says_what_it_is():
    silent = [
        place(path) for path in files("*.py") if not ast.get_docstring(ast.parse(path.read_text()))
    ]

    assert silent == []


def test_every_public_function_says_what_it_does():
    silent = [
        f"{place(path, function.lineno)} {function.name}"
        for path in files("*.py")
        for function in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(function, ast.FunctionDef)
        and not function.name.startswith("_")
        and not ast.get_docstring(function)
    ]

    assert silent == []


def test_nothing_is_left_to_be_done_in_a_comment():
    assert (
        found(LEFT_BEHIND, [*files("*.py", "*.html", "*.css", "*.js"), *files("*.py", under=TESTS)])
        == []
    )


def test_every_model_is_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    models = [model for model in apps.get_models() if model.__module__.startswith("ratsverbund.")]

    assert [model.__name__ for model in models if f"`{model.__name__}`" not in glossary] == []


def test_every_test_is_a_sentence():
    curt = [
        f"{place(path, function.lineno)} {function.name}"
        for path in files("test_*.py", under=TESTS)
        for function in functions(path)
        if function.name.startswith("test_") and function.name.count("_") < 3
    ]

    assert curt == []
