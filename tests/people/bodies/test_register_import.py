"""Official lists taken over: whole or not at all, looked at before, undone after."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.bodies.models import Body, MunicipalityKey, Population, RegisterImport
from ratsverbund.people.bodies.operations import (
    discard_register,
    import_register,
    propose_register,
    undo_register,
)
from ratsverbund.people.bodies.queries import plan_of
from ratsverbund.people.bodies.register import UnreadableRegister, read_register
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
OFFICIAL = Path(__file__).parents[4] / "shared" / "data" / "GV100AD3108_2025-08-31.zip"
HEAD = "Gemeindeschlüssel;Name;Amtlicher Name;Kreis;Einwohner;Stichtag\n"
HEINSBERG = "05370016;Heinsberg;Heinsberg, Stadt;Heinsberg;43163;31.12.2024\n"
GANGELT = "05370012;Gangelt;Gangelt;Heinsberg;13074;31.12.2024\n"
HUECKELHOVEN = "05370020;Hückelhoven;Hückelhoven, Stadt;Heinsberg;;\n"
FAULTY = "0537;Unsinn;Unsinn;Heinsberg;viele;31.12.2024\n"


def listed(*lines):
    """A CSV list of municipalities."""
    return (HEAD + "".join(lines)).encode()


@pytest.fixture
def keeper():
    """The administration of some town."""
    return people.administrator(people.body("Verwaltungsstadt"))


def outcomes(content, name="liste.csv"):
    """What would become of each row, with the remarks."""
    plan = plan_of(read_register(content, name), TODAY)
    return [(row.name, row.outcome.value, row.remarks) for row in plan.rows]


def imported(content, actor, name="liste.csv"):
    """Take a list over."""
    return import_register(propose_register(content, name, actor=actor), actor=actor)


def test_propose_register_keeps_the_file_and_changes_nothing(keeper):
    proposed = propose_register(listed(HEINSBERG), "liste.csv", actor=keeper)

    assert (proposed.state, bytes(proposed.file.content)) == ("proposed", listed(HEINSBERG))
    assert MunicipalityKey.objects.count() == 0


def test_propose_register_refuses_an_unreadable_file(keeper):
    with pytest.raises(UnreadableRegister, match="Die Datei ist ein PDF"):
        propose_register(b"%PDF-1.7", "liste.pdf", actor=keeper)


def test_import_register_creates_bodies_with_key_and_population(keeper):
    applied = imported(listed(HEINSBERG, GANGELT), keeper)

    town = Body.objects.get(short_name="Heinsberg")
    assert (town.name, town.slug, town.state_code) == ("Stadt Heinsberg", "heinsberg", "05")
    assert (town.keys.get().key, town.populations.get().count) == ("05370016", 43163)
    assert (town.populations.get().source, applied.counts["new"]) == ("liste.csv", 2)
    assert Body.objects.get(short_name="Gangelt").name == "Gemeinde Gangelt"


def test_import_register_leaves_one_audit_entry_with_the_counts(keeper):
    applied = imported(listed(HEINSBERG), keeper)

    entry = AuditEntry.objects.get(operation="bodies.import_register")
    assert (entry.subject_id, entry.change["counts"][1]["new"]) == (applied.pk, 1)


def test_import_register_takes_over_nothing_while_one_row_is_faulty(keeper):
    proposed = propose_register(listed(HEINSBERG, FAULTY), "liste.csv", actor=keeper)

    with pytest.raises(InvalidInput, match=r"weil 1 Zeile fehlerhaft ist\. Zeile 3"):
        import_register(proposed, actor=keeper)

    assert Body.objects.filter(short_name="Heinsberg").count() == 0


def test_import_register_runs_once(keeper):
    applied = imported(listed(HEINSBERG), keeper)

    with pytest.raises(IllegalTransition):
        import_register(applied, actor=keeper)


def test_import_register_is_not_for_clerks(keeper):
    proposed = propose_register(listed(HEINSBERG), "liste.csv", actor=keeper)

    with pytest.raises(NotAllowed):
        import_register(proposed, actor=people.clerk(people.body()))


@pytest.fixture
def neighbour():
    """Heinsberg, which runs here with an administration of its own."""
    town = people.heinsberg()
    people.administrator(town)
    return town


SHORT = "Bleibt, wie es ist: Diese Angaben pflegt die eigene Administration."


def test_import_register_leaves_a_town_alone_that_others_administer(keeper, neighbour):
    before = list(neighbour.populations.values_list("day", "count"))
    renamed = "05370016;Heinzberg;Heinzberg, Stadt;Heinsberg;1;31.12.2025\n"

    applied = imported(listed(renamed, GANGELT), keeper)

    neighbour.refresh_from_db()
    assert (applied.counts["skipped"], applied.counts["new"]) == (1, 1)
    assert neighbour.short_name == "Heinsberg"
    assert list(neighbour.populations.values_list("day", "count")) == before


def test_the_preview_says_which_rows_stay_with_their_own_administration(client, keeper, neighbour):
    proposed = propose_register(listed(HEINSBERG), "liste.csv", actor=keeper)
    client.force_login(keeper)

    assert SHORT in client.get(f"/koerperschaften/einlesen/{proposed.pk}/").text


def test_a_town_takes_over_its_own_row(neighbour):
    own = people.administrator(neighbour)

    applied = imported(listed(HEINSBERG), own)

    assert (applied.counts["changed"], applied.counts["skipped"]) == (1, 0)


def test_undo_register_is_for_who_took_the_list_over(keeper):
    applied = imported(listed(HEINSBERG), keeper)

    with pytest.raises(NotAllowed, match="wer ihn übernommen hat"):
        undo_register(applied, actor=people.administrator(people.body("Nachbar")))

    assert undo_register(applied, actor=keeper).state == "undone"


def test_undo_register_refuses_once_a_town_keeps_its_own_facts(keeper):
    applied = imported(listed(HEINSBERG), keeper)
    people.administrator(Body.objects.get(short_name="Heinsberg"))

    with pytest.raises(Conflict, match="Stadt Heinsberg pflegt ihre Angaben inzwischen selbst"):
        undo_register(applied, actor=keeper)


def test_the_same_list_again_changes_nothing(keeper):
    imported(listed(HEINSBERG, GANGELT), keeper)

    again = imported(listed(HEINSBERG, GANGELT), keeper)

    assert (again.counts["same"], again.counts["new"], Population.objects.count()) == (2, 0, 2)


def test_the_plan_tells_new_changed_and_same_rows_and_what_changes(keeper):
    imported(listed(HEINSBERG, GANGELT), keeper)

    plan = outcomes(
        listed(
            HEINSBERG.replace("43163", "43170"),
            GANGELT,
            "05370020;Hückelhoven;Hückelhoven, Stadt;Heinsberg;;\n",
        )
    )

    assert plan == [
        ("Heinsberg", "changed", ("Einwohner 31.12.2024: 43163 → 43170",)),
        ("Gangelt", "same", ()),
        ("Hückelhoven", "new", ()),
    ]


def test_a_corrected_figure_of_the_same_source_replaces_the_old_one(keeper):
    imported(listed(HEINSBERG), keeper)

    imported(listed(HEINSBERG.replace("43163", "43170")), keeper)

    assert Population.objects.get().count == 43170


def test_a_namesake_with_another_key_is_told_and_never_merged(keeper):
    people.key(people.body("Eisenach", state_code="16"), "16056000")

    (plan,) = outcomes(listed("16063105;Eisenach;Eisenach, Stadt;Wartburgkreis;;\n"))

    assert plan[1] == "new"
    assert "Stadt Eisenach gibt es schon, mit dem Schlüssel 16056000" in plan[2][0]


def test_a_key_that_a_town_gave_up_begins_anew_the_day_after(keeper):
    people.key(people.body("Alt"), "05370016", end=date(2020, 12, 31))

    imported(listed(HEINSBERG), keeper)

    assert MunicipalityKey.objects.get(body__short_name="Heinsberg").start == date(2021, 1, 1)


def test_two_towns_of_one_name_get_addresses_of_their_own(keeper):
    imported(
        listed("05111000;Neustadt;Neustadt, Stadt;A;;\n", "16063001;Neustadt;Neustadt;B;;\n"),
        keeper,
    )

    slugs = sorted(Body.objects.filter(short_name="Neustadt").values_list("slug", flat=True))
    assert slugs == ["neustadt", "neustadt-16063001"]


def test_undo_register_takes_back_what_was_created_and_restores_what_was_changed(keeper):
    town = people.body("Gangelt", designation="Stadt", district="anderswo")
    people.key(town, "05370012")
    applied = imported(listed(HEINSBERG, GANGELT), keeper)

    undo_register(applied, actor=keeper)

    town.refresh_from_db()
    assert (town.name, town.district) == ("Stadt Gangelt", "anderswo")
    assert Body.objects.filter(short_name="Heinsberg").count() == 0
    assert (MunicipalityKey.objects.count(), Population.objects.count()) == (1, 0)


def test_undo_register_keeps_what_somebody_changed_since(keeper):
    town = people.body("Gangelt", district="anderswo")
    people.key(town, "05370012")
    applied = imported(listed(GANGELT), keeper)
    Body.objects.filter(pk=town.pk).update(district="Kreis Heinsberg")

    undo_register(applied, actor=keeper)

    town.refresh_from_db()
    assert town.district == "Kreis Heinsberg"


def test_undo_register_refuses_when_others_build_on_it(keeper):
    applied = imported(listed(HEINSBERG), keeper)
    people.organization(Body.objects.get(short_name="Heinsberg"))

    with pytest.raises(Conflict, match="sind schon in Gebrauch"):
        undo_register(applied, actor=keeper)

    assert Population.objects.count() == 1


def test_undo_register_refuses_after_thirty_days(keeper):
    applied = imported(listed(HEINSBERG), keeper)
    RegisterImport.objects.update(applied_at=applied.applied_at - timedelta(days=31))

    with pytest.raises(Conflict, match="30 Tage lang"):
        undo_register(applied, actor=keeper)


def test_discard_register_puts_a_list_aside_for_good(keeper):
    proposed = propose_register(listed(HEINSBERG), "liste.csv", actor=keeper)

    discard_register(proposed, actor=keeper)

    with pytest.raises(IllegalTransition):
        import_register(proposed, actor=keeper)


def test_the_official_register_goes_in_whole_and_leaves_out_unincorporated_areas(keeper):
    applied = imported(OFFICIAL.read_bytes(), keeper, OFFICIAL.name)

    assert applied.counts == {"new": 10751, "changed": 0, "same": 0, "skipped": 201, "faulty": 0}
    assert Population.objects.get(body__slug="heinsberg").count == 43163


def test_the_clerk_looks_at_the_rows_then_takes_them_over_then_undoes_it(client, keeper):
    client.force_login(keeper)
    file = people.upload("liste.csv", listed(HEINSBERG))

    sent = client.post("/koerperschaften/einlesen/", {"file": file})
    preview = client.get(sent["Location"]).content.decode()
    decide = sent["Location"] + "entscheiden/"
    client.post(decide, {"act": "apply"})
    applied = RegisterImport.objects.get()
    client.post(decide, {"act": "undo"})

    assert ("Heinsberg" in preview, applied.state) == (True, "applied")
    assert RegisterImport.objects.get().state == "undone"


def test_a_faulty_row_is_shown_with_its_sentence_and_comes_back_as_a_file(client, keeper):
    client.force_login(keeper)
    proposed = propose_register(listed(HEINSBERG, FAULTY), "liste.csv", actor=keeper)

    preview = client.get(f"/koerperschaften/einlesen/{proposed.pk}/").content.decode()
    result = client.get(f"/koerperschaften/einlesen/{proposed.pk}/ergebnis.xlsx")

    assert "1 Zeile ist fehlerhaft; so lässt sich nichts übernehmen" in preview
    assert result["Content-Disposition"] == 'attachment; filename="gemeinden-ergebnis.xlsx"'


@pytest.mark.parametrize("lines", [(HEINSBERG,), (HEINSBERG, GANGELT, FAULTY)])
def test_the_preview_takes_five_statements(client, keeper, lines):
    client.force_login(keeper)
    proposed = propose_register(listed(*lines), "liste.csv", actor=keeper)

    assert len(statements(client, f"/koerperschaften/einlesen/{proposed.pk}/")) == 5


def test_an_unreadable_upload_is_refused_on_the_form(client, keeper):
    client.force_login(keeper)

    answer = client.post(
        "/koerperschaften/einlesen/", {"file": people.upload("liste.pdf", b"%PDF-1.7")}
    )

    assert answer.status_code == 422
    assert "Die Datei ist ein PDF" in answer.content.decode()


def test_the_template_can_be_downloaded_and_read_again(client, keeper):
    client.force_login(keeper)

    answer = client.get("/koerperschaften/einlesen/vorlage.xlsx")

    reading = read_register(answer.content, "vorlage.xlsx")
    assert [row.name for row in reading.rows] == ["Heinsberg", "Eisenach"]


def test_clerks_and_strangers_do_not_reach_the_import(client):
    stranger = client.get("/koerperschaften/einlesen/").status_code
    client.force_login(people.clerk(people.body()))
    clerk = client.get("/koerperschaften/einlesen/").status_code

    assert (stranger, clerk) == (302, 403)
