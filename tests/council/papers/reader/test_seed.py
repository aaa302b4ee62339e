"""The real paper of Heinsberg is read completely."""

from pathlib import Path

from ratsverbund.council.papers.reader import ReadProposal, read_paper

SEED = Path(__file__).parents[4].parent / "shared" / "seeds" / "000_2e2c10275b076306.txt"


def test_the_heinsberg_paper_has_two_proposals_for_two_bodies():
    paper = read_paper(SEED.read_bytes(), SEED.name)

    assert paper.proposals == (
        ReadProposal(
            "Haupt- und Finanzausschuss",
            "Der Beitritt der Stadt Heinsberg zum „Netzwerk Innenstadt NRW“ wird beschlossen.",
        ),
        ReadProposal(
            "Rat",
            "Der Technische Beigeordnete der Stadt Heinsberg wird als Ansprechpartner und "
            "stimmberechtigter Vertreter bestimmt.",
        ),
    )


def test_the_heinsberg_paper_leaves_nothing_unplaced():
    paper = read_paper(SEED.read_bytes(), SEED.name)

    assert (paper.title, paper.reference, paper.unplaced) == (
        'Beitritt der Stadt Heinsberg zum "Netzwerk Innenstadt NRW"',
        "",
        (),
    )


def test_the_missing_financial_effect_is_said_with_the_amount():
    paper = read_paper(SEED.read_bytes(), SEED.name)

    assert (paper.financial_effect, paper.warnings) == (
        "",
        (
            "Ein Abschnitt „Finanzielle Auswirkungen“ fehlt, aber der Text nennt Beträge: "
            "2.000,00 €. Ergänzen Sie die finanziellen Auswirkungen.",
        ),
    )


def test_wrapped_lines_become_five_paragraphs_with_their_hyphens():
    paper = read_paper(SEED.read_bytes(), SEED.name)

    assert len(paper.reasoning.split("\n\n")) == 5
    assert paper.reasoning.count("nordrhein-westfälischen Kommunen") == 1


def test_the_json_has_the_agreed_keys():
    paper = read_paper(SEED.read_bytes(), SEED.name)

    assert list(paper.as_json()) == [
        *("title", "reference", "reasoning", "proposals", "financial_effect", "unplaced"),
        *("warnings", "date", "office", "attachments"),
    ]
