"""Names of files that come from anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratsverbund.council.papers.intake.file_names import safe_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Vorlagen\\Brücke.pdf", "Brücke.pdf"),
        ("rechnung\u202efdp.exe", "rechnungfdp.exe"),
        ("nul\x00.pdf", "Datei.pdf"),
        ("CON", "Datei"),
        ("con.txt", "Datei.txt"),
        ("", "Datei"),
        ("..", "Datei"),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
        ("Plan 1:50?.pdf", "Plan 1_50_.pdf"),
    ],
)
def test_a_name_is_reduced_to_what_a_folder_can_hold(given_name, kept):
    assert safe_name(given_name) == kept


@given(st.text())
def test_no_name_leaves_its_folder(name):
    kept = safe_name(name)

    assert 0 < len(kept) <= 120
    assert not set(kept) & set('/\\:*?"<>|\x00\u202e')
    assert kept not in {".", ".."}
