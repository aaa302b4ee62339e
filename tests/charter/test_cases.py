"""Every worked case of every bundle comes out as written."""

import pytest

from ratsverbund.charter.bundle import names
from ratsverbund.charter.cases import WorkedCase, cases_of

CASES = [case for bundle in names() for case in cases_of(bundle)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.bundle}:{case.name}")
def test_worked_case_comes_out_as_written(case: WorkedCase) -> None:
    complaints = case.complaints()

    if complaints:  # the lines alone say what to change and where
        pytest.fail("\n".join(complaints), pytrace=False)


def test_case_names_are_unique() -> None:
    names_of_cases = [(case.bundle, case.name) for case in CASES]

    assert len(names_of_cases) == len(set(names_of_cases))
