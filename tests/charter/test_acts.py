"""Acts kept with their decision, knowledge over time, and the export of a charter."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest
from defusedxml.ElementTree import fromstring

from ratsverbund.charter.acts import Act, replay
from ratsverbund.charter.akoma import SPACE, akoma
from ratsverbund.charter.bundle import OWN, law_of
from ratsverbund.charter.engine import decide_all
from ratsverbund.charter.rules.allowance import AllowanceFacts, allowance
from ratsverbund.charter.rules.competence import CompetenceFacts, competence

DAY = date(2021, 6, 23)


def test_a_kept_act_comes_out_the_same_when_replayed() -> None:
    law, facts = law_of("heinsberg", DAY), CompetenceFacts("land", Decimal("20000.00"))
    act = Act(law, facts, competence(law, facts))

    again = replay(json.loads(json.dumps(act.as_json())))

    assert act.citation == "§ 6 Abs. 4 Buchst. e Hauptsatzung Heinsberg"
    assert (again.same_law, again.same_answer) == (True, True)
    assert again.decision.as_json() == act.decision.as_json()


def test_a_kept_act_names_bundle_days_norms_and_facts() -> None:
    law, facts = law_of("heinsberg", DAY, date(2021, 7, 1)), CompetenceFacts("finance")

    kept = Act(law, facts, competence(law, facts)).as_json()

    assert kept["bundle"] == "heinsberg"
    assert (kept["as_of"], kept["known_at"]) == ("2021-06-23", "2021-07-01")
    assert kept["norms"] == ["hs/§13(2)#1"]
    assert kept["facts"]["matter"] == "finance"


@pytest.fixture
def late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A town that recorded an amendment months after it was in force."""
    copytree(OWN / "musterstadt", tmp_path / "spaetstadt")
    path = tmp_path / "spaetstadt" / "ms" / "work.toml"
    text = path.read_text()
    path.write_text(
        text.replace("in_force = 2024-12-20", "in_force = 2024-12-20\nrecorded = 2025-06-01")
    )
    monkeypatch.setenv("RATSVERBUND_BUNDLES", str(tmp_path))


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize(
    ("known_at", "who"),
    [(date(2025, 5, 31), "not_mayor"), (date(2025, 6, 1), "mayor"), (None, "mayor")],
)
def test_what_was_not_recorded_yet_was_not_known(known_at: date | None, who: str) -> None:
    law = law_of("spaetstadt", date(2025, 3, 1), known_at)

    assert competence(law, CompetenceFacts("land", Decimal(30000))).value == who


def test_many_cases_come_out_as_each_alone() -> None:
    law = law_of("heinsberg", date(2024, 3, 1))
    facts = [AllowanceFacts(("member",), 20_000 + 10_000 * (n % 3)) for n in range(9)]

    together = decide_all(allowance, law, iter(facts))

    assert [one.as_json() for one in together] == [allowance(law, one).as_json() for one in facts]


def test_the_charter_is_written_as_akoma_ntoso() -> None:
    law = law_of("heinsberg", date(2026, 3, 4))

    root = fromstring(akoma(law, law.bundle.works["hs"]))

    numbers = [one.text for one in root.iterfind(f".//{{{SPACE}}}section/{{{SPACE}}}num")]
    assert len(numbers) == 24
    texts = [one.text for one in root.iterfind(f".//{{{SPACE}}}p")]
    assert "Der Regelstundensatz ist ein fester Betrag je Stunde." in texts
