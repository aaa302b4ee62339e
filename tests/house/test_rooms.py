"""Who may write, who may import whom, and what every operation and rule must have."""

import ast
import re

import pytest

from ratsverbund.charter import rules
from ratsverbund.charter.bundle import names
from ratsverbund.charter.cases import cases_of
from ratsverbund.charter.engine import RULES
from ratsverbund.config import reference
from tests.house.tree import SOURCE, TESTS, app_of, files, functions, nodes, place

OPERATIONS = reference.operations()
MANAGERS = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
QUERYSETS = {"objects", "filter", "exclude", "all", "select_for_update"}
# The mechanism behind the operations, and a demonstration that is typed facts.
WRITERS = [SOURCE / "kernel", SOURCE / "config" / "demonstration"]


def writes(call: ast.Call) -> bool:
    """Say whether a call changes rows: a record saved or deleted, or a query that writes."""
    if not isinstance(call.func, ast.Attribute):
        return False
    chain = {node.attr for node in ast.walk(call.func.value) if isinstance(node, ast.Attribute)}
    verb = call.func.attr
    if verb in MANAGERS:
        return True
    if verb == "update":
        return bool(chain & QUERYSETS)
    return verb in {"save", "delete"} and not call.args


def test_only_operations_write():
    outside = [
        place(path, call.lineno)
        for path in files("*.py")
        if "operations" not in (path.stem, *path.parts)
        and not any(path.is_relative_to(writer) for writer in WRITERS)
        for call in nodes(path, ast.Call)
        if writes(call)
    ]

    assert outside == []


def test_no_app_imports_the_pages_of_another():
    pages = re.compile(r"ratsverbund\.(.+)\.(views|forms|urls)\b")
    across = [
        place(path, node.lineno)
        for path in files("*.py")
        if app_of(path) != "config"
        for node in nodes(path, ast.ImportFrom)
        if (found := pages.match(f"{node.module}.{node.names[0].name}"))
        and found[1] != app_of(path)
    ]

    assert across == []


def test_no_module_imports_inside_a_function():
    inside = [
        place(path, node.lineno)
        for path in files("*.py")
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inside == []


def test_every_operation_asks_a_policy():
    silent = [name for name, op in OPERATIONS.items() if not reference.reached(op.call, "require")]

    assert silent == []


def test_every_operation_has_a_test_that_names_it():
    tests = [path.read_text(encoding="utf-8") for path in files("test_*.py", under=TESTS)]
    words = set(re.findall(r"\w+", "\n".join(tests)))

    assert [name for name in OPERATIONS if name.rpartition(".")[2] not in words] == []


def test_every_operation_takes_its_actor_by_name_and_says_what_it_does():
    vague = [
        name
        for name, operation in OPERATIONS.items()
        if "actor" not in keyword_only(operation.call) or not operation.summary.endswith(".")
    ]

    assert vague == []


def keyword_only(call):
    """Return the names of the parameters that are given by name only."""
    code = call.__code__
    return code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]


def test_the_generated_pages_are_up_to_date():
    stale = [place(path) for path in reference.stale()]

    assert stale == [], "ratsverbund docs --apply"


@pytest.mark.parametrize("institution", sorted(RULES))
def test_a_rule_cites_its_source_and_has_worked_cases(institution):
    cases = [case for bundle in names() for case in cases_of(bundle)]
    asked = [case for case in cases if case.institution == institution]

    assert "Source: " in RULES[institution].__doc__
    assert asked != []
    assert [case.name for case in asked if uncited(case)] == []


def uncited(case):
    """Say whether a case's answer has a reason without a norm."""
    if "error" in case.expected:
        return False
    decision = case.answer()
    cited = [reason.citation.norm for reason in decision.walk()]
    return decision.known and not (cited and all(cited))


def test_every_rule_is_registered_by_the_package():
    assert set(rules.__all__) <= set(RULES)


def test_every_answer_that_is_a_file_takes_the_one_road():
    # Feeds and the script of the desk are read by programs, an error is a page.
    others = {
        "config/views.py", "council/desk/views/offline.py", "kernel/downloads.py",
        "public/portal/views/papers.py", "public/portal/views/press.py",
    }  # fmt: skip
    made = {"HttpResponse", "FileResponse", "StreamingHttpResponse"}

    astray = [
        place(path, call.lineno)
        for path in files("*.py")
        if str(path.relative_to(SOURCE)) not in others
        for call in nodes(path, ast.Call)
        if isinstance(call.func, ast.Name) and call.func.id in made
    ]

    assert astray == []
