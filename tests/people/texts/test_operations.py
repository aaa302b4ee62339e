"""Official wordings: read, confirmed, put aside, taken back."""

import json
from datetime import date

import pytest
import typst

from ratsverbund.charter.decision import FactsError
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.texts.models import CharterText
from ratsverbund.people.texts.operations import (
    confirm_text,
    discard_text,
    propose_text,
    withdraw_text,
)
from ratsverbund.people.texts.queries import official_on
from tests.factories import people
from tests.people.texts.conftest import SEED

pytestmark = pytest.mark.django_db
DAY = date(2021, 1, 1)


def proposed(town, clerk, content, name="satzung.txt", day=DAY):
    """A wording on trial."""
    return propose_text(town, content, name, source="Amtsblatt", valid_from=day, actor=clerk)


def test_propose_text_keeps_the_real_charter_whole(town, clerk):
    text = proposed(town, clerk, SEED.read_bytes(), SEED.name)

    report = text.report
    numbers = [section["number"] for section in report["sections"]]
    added = ["13a", "15a", "19a"]
    assert ([number for number in numbers if number not in added], len(numbers)) == (
        [str(number) for number in range(1, 22)], 24,
    )  # fmt: skip
    assert (report["repealed"], len(report["amendments"])) == (["14", "17", "19a"], 5)
    assert "§ 7 (1): a bis m (13)" in report["lists"]
    assert (report["uncovered"], report["unknown"]) == ([], [])
    assert (text.state, text.published_at, text.file.name) == ("proposed", None, SEED.name)


def test_propose_text_reads_a_word_file_like_a_plain_one(town, clerk, plain, word):
    texts = [proposed(town, clerk, plain), proposed(town, clerk, word, "satzung.docx")]

    assert texts[0].wording == texts[1].wording == [
        ["§8(1)", "Es gibt eine Pauschale."], ["§8(2)", "Mehr nicht."],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("leer.txt", b" ", "leer.txt ist leer. Bitte"),
        ("kaputt.pdf", b"%PDF-1.4 nichts", "kaputt.pdf ist nicht lesbar"),
        ("bild.docx", b"\x89PNG\0", "Der Inhalt ist keine docx-Datei. Bitte"),
    ],
)
def test_propose_text_says_why_a_file_cannot_be_read(town, clerk, name, content, sentence):
    with pytest.raises(FactsError, match=sentence):
        proposed(town, clerk, content, name)


def test_propose_text_refuses_a_letter_without_sections(town, clerk):
    with pytest.raises(InvalidInput, match="enthält keinen Paragraphen"):
        proposed(town, clerk, b"Nur ein Brief.")


def test_propose_text_takes_no_paper_for_a_charter_with_a_preamble(town, clerk):
    paper = "Beitritt zum Netzwerk\n\nAufgrund der Pandemie ruhten die Beiträge. Der Rat tritt bei."

    with pytest.raises(InvalidInput, match="enthält keinen Paragraphen"):
        proposed(town, clerk, paper.encode())


def test_propose_text_refuses_a_town_without_a_charter(clerk, plain):
    village = people.body()

    with pytest.raises(InvalidInput, match="ist keine Satzung hinterlegt"):
        proposed(village, people.clerk(village), plain)


def test_propose_text_is_not_for_the_clerks_of_another_town(town, plain):
    stranger = people.clerk(people.body())

    with pytest.raises(NotAllowed):
        proposed(town, stranger, plain)


def test_confirm_text_publishes_it_from_its_day_on(town, clerk, plain):
    text = confirm_text(proposed(town, clerk, plain), actor=clerk)

    shown = [official_on(town.pk, "hs", day) for day in (date(2020, 12, 31), DAY)]
    assert (shown[0], shown[1].text) == (None, text)
    assert AuditEntry.objects.latest("pk").operation == "texts.confirm_text"


def test_confirm_text_refuses_a_second_wording_of_one_day(town, clerk, plain):
    first, second = (proposed(town, clerk, plain) for _ in range(2))
    confirm_text(first, actor=clerk)

    with pytest.raises(Conflict, match="schon ein Wortlaut bestätigt"):
        confirm_text(second, actor=clerk)


def test_a_wording_without_a_day_gives_way_to_one_with_a_day(town, clerk, plain):
    undated = confirm_text(proposed(town, clerk, plain, day=None), actor=clerk)
    dated = confirm_text(proposed(town, clerk, plain), actor=clerk)

    shown = [official_on(town.pk, "hs", day).text for day in (date(2020, 12, 31), DAY)]
    assert shown == [undated, dated]


def test_discard_text_puts_it_aside_for_ever(town, clerk, plain):
    text = discard_text(proposed(town, clerk, plain), actor=clerk)

    with pytest.raises(IllegalTransition):
        confirm_text(text, actor=clerk)


def test_withdraw_text_takes_it_from_strangers_and_keeps_it(town, clerk, plain):
    text = confirm_text(proposed(town, clerk, plain), actor=clerk)

    withdraw_text(text, actor=clerk)

    assert official_on(town.pk, "hs", DAY) is None
    assert CharterText.objects.get(pk=text.pk).published_at is None


@pytest.mark.parametrize("act", [confirm_text, discard_text, withdraw_text])
def test_no_stranger_decides(act, town, clerk, plain):
    text = proposed(town, clerk, plain)

    with pytest.raises(NotAllowed, match="pflegen die Schriftführung und die Administration"):
        act(text, actor=people.account())


def test_a_norm_finds_its_sentences_and_its_wider_one(town, clerk, plain):
    official = official_on(
        town.pk, "hs", confirm_text(proposed(town, clerk, plain), actor=clerk).valid_from
    )

    assert [place for place, _said in official.of("hs/§8")] == ["§8(1)", "§8(2)"]
    assert [place for place, _said in official.of("hs/§8(1)#2")] == ["§8(1)"]
    assert [place for place, _said in official.rest({"hs/§8(1)"})] == ["§8(2)"]


def as_pdf(lines):
    """Set lines as a PDF, each on its own."""
    words = ", ".join(json.dumps(line, ensure_ascii=False) for line in lines)
    form = (
        f"#set text(hyphenate: false, size: 7pt)\n#for line in ({words},) {{ line; linebreak() }}"
    )
    return typst.compile(form.encode())


def test_propose_text_reads_the_real_charter_as_pdf_too(town, clerk):
    content = as_pdf(SEED.read_text(encoding="utf-8").splitlines())

    report = proposed(town, clerk, content, "hauptsatzung.pdf").report

    assert (len(report["sections"]), report["repealed"]) == (24, ["14", "17", "19a"])
    assert (len(report["amendments"]), report["uncovered"], report["unknown"]) == (5, [], [])


def test_propose_text_refuses_a_scan_without_text(town, clerk):
    with pytest.raises(FactsError, match="vermutlich ist es ein Scan"):
        proposed(town, clerk, typst.compile(b"#rect(width: 5cm)"), "scan.pdf")
