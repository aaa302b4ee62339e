"""The engine stays small: what it takes to decide, and what it takes to load the law."""

import io
import tokenize
from pathlib import Path

import pytest

from ratsverbund.charter import engine

CHARTER = Path(engine.__file__).parent
ENGINE = "engine law state decision facts works timeline citations"
LOADING = "bundle reader place"
SILENT = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
    *(tokenize.ENCODING, tokenize.ENDMARKER),
}


def lines_of_code(modules: str) -> int:
    """Count the lines of modules that hold code; docstrings and comments do not count."""
    return sum(lines_in(CHARTER / f"{name}.py") for name in modules.split())


def lines_in(path: Path) -> int:
    """Count the lines of one file that hold code."""
    lines: set[int] = set()
    before = tokenize.NEWLINE
    for token in tokenize.tokenize(io.BytesIO(path.read_bytes()).readline):
        docstring = token.type == tokenize.STRING and before in SILENT
        if token.type not in SILENT and not docstring:
            lines |= set(range(token.start[0], token.end[0] + 1))
        before = token.type
    return len(lines)


@pytest.mark.parametrize(("modules", "most"), [(ENGINE, 1000), (LOADING, 300)])
def test_the_engine_needs_few_lines_of_code(modules: str, most: int) -> None:
    assert lines_of_code(modules) <= most


def test_every_module_beside_the_engine_is_a_surface_over_it() -> None:
    source = "".join((CHARTER / f"{name}.py").read_text() for name in ENGINE.split())

    assert "charter.cases" not in source
    assert "charter.cli" not in source
    assert "charter.rules" not in source
