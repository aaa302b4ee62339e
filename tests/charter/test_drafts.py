"""Drafts survive being kept as JSON and written as TOML, whatever kind of figure they hold."""

from datetime import date
from decimal import Decimal

import pytest

from ratsverbund.charter.acts import Act, replay
from ratsverbund.charter.bundle import bundle_of, law_of
from ratsverbund.charter.compare import compare
from ratsverbund.charter.drafts import DraftError, check_draft, kept, read_draft, restored, written
from ratsverbund.charter.place import BundleError
from ratsverbund.charter.rules.entry_into_force import EntryFacts, entry_into_force
from ratsverbund.charter.works import Draft, Row

ATTESTED = bundle_of("heinsberg").parameters["competence.land_limit"].versions[-1].earliest
EVERY_KIND = Draft(
    '6. Satzung „neu" \\ alt',
    {
        "loss_of_earnings.standard_rate": Decimal("16.00"),
        "petition_hearing.minutes": 5,
        "member_title.council_name": "Rat der Stadt",
        "districts.names": ("Dremmen", "Karken"),
        "paid_deputies.count": (Row(8, 1), Row(16, None, "GAP"), Row(24, Decimal("2.5"))),
    },
    {"hs/§8(3)a#2": "Der Satz\nist hoch."},
    date(2026, 4, 1),
    {"travel_time": "none"},
)


def test_a_draft_is_the_same_after_it_was_kept():
    assert restored(kept(EVERY_KIND)) == EVERY_KIND


def test_a_draft_is_the_same_after_it_was_written(tmp_path):
    path = tmp_path / "draft.toml"
    path.write_text(written(EVERY_KIND), encoding="utf-8")

    assert read_draft(path, bundle_of("heinsberg")) == EVERY_KIND


def test_a_draft_may_be_kept_with_another_day():
    assert restored(kept(EVERY_KIND, date(2027, 1, 1))).in_force == date(2027, 1, 1)


@pytest.mark.parametrize("draft", [Draft("x", {"nichts.da": 1}), Draft("x", {}, {"hs/§99": "y"})])
def test_a_draft_of_what_is_not_there_is_refused(draft):
    with pytest.raises(BundleError, match="gibt es im Rechtsbündel „heinsberg“ nicht"):
        check_draft(draft, bundle_of("heinsberg"))


def test_an_enacted_change_is_cited_by_its_name_and_a_mere_draft_as_one():
    law = law_of("heinsberg", date(2026, 4, 1))
    norm = law.bundle.norms["hs/§8(3)a#2"]
    mere = Draft(EVERY_KIND.title, {}, EVERY_KIND.texts)

    assert law.under(EVERY_KIND).text_of(norm).id == EVERY_KIND.title
    assert law.under(mere).text_of(norm).id == f"entwurf:{EVERY_KIND.title}"


def test_an_act_under_an_enacted_change_can_be_decided_again():
    law = law_of("heinsberg", date(2026, 4, 1)).under(EVERY_KIND)
    facts = EntryFacts(date(2026, 4, 1))
    act = Act(law, facts, entry_into_force(law, facts))

    again = replay(act.as_json())

    assert (again.same_law, again.same_answer) == (True, True)


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (Draft("x"), "Der Entwurf ändert noch nichts"),
        (
            Draft("x", {"loss_of_earnings.standard_rate": "18 %"}),
            "Regelstundensatz: „18 %“ passt nicht. Erwartet wird eine Zahl in EUR/h",
        ),
        (
            Draft("x", {"districts.names": Decimal("3.00")}),
            "„3.00“ passt nicht. Erwartet wird eine Liste von Namen",
        ),
        (
            Draft("x", {"paid_deputies.count": ("Karken",)}),
            "Die Angabe passt nicht. Erwartet wird eine Staffel",
        ),
        (Draft("x", {"petition_hearing.minutes": -1}), "-1 ist negativ"),
        (
            Draft("x", choices={"travel_time": "perhaps"}),
            "Zählt die Wegezeit zur versäumten Arbeitszeit. „perhaps“ ist keine Antwort darauf. "
            "Möglich: claimed, none",
        ),
        (Draft("x", choices={"nichts.da": "none"}), "gibt es im Rechtsbündel"),
        (
            Draft("x", {"loss_of_earnings.standard_rate": Decimal("18.00")}, {}, date(2026, 4, 1)),
            "Für den 01.04.2026 gibt es schon eine Fassung .6. Satzung",
        ),
        (
            Draft("x", {}, {"hs/§8(3)a#2": "Neu."}, date(2026, 4, 1)),
            "§ 8 Abs. 3 Buchst. a Satz 2 Hauptsatzung Heinsberg: Für den 01.04.2026 gibt es schon",
        ),
        (
            Draft("x", choices={"travel_time": "none"}, in_force=date(2026, 4, 1)),
            "Wegezeit zur versäumten Arbeitszeit.* Für den 01.04.2026 gibt es schon",
        ),
    ],
)
def test_what_cannot_become_law_is_said_with_its_remedy(draft, says):
    with pytest.raises(BundleError, match=says.replace("(", r"\(")):
        check_draft(draft, bundle_of("heinsberg"), [EVERY_KIND])


def test_a_second_value_for_the_day_of_an_attested_version_is_refused():
    draft = Draft("x", {"competence.land_limit": Decimal("1.00")}, {}, ATTESTED)

    with pytest.raises(DraftError, match="gibt es schon eine Fassung"):
        check_draft(draft, bundle_of("heinsberg"))


def test_a_draft_answers_an_open_question_from_its_day_on():
    answered = Draft("7. Satzung", choices={"travel_time": "none"}, in_force=date(2026, 4, 1))

    before, after = (
        law_of("heinsberg", date(2026, month, day)).under(answered)
        for month, day in ((3, 31), (4, 1))
    )

    assert (before.choice("travel_time"), after.choice("travel_time")) == ("claimed", "none")
    assert (len(before.open), after.open) == (1, [])
    assert [(one.before, one.after) for one in compare(before, after).choices] == [
        ("soweit angegeben, mit Prüfung (Voreinstellung, noch nicht beschlossen)", "nein")
    ]
