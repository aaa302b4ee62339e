"""The verbs that compare, simulate, found and check a town's law."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ratsverbund.charter.bundle import BundleError, bundle_of, law_of
from ratsverbund.charter.cases import cases_of
from ratsverbund.charter.cli import main
from ratsverbund.charter.compare import Change, compare
from ratsverbund.charter.drafts import read_draft
from ratsverbund.charter.simulation import Question, financial_block, simulate
from ratsverbund.charter.works import Draft

SHIFT = {
    "kind": "employee",
    "absences": [{"start": "2025-03-04T17:00", "end": "2025-03-04T20:00"}],
}
HIGHER_RATE = Draft("6. Änderung", {"loss_of_earnings.standard_rate": Decimal("18.00")})


def test_two_days_differ_in_wording_figures_and_answers() -> None:
    before, after = (law_of("heinsberg", date(year, 6, 1)) for year in (2020, 2021))

    found = compare(before, after, cases_of("heinsberg"))

    assert (
        Change(
            "competence.land_limit",
            "Wertgrenze für Grundstücksgeschäfte",
            "10000.00 EUR [V]",
            "25000.00 EUR [V]",
        )
        in found.figures
    )
    assert "hs/§8(1)" in {change.what for change in found.texts}
    assert {"§6-6", "VA-1"} <= {change.what for change in found.answers}


def test_a_law_compared_with_itself_differs_in_nothing() -> None:
    law = law_of("heinsberg", date(2026, 3, 4))

    found = compare(law, law, cases_of("heinsberg"))

    assert (found.texts, found.figures, found.answers) == ((), (), ())


def test_simulation_sums_what_a_draft_would_have_cost() -> None:
    questions = [Question("loss_of_earnings", date(2025, 3, 4), SHIFT)] * 2

    effects = simulate(lambda day: law_of("heinsberg", day), HIGHER_RATE, questions)

    assert [(one.asked, one.changed, one.before, one.after) for one in effects] == [
        (2, 2, Decimal("90.00"), Decimal("108.00"))
    ]
    assert [
        line.replace("\u00a0", " ") for line in financial_block(effects, 2025, "6. Änderung")
    ] == [
        "Finanzielle Auswirkungen: 6. Änderung, gerechnet mit den Vorgängen des Jahres 2025",
        "  Verdienstausfall, 2 Vorgänge: bisher 90,00 €, künftig 108,00 €, Unterschied +18,00 €",
        "  Zusammen: Mehraufwand von 18,00 € im Jahr",
        "  Annahmen: Jedes Jahr bringt dieselben Vorgänge wie 2025 (2 Vorgänge), der Entwurf gilt "
        "das ganze Jahr, und niemand handelt seinetwegen anders.",
    ]


def test_simulate_reads_draft_and_questions_from_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, facts = tmp_path / "draft.toml", tmp_path / "facts.json"
    draft.write_text(
        'title = "6. Änderung"\n[figures]\n"loss_of_earnings.standard_rate" = "18.00"\n'
    )
    asked = [{"institution": "loss_of_earnings", "on": "2025-03-04", "facts": SHIFT}]
    facts.write_text(json.dumps(asked))

    code = main(
        ["simulate", "heinsberg", str(draft), "--year", "2025", "--facts", str(facts), "--json"]
    )

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer["effects"][0]["after"] == "54.00"


def test_simulate_without_questions_replays_the_worked_cases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text('title = "Test"\n[figures]\n"competence.land_limit" = "50000.00"\n')

    code = main(["simulate", "heinsberg", str(draft), "--year", "2021"])

    assert code == 0
    assert "Zuständigkeit: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('[figures]\n"competence.land" = "1.00"', "Den Wert gibt es im Bündel nicht"),
        ('[texts]\n"hs/§99" = "x"', "Die Norm gibt es im Bündel nicht"),
        ('[figures]\n"competence.land_limit" = 1.5', "Beträge bitte als Text"),
        ('colour = "red"', "Das gehört nicht in einen Entwurf"),
        ("title = ", "nicht lesbar"),
    ],
)
def test_a_faulty_draft_names_key_and_remedy(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "draft.toml"
    path.write_text(content if content.startswith("title") else f'title = "x"\n{content}')

    with pytest.raises(BundleError, match=sentence):
        read_draft(path, bundle_of("heinsberg"))


def test_diff_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["diff", "heinsberg", "--from", "2020-06-01", "--to", "2021-06-01", "--json"])

    assert code == 0
    assert set(json.loads(capsys.readouterr().out)) == {"texts", "figures", "choices", "answers"}
