"""What the letters say, word for word."""

from datetime import date
from io import BytesIO

import pypdf
import pytest

from ratsverbund.network.accessions import operations
from ratsverbund.network.accessions.queries import head_of
from tests.factories import people


def words(file):
    """The text of a stored PDF, with single blanks."""
    pages = pypdf.PdfReader(BytesIO(bytes(file.content))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def mayor(town, form, feminine="Bürgermeisterin"):
    """A mayor with a form of address."""
    office = people.office(town, "Bürgermeister", "mayor", name_feminine=feminine)
    return people.holding(office, people.person("Toni", "Beispiel", form_of_address=form))


def test_the_declaration_names_resolutions_delegate_population_and_billing(authorised):
    text = words(authorised.accession.declaration)

    for part in (
        "Netzwerk Innenstadt NRW Geschäftsstelle",
        "hiermit erklären wir unseren Beitritt zum Netzwerk Innenstadt NRW.",
        "Haupt- und Finanzausschuss, 10.03.2021: einstimmig beschlossen",
        "Rat der Stadt, 17.03.2021: einstimmig beschlossen",
        "Technischer Beigeordneter, zurzeit Till Technik",
        "43.163 (31.12.2020, Testquelle)",
        "3 Jahre",
        "Leitweg-ID noch nicht erfasst",
    ):
        assert part in text, part


@pytest.mark.parametrize(
    ("form", "title", "line"),
    [
        ("ms", "Bürgermeisterin", "Die Bürgermeisterin"),
        ("mr", "Bürgermeister", "Der Bürgermeister"),
        ("", "Bürgermeisteramt", "Bürgermeisteramt"),
    ],
)
def test_the_mayor_is_addressed_as_entered_and_neutrally_otherwise(way, form, title, line):
    mayor(way.town, form)

    head = head_of(way.town, date(2021, 3, 17))

    assert (head.name, head.title, head.line) == ("Toni Beispiel", title, line)


def test_without_a_feminine_form_nobody_is_misnamed(way):
    mayor(way.town, "ms", feminine="")

    assert head_of(way.town, date(2021, 3, 17)).line == "Bürgermeisteramt"


def test_an_unknown_mayor_and_a_chamber_get_no_invented_head(way):
    chamber = people.body("IHK", kind="chamber")

    assert head_of(way.town, date(2021, 3, 17)).title == "Bürgermeisteramt"
    assert head_of(chamber, date(2021, 3, 17)).title == ""


def test_a_signature_given_here_stands_in_the_letter_with_its_day(declared):
    text = words(declared.accession.declaration)

    assert "Elektronisch erklärt am 01.04.2021, Konto: Bürgermeisteramt" in text


def test_a_vacant_office_is_named_as_vacant(authorised, run_jobs):
    authorised.office.holdings.update(end=date(2021, 1, 31))

    operations.set_billing(authorised.accession, "Kämmerei", "", actor=authorised.clerk)
    run_jobs()

    authorised.accession.refresh_from_db()
    text = words(authorised.accession.declaration)
    assert "Technischer Beigeordneter (zurzeit nicht besetzt)" in text


def test_the_confirmation_names_beginning_term_and_delegate(joined):
    text = words(joined.accession.confirmation)

    for part in (
        "Ihre Erklärung 01.04.2021",
        "Mitglied seit 15.04.2021",
        "Mindestdauer bis 14.04.2024",
        "Technischer Beigeordneter, zurzeit Till Technik",
    ):
        assert part in text, part


def test_the_notice_says_who_pays_and_why(joined, run_jobs):
    run_jobs()

    texts = {each.year: words(each.letter) for each in joined.member.assessments.all()}

    assert "Für Sie ist in diesem Jahr nichts zu zahlen." in texts[2021]
    assert "2.000,00 € durch Stadt Land Nordrhein-Westfalen" in texts[2021]
    assert "(Erlass (Test))" in texts[2023]
    assert "nichts zu zahlen" not in texts[2024]
    assert "es ist keine Rechnung" in texts[2024]
