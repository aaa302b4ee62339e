"""A council comes out of a file as it stands in it, or not at all."""

from datetime import date

import pytest

from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.mandates import operations, queries
from ratsverbund.people.mandates.changes.importing import Importing
from ratsverbund.people.mandates.sheets import SHEETS, export_csv, export_xlsx, read_list
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.organizations.operations import end_membership
from ratsverbund.people.persons.models import Person
from ratsverbund.people.terms.models import ReserveEntry
from tests.factories import people
from tests.people.mandates.conftest import START, TABLES, workbook

pytestmark = pytest.mark.django_db


def looked_at(town, content, links=None, sheet=""):
    """What a file would change."""
    roster = queries.roster_of(Body.objects.filter(pk=town.pk))
    importing = Importing(roster, links or {})
    importing.read(read_list(content, sheet))
    return importing


def faults(town, content, sheet=""):
    """Sheet, row and sentence of each faulty line."""
    plan = looked_at(town, content, sheet=sheet).plan
    return [(line.sheet, line.number, " ".join(line.remarks)) for line in plan.faulty]


def test_a_file_seats_everyone(imported):
    seats = [str(seat) for seat in Membership.objects.order_by("pk")]

    assert seats == [
        "Dr. Anna Müller, Rat der Stadt",
        "Cem Öztürk, Rat der Stadt",
        "Dr. Anna Müller, CDU-Fraktion",
        "Cem Öztürk, CDU-Fraktion",
        "Dr. Anna Müller, Haupt- und Finanzausschuss",
        "Cem Öztürk, Lieck",
    ]
    assert str(Deputy.objects.get()) == "Cem Öztürk für Dr. Anna Müller"
    assert str(OfficeHolding.objects.get()) == "Bernd Schmitz, Bürgermeister"
    assert Office.objects.count() == 2
    assert imported.counts == {"new": 16}


def test_a_file_keeps_the_proposing_fraktion_and_the_vote(imported):
    seat = Membership.objects.get(organization__short_name="HFA")

    assert (seat.on_behalf_of.short_name, seat.voting_right, seat.role) == ("CDU", True, "chair")


def test_names_are_public_with_the_mandate(imported):
    assert Person.objects.filter(published_at=None).count() == 0


def test_what_was_exported_is_unchanged_when_read_again(town, imported):
    roster = queries.roster_of(Body.objects.filter(pk=town.pk))

    plan = looked_at(town, export_xlsx(roster)).plan

    assert plan.counts == {"same": 16}


@pytest.mark.parametrize("key", SHEETS)
def test_each_list_is_unchanged_when_its_csv_is_read_again(town, imported, key):
    roster = queries.roster_of(Body.objects.filter(pk=town.pk))

    plan = looked_at(town, export_csv(roster, key), sheet=key).plan

    assert set(plan.counts) == {"same"}


def test_undoing_leaves_nothing_behind(town, clerk, imported):
    undone = operations.undo_change(imported, actor=clerk)

    assert undone.state == "undone"
    assert (Person.objects.count(), Organization.objects.count(), Office.objects.count()) == (
        0,
        0,
        0,
    )


def test_undoing_is_refused_once_something_rests_on_it(town, clerk, imported):
    seat = Membership.objects.select_related("on_behalf_of").get(organization__short_name="HFA")
    ReserveEntry.objects.create(
        body=town, faction=seat.on_behalf_of, position=1, person=seat.person
    )

    with pytest.raises(Conflict):
        operations.undo_change(imported, actor=clerk)

    assert Membership.objects.count() == 6


def test_undoing_is_refused_once_a_seat_was_ended_by_hand(town, clerk, imported):
    rows = [TABLES["Rat"][0] + ["bis"], ["Öztürk, Cem", "CDU", START, date(2026, 3, 31)]]
    tables = dict.fromkeys(TABLES) | {"Rat": rows}
    ended = operations.propose_import(town, workbook(tables), "ende.xlsx", actor=clerk)
    operations.apply_import(ended, actor=clerk)
    seat = Membership.objects.get(person__family_name="Öztürk", organization__short_name="Rat")
    end_membership(seat, date(2026, 2, 28), actor=clerk)

    with pytest.raises(Conflict, match="seither noch einmal geändert"):
        operations.undo_change(ended, actor=clerk)


def test_only_the_last_change_is_undone(town, clerk, imported):
    more = workbook(Personen=[["Name"], ["Vogt, Ida"]])
    operations.apply_import(
        operations.propose_import(town, more, "mehr.xlsx", actor=clerk), actor=clerk
    )

    with pytest.raises(Conflict, match="zuerst zurücknehmen"):
        operations.undo_change(imported, actor=clerk)


def test_a_last_day_ends_a_seat_and_can_be_undone(town, clerk, imported):
    rows = [TABLES["Rat"][0] + ["bis"], ["Öztürk, Cem", "CDU", START, "31.3.2026"]]
    content = workbook(dict.fromkeys(TABLES) | {"Rat": rows})

    counts = looked_at(town, content).plan.counts
    ended = operations.propose_import(town, content, "ende.xlsx", actor=clerk)
    operations.apply_import(ended, actor=clerk)
    after = Membership.objects.get(person__family_name="Öztürk", organization__short_name="Rat").end
    operations.undo_change(ended, actor=clerk)
    undone = Membership.objects.get(person__family_name="Öztürk", organization__short_name="Rat")

    assert (counts, after, undone.end) == ({"ended": 1}, date(2026, 3, 31), None)


def test_one_faulty_row_keeps_everything_out(town, clerk):
    content = workbook(Rat=[["Name", "Fraktion", "von"], ["Unbekannt, Udo", "CDU", START]])
    proposed = operations.propose_import(town, content, "rat.xlsx", actor=clerk)

    with pytest.raises(InvalidInput, match=r"Rat, 2: .*Unbekannt, Udo"):
        operations.apply_import(proposed, actor=clerk)

    assert Person.objects.count() == 0


def test_an_import_is_taken_over_once(clerk, imported):
    with pytest.raises(IllegalTransition):
        operations.apply_import(imported, actor=clerk)


def test_a_file_that_was_put_aside_stays_aside(town, clerk):
    proposed = operations.propose_import(town, workbook(), "rat.xlsx", actor=clerk)

    operations.discard_import(proposed, actor=clerk)

    with pytest.raises(IllegalTransition):
        operations.apply_import(proposed, actor=clerk)


def test_the_clerk_of_another_town_imports_nothing(town):
    other = people.clerk(people.body("Nachbarort"))

    with pytest.raises(NotAllowed):
        operations.propose_import(town, workbook(), "rat.xlsx", actor=other)


def test_columns_may_stand_in_any_order_under_other_words(town):
    tables = dict.fromkeys(TABLES) | {
        "personen ": [["Vorname", "Titel", "NACHNAME"], ["Anna", "Dr.", "Müller"]],
        "organisationen": [["Art", "Bezeichnung", "Größe"], ["Rat", "Rat der Stadt", "45"]],
        "Ratsmitglieder": [["seit", "Partei", "Mitglied"], ["2025-11-01", "", "Dr. Anna Müller"]],
    }

    plan = looked_at(town, workbook(tables)).plan

    assert plan.counts == {"new": 3}
    assert [line.remarks for line in plan.faulty] == []


def test_a_similar_name_is_asked_about(town, clerk, imported):
    rows = [["Name"], ["Mueller, Anna-Lena"], ["Müler, Anna"]]
    content = workbook(dict.fromkeys(TABLES) | {"Personen": rows})
    known = Person.objects.get(family_name="Müller")

    importing = looked_at(town, content)
    linked = looked_at(town, content, {"Müler, Anna": known.pk})

    assert [person.pk for person in importing.similar["Müler, Anna"]] == [known.pk]
    assert "Müler, Anna" not in linked.similar
    assert linked.plan.counts["same"] == 1


def test_who_a_name_means_is_kept(town, clerk, imported):
    rows = [["Name"], ["Müler, Anna"]]
    content = workbook(dict.fromkeys(TABLES) | {"Personen": rows})
    proposed = operations.propose_import(town, content, "p.xlsx", actor=clerk)

    operations.link_names(proposed, {"Müler, Anna": 0}, actor=clerk)
    operations.apply_import(proposed, actor=clerk)

    assert Person.objects.filter(family_name="Müler").count() == 1


def test_namesakes_need_their_number(town, clerk, imported):
    twin = people.person("Cem", "Öztürk")
    rows = [["Name", "von"], ["Öztürk, Cem", START]]
    numbered = [["Name", "von"], [f"Öztürk, Cem (#{twin.pk})", START]]
    only = dict.fromkeys(TABLES)

    told = faults(town, workbook(only | {"Rat": rows}))
    plan = looked_at(town, workbook(only | {"Rat": numbered})).plan

    assert told[0][2].startswith("Name: Mehrere heißen so.")
    assert plan.counts == {"new": 1}


ONLY = dict.fromkeys(TABLES)
CASES = {
    "Rat": (
        [["Name", "von"], ["Schmitz, Bernd", "32.13.2025"]],
        "von: „32.13.2025“ ist kein Tag. Bitte als TT.MM.JJJJ schreiben, zum Beispiel 01.11.2025.",
    ),
    "Rat ": (
        [["Name", "von"], ["Müller, Anna", date(2026, 1, 1)]],
        "Dr. Anna Müller gehört „Rat der Stadt“ schon seit dem 01.11.2025 an. "
        "Bitte dort zuerst „bis“ eintragen.",
    ),
    "Ausschüsse": (
        [["Ausschuss", "Name", "Funktion", "von"], ["HFA", "Öztürk, Cem", "Vorsitz", START]],
        "„Vorsitz“ ist Dr. Anna Müller seit dem 01.11.2025. Bitte zuerst beenden.",
    ),
    "Ausschüsse ": (
        [["Ausschuss", "Name", "Fraktion", "von"], ["HFA", "Schmitz, Bernd", "XYZ", START]],
        "Fraktion: „XYZ“ ist unbekannt. Bitte berichtigen oder ins Blatt Gremien eintragen.",
    ),
    "Ausschüsse  ": (
        [["Ausschuss", "Name", "Funktion", "von"], ["HFA", "Schmitz, Bernd", "Kaiser", START]],
        "Funktion: „Kaiser“ ist hier nicht bekannt. Möglich sind: Vorsitz; "
        "1. stellvertretender Vorsitz; stellvertretender Vorsitz; Mitglied; "
        "sachkundige Bürgerin oder sachkundiger Bürger; "
        "sachkundige Einwohnerin oder sachkundiger Einwohner.",
    ),
    "Vertretungen": (
        [["Gremium", "Mitglied", "Vertretung", "von"],
         ["HFA", "Müller, Anna", "Müller, Anna", START]],
        "Dr. Anna Müller hat dort selbst einen Sitz. Bitte eine andere Person wählen. "
        "Cem Öztürk vertritt diesen Sitz an 1. Stelle schon seit dem 01.11.2025. "
        "Bitte zuerst beenden oder „Rang“ ändern.",
    ),
    "Vertretungen ": (
        [["Gremium", "Mitglied", "Vertretung", "von"],
         ["HFA", "Schmitz, Bernd", "Öztürk, Cem", START]],
        "Mitglied: Bernd Schmitz hat am 01.11.2025 dort keinen Sitz. Bitte Sitz oder Tag prüfen.",
    ),
    "Ämter": (
        [["Amt", "Art", "Name", "von"],
         ["Bürgermeister", "Bürgermeisteramt", "Öztürk, Cem", START]],
        "Amt: Bernd Schmitz hat dieses Amt seit dem 01.11.2025. Bitte zuerst beenden.",
    ),
    "Fraktionen": (
        [["Fraktion", "Name", "von"], ["CDU", "=A1", START]],
        "Name: Hier steht eine Formel. Bitte den Wert selbst eintragen.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sheet", CASES)
def test_a_faulty_row_says_where_what_and_how(town, imported, sheet):
    rows, sentence = CASES[sheet]

    told = faults(town, workbook(ONLY | {sheet.strip(): rows}))

    assert told == [(sheet.strip(), 2, sentence)]


def test_a_district_the_charter_does_not_know_is_refused(town, imported):
    tables = ONLY | {
        "Gremien": [["Gremium", "Art"], ["Atlantis", "Ortschaft"]],
        "Ortschaften": [["Ortschaft", "Name", "von"], ["Atlantis", "Schmitz, Bernd", START]],
    }

    told = faults(town, workbook(tables))

    assert told[0][:2] == ("Ortschaften", 2)
    assert told[0][2].startswith("Ortschaft: Die Hauptsatzung kennt diese Ortschaft nicht.")


EXPERT = "sachkundige Bürgerin oder sachkundiger Bürger"


@pytest.mark.parametrize(
    ("person", "role", "sentence"),
    [
        ("Neu, Nora", EXPERT, "Dem Hauptausschuss gehören keine sachkundigen Bürger an."),
        ("Neu, Nora", "Mitglied", "Wer nicht dem Rat angehört, kann nur sachkundiger Bürger sein."),
    ],
)
def test_a_file_seats_only_council_members_in_the_main_committee(
    town, imported, person, role, sentence
):
    tables = ONLY | {
        "Personen": [["Name"], [person]],
        "Ausschüsse": [["Ausschuss", "Name", "Funktion", "von"], ["HFA", person, role, START]],
    }

    told = faults(town, workbook(tables))

    assert [each for _sheet, _line, each in told] == [f"Funktion: {sentence} (§ 58 Abs. 3 GO NRW)"]


def test_a_file_seats_the_mayor_in_a_committee(town, imported):
    tables = ONLY | {
        "Ausschüsse": [["Ausschuss", "Name", "von"], ["HFA", "Schmitz, Bernd", START]],
    }

    assert faults(town, workbook(tables)) == []


def test_a_full_committee_takes_no_more(town, imported):
    tables = ONLY | {
        "Gremien": [["Gremium", "Kürzel", "Art", "Sitze"],
                    ["Haupt- und Finanzausschuss", "HFA", "Ausschuss", 1]],
        "Ausschüsse": [["Ausschuss", "Name", "von"], ["HFA", "Schmitz, Bernd", START]],
    }  # fmt: skip

    told = faults(town, workbook(tables))

    assert told == [
        ("Ausschüsse", 2,
         "„Haupt- und Finanzausschuss“ hat nur 1 stimmberechtigte Sitze. Bitte einen beenden.")
    ]  # fmt: skip


def test_gaps_are_told_and_keep_nothing_out(town):
    plan = looked_at(town, workbook(Vertretungen=None)).plan

    assert plan.faulty == []
    assert plan.warnings == [
        "Haupt- und Finanzausschuss: ohne persönliche Vertretung: Dr. Anna Müller.",
        "Ohne Ortsvorsteherin oder Ortsvorsteher: Aphoven/Laffeld, Dremmen, Heinsberg, Karken, "
        "Kempen, Kirchhoven, Oberbruch, Porselen/Horst, Randerath, Schafhausen, Unterbruch, "
        "Waldenrath.",
    ]


def test_a_thousand_rows_take_a_few_seconds(town, clerk):
    names = [f"Person{number}, Vera" for number in range(1000)]
    tables = ONLY | {"Personen": [["Name"], *([name] for name in names)]}
    links = dict.fromkeys(names, 0)
    proposed = operations.propose_import(town, workbook(tables), "viele.xlsx", actor=clerk)
    operations.link_names(proposed, links, actor=clerk)

    operations.apply_import(proposed, actor=clerk)

    assert Person.objects.count() == 1000
