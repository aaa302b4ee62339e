"""The source tree as the house tests see it: files, syntax, and findings with their place."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "ratsverbund"
TESTS = ROOT / "tests"
FETCHED = "static/vendor/"


def files(*patterns: str, under: Path = SOURCE) -> list[Path]:
    """Return our own files of these patterns: nothing fetched, no migrations."""
    found = (path for pattern in patterns for path in under.rglob(pattern))
    return sorted(
        path for path in found if FETCHED not in str(path) and "migrations" not in path.parts
    )


@functools.cache
def syntax(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(path: Path, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    """Walk over the nodes of these kinds."""
    return (node for node in ast.walk(syntax(path)) if isinstance(node, kinds))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return every function of a file."""
    return list(nodes(path, ast.FunctionDef, ast.AsyncFunctionDef))


def length(node: ast.AST) -> int:
    """Count the lines of a node."""
    return node.end_lineno - node.lineno + 1


def lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def place(path: Path, line: int | None = None) -> str:
    """Name a file, or a line of it, from the root of the checkout."""
    name = str(path.relative_to(ROOT))
    return name if line is None else f"{name}:{line}"


def app_of(path: Path) -> str:
    """Return the app a file belongs to: storey and room, or the storey alone."""
    *folders, _ = path.relative_to(SOURCE).parts
    storeys = {"people", "council", "network", "public"}
    return ".".join(folders[: 2 if folders[:1] and folders[0] in storeys else 1])


def listed(name: str) -> list[str]:
    """Read a list kept beside these tests; what follows # explains."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    entries = (line.partition("#")[0].strip() for line in text.splitlines())
    return [entry for entry in entries if entry]
