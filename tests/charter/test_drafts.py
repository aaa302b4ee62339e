"""Drafts survive being kept as JSON and written as TOML, whatever kind of figure they hold."""

from datetime import date
from decimal import Decimal

import pytest

from ratsverbund.charter.acts import Act, replay
from ratsverbund.charter.bundle import bundle_of, law_of
from ratsverbund.charter.drafts import check_draft, kept, read_draft, restored, written
from ratsverbund.charter.place import BundleError
from ratsverbund.charter.rules.entry_into_force import EntryFacts, entry_into_force
from ratsverbund.charter.works import Draft, Row

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
