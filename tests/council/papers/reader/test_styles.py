"""Invented papers in the styles of several towns are read as expected."""

import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from ratsverbund.council.papers.reader import ReadPaper, read_paper
from tests.council.papers.reader.places import letters, texts_of

PAPERS = sorted(
    path for path in Path(__file__).with_name("papers").glob("*") if path.suffix != ".toml"
)


def expected(path: Path) -> dict[str, Any]:
    fields = asdict(ReadPaper()) | tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_paper_is_read_as_its_expectation_says(path):
    paper = read_paper(path.read_bytes(), path.name)

    found = asdict(paper)
    del found["labels"]
    wanted = expected(path)
    del wanted["labels"]
    assert found == wanted


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_no_letter_of_a_paper_is_lost(path):
    paper = read_paper(path.read_bytes(), path.name)

    assert letters(*texts_of(paper)) == letters(path.read_text("utf-8"))
