"""Sizes of files, functions, classes, templates and storeys."""

import ast
from collections import Counter

from tests.house.tree import ROOT, SOURCE, app_of, files, functions, length, lines, nodes, place

CODE = [
    path for folder in ("src", "tests", "benchmarks") for path in files("*.py", under=ROOT / folder)
]
PAGES = files("*.html")
ROOMS = {"models", "events", "queries", "policies", "operations", "forms", "views", "management"}


def test_no_file_has_more_than_400_lines():
    too_long = {place(path): lines(path) for path in [*CODE, *files("*.css", "*.js", "*.typ")]}

    assert {name: size for name, size in too_long.items() if size > 400} == {}


def test_no_function_has_more_than_60_lines():
    too_long = {
        place(path, function.lineno): length(function)
        for path in CODE
        for function in functions(path)
        if length(function) > 60
    }

    assert too_long == {}


def test_no_class_has_more_than_200_lines():
    too_long = {
        place(path, node.lineno): length(node)
        for path in CODE
        for node in nodes(path, ast.ClassDef)
        if length(node) > 200
    }

    assert too_long == {}


def test_no_template_has_more_than_150_lines():
    assert {place(path): lines(path) for path in PAGES if lines(path) > 150} == {}


def part_of(path):
    """Return the app of a file, or the package inside it that is split off by a noun."""
    inner = path.relative_to(SOURCE).parts[2:-1]
    noun = inner[:1] if inner and inner[0] not in ROOMS else ()
    return ".".join((app_of(path), *noun))


def test_no_app_has_more_than_2500_lines():
    sizes = Counter()
    for path in files("*.py"):
        sizes[part_of(path)] += lines(path)

    assert {app: size for app, size in sizes.items() if size > 2500 and "." in app} == {}


def test_the_kernel_has_at_most_2000_lines():
    size = sum(lines(path) for path in files("*.py", under=SOURCE / "kernel"))

    assert size <= 2000


def test_most_files_are_short():
    sizes = sorted(lines(path) for path in files("*.py"))

    assert sizes[len(sizes) // 2] <= 80
    assert sizes[len(sizes) * 95 // 100] <= 250
