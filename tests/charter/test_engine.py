"""The engine: silence, missing facts, exceptions, drafts and records of reads."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from ratsverbund.charter.bundle import UnknownBundle, law_of, names
from ratsverbund.charter.decision import Duty, FactsError, RuleError, Unknown, decided
from ratsverbund.charter.engine import Case, Decision, Law, Rule
from ratsverbund.charter.rules.competence import CompetenceFacts, competence
from ratsverbund.charter.rules.quorum import QuorumFacts, quorum
from ratsverbund.charter.rules.vote_result import VoteFacts, vote_result
from ratsverbund.charter.works import Draft
from ratsverbund.kernel.errors import LawUnknown

DAY = date(2021, 6, 23)


@dataclass(frozen=True)
class Weather:
    """Facts of an invented rule."""

    sunny: bool
    warm: bool


def general(law: Law, facts: Weather) -> Decision[str]:
    """Answer in general."""
    return decided("general")


def sunny(law: Law, facts: Weather) -> Decision[str]:
    """Answer when the sun shines."""
    return decided("sunny")


def warm(law: Law, facts: Weather) -> Decision[str]:
    """Answer when it is warm."""
    return decided("warm")


def invented() -> Rule[Weather, str]:
    """Build a rule with two exceptions that nobody ordered."""
    rule = Rule("invented", "Erfunden", Duty.COMPUTE, Weather, [Case("general", general, None)])
    rule.exception(lambda facts: facts.sunny)(sunny)
    rule.exception(lambda facts: facts.warm)(warm)
    return rule


def test_general_rule_answers_without_exception() -> None:
    assert invented()(law_of("de-nw", DAY), Weather(False, False)).value == "general"


def test_one_exception_answers_alone() -> None:
    assert invented()(law_of("de-nw", DAY), Weather(True, False)).value == "sunny"


def test_two_applicable_exceptions_are_an_error_and_never_a_pick() -> None:
    with pytest.raises(RuleError, match="genau eine Regel gelten; es gelten: sunny, warm"):
        invented()(law_of("de-nw", DAY), Weather(True, True))


def test_no_applicable_rule_is_an_error() -> None:
    only = Case("general", general, lambda facts: facts.sunny)
    rule = Rule("invented", "Erfunden", Duty.COMPUTE, Weather, [only, only])

    with pytest.raises(RuleError, match="es gelten: keine"):
        rule(law_of("de-nw", DAY), Weather(False, False))


def test_bundles_are_found_by_name() -> None:
    assert {"de", "de-nw", "heinsberg"} <= set(names())


def test_unknown_bundle_names_the_known_ones() -> None:
    with pytest.raises(UnknownBundle, match="„entenhausen“ gibt es nicht"):
        law_of("entenhausen", DAY)


def test_silent_law_answers_unknown() -> None:
    decision = quorum(law_of("de", DAY), QuorumFacts("council", 45, 23))

    assert decision.value == Unknown("Beschlussfähigkeit: nicht geregelt in „Bundesrecht“.")
    assert decision.open_points == ("Beschlussfähigkeit: nicht geregelt in „Bundesrecht“.",)
    assert not decision.known


def test_unknown_value_refuses_to_be_used() -> None:
    decision = quorum(law_of("de", DAY), QuorumFacts("council", 45, 23))

    with pytest.raises(LawUnknown, match="nicht geregelt"):
        _ = decision.settled


def test_json_has_exactly_the_agreed_keys() -> None:
    law = law_of("de-nw", DAY)

    answer = vote_result(law, VoteFacts(1, 0, 0)).as_json()

    assert answer == {
        "institution": "vote_result",
        "value": "adopted",
        "unit": "",
        "reasons": [
            {
                "citation": "§ 50 Abs. 1 Satz 1 GO NRW",
                "version": "go-1994",
                "says": "1 Ja- und 0 Nein-Stimmen: Die Mehrheit stimmt zu.",
                "value": True,
                "children": [],
            }
        ],
        "open_points": [],
        "needs": [],
        "law_hash": law.hash,
    }


def test_decision_names_its_first_citation() -> None:
    decision = vote_result(law_of("de-nw", DAY), VoteFacts(1, 0, 0))

    assert decision.citation == "§ 50 Abs. 1 Satz 1 GO NRW"


def test_reads_are_recorded() -> None:
    facts = CompetenceFacts("land", Decimal(20000))

    decision = competence(law_of("heinsberg", DAY), facts)

    assert decision.reads == ("competence.land_limit",)
    assert decision.norms == ("hs/§6(4)e",)


def test_figure_is_cited_in_the_version_that_set_it() -> None:
    facts = CompetenceFacts("land", Decimal(20000))

    versions = [
        competence(law_of("heinsberg", day), facts).reasons[0].citation.version
        for day in (date(2020, 6, 1), DAY)
    ]

    assert versions == ["hs/aend-2", "hs/aend-5"]


def test_draft_changes_the_answer_and_the_hash() -> None:
    law = law_of("heinsberg", DAY)
    draft = Draft("Wertgrenze", {"competence.land_limit": Decimal(50000)})
    facts = CompetenceFacts("land", Decimal(40000))

    assert competence(law, facts).value == "not_mayor"
    assert competence(law.under(draft), facts).value == "mayor"
    assert law.under(draft).hash != law.hash


def test_adopted_draft_applies_from_its_day() -> None:
    draft = Draft("6. Änderung", {"competence.land_limit": Decimal(50000)}, {}, date(2026, 7, 1))
    facts = CompetenceFacts("land", Decimal(40000))

    answers = [
        competence(law_of("heinsberg", day).under(draft), facts).value
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    ]

    assert answers == ["not_mayor", "mayor"]


def test_excluded_more_than_present_is_refused() -> None:
    with pytest.raises(FactsError, match="mehr als die Anwesenden"):
        QuorumFacts("council", 45, 10, excluded=11)
