"""Any evening has the votes and the minutes it has on paper; nobody votes twice."""

from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.minutes.models import Minutes
from ratsverbund.council.minutes.operations import draft_minutes
from ratsverbund.council.minutes.queries import whole
from ratsverbund.council.minutes.wording.document import written
from ratsverbund.council.sittings.operations import close_sitting
from tests.council.properties.hall import CHAIRS, LEADERS, PERSONS, play
from tests.factories import people

pytestmark = pytest.mark.django_db
SEATS = st.integers(0, len(CHAIRS) - 1)
LATER = st.integers(0, 9)
ANYONE = st.sampled_from(PERSONS)
WHO = st.sampled_from(["deputy", "deputy", "first leader", "second leader", "somebody"])
METHODS = st.sampled_from(["names", "counts", "factions", "ballots"])
KINDS = st.sampled_from(["fair", "fair", "fair", "one too many", "somebody else"])
VOTE = st.tuples(st.just("vote"), METHODS, KINDS, st.integers(0, 20), st.randoms())
ACTS = st.one_of(
    st.tuples(st.just("come"), SEATS, LATER),
    st.tuples(st.just("go"), SEATS, LATER),
    st.tuples(st.just("stand_in"), SEATS, WHO, LATER),
    st.tuples(st.just("exclude"), ANYONE),
    st.tuples(st.just("readmit"), ANYONE),
    st.tuples(st.just("correct"), SEATS, st.integers(-15, 15)),
    VOTE,
    VOTE,
)
NOW = ("fair", 0, Random(1))
NASTY = {
    "one deputy for two seats": (
        {0, 1},
        [("stand_in", 0, "deputy", 1), ("stand_in", 1, "deputy", 1), ("vote", "names", *NOW)],
    ),
    "a member who stands in wants the own seat too": (
        {2, 3}, [("stand_in", 2, "deputy", 1), ("come", 3, 1), ("vote", "names", *NOW)],
    ),
    "a member comes while the deputy sits": (
        {0}, [("stand_in", 0, "deputy", 1), ("come", 0, 1), ("vote", "factions", *NOW)],
    ),
    "a deputy is biased and answers the call": (
        {0},
        [
            ("stand_in", 0, "deputy", 1), ("exclude", 10),
            ("vote", "names", "one too many", 0, Random(1)),
            ("vote", "names", "somebody else", 0, Random(1)),
            ("vote", "factions", "somebody else", 0, Random(1)),
            ("vote", "counts", *NOW),
        ],
    ),
    "somebody stands in for an adviser": (
        {7}, [("stand_in", 7, "deputy", 1), ("vote", "ballots", *NOW)],
    ),
    "somebody leaves in the minute of the vote and comes back": (
        set(), [("go", 2, 5), ("vote", "counts", *NOW), ("come", 2, 3), ("vote", "names", *NOW)],
    ),
    "a vote is entered after somebody came": (
        {2}, [("come", 2, 9), ("vote", "names", "fair", 5, Random(1))],
    ),
}  # fmt: skip


@pytest.fixture
def town(db):
    """A town with two Fraktionen, and a clerk who keeps the record."""
    body = people.heinsberg()
    parties = {name: people.faction(body, name) for name in LEADERS}
    return SimpleNamespace(body=body, factions=parties, clerk=people.clerk(body))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(absent=st.sets(SEATS, max_size=3), acts=st.lists(ACTS, min_size=15, max_size=30))
def test_any_evening_has_the_votes_and_the_minutes_it_has_on_paper(town, absent, acts):
    hall = play(town, absent, acts)

    compare_votes(hall)
    compare_minutes(hall)


@pytest.mark.parametrize("case", NASTY)
def test_nobody_votes_twice_or_uncalled_in_an_evening_where(town, case):
    hall = play(town, *NASTY[case])

    compare_votes(hall)
    compare_minutes(hall)


def compare_votes(hall):
    """Each vote has the base on paper, and the names of those who could vote, each once."""
    votes = Vote.objects.filter(item__meeting=hall.meeting).order_by("pk")
    assert hall.paper.double() == []
    assert [(vote.item_id, vote.present, vote.excluded) for vote in votes] == [
        (told.item.pk, told.present, told.out) for told in hall.told
    ]
    for vote, told in zip(votes, hall.told, strict=True):
        cast = [str(each.person) for each in vote.named.all()]
        assert sorted(cast) == sorted(told.names if told.method == "names" else [])
        assert (vote.yes, vote.no, vote.abstentions) == (
            told.tally.yes, told.tally.no, told.tally.abstentions,
        )  # fmt: skip


def compare_minutes(hall):
    """The minutes tell presence, bases, exclusions and what was adjourned, as on paper."""
    ended = hall.minute + 1
    close_sitting(hall.meeting, actor=hall.clerk, at=hall.at(ended), adjourn_open=True)
    draft_minutes(hall.meeting, actor=hall.clerk)
    document = written(whole(Minutes.objects.all()).get(meeting=hall.meeting))
    items = [item for part in document["parts"] for item in part["items"]]
    assert sorted(row[:3] for row in document["presence"]) == sorted(present(hall, ended))
    assert [
        (item["number"], line) for item in items for vote in item["votes"]
        for line in vote["lines"][1:]
    ] == [(told.item.number, base(told)) for told in hall.told]  # fmt: skip
    assert sorted(
        (item["number"], fact) for item in items for fact in item["facts"]
    ) == sorted(
        (number, "An Beratung und Abstimmung nicht beteiligt (§ 31 GO NRW): "
         f"{hall.persons[person]}. Angehörige")
        for number, person in hall.kept_out
    )  # fmt: skip
    assert [item["result"]["label"] == "vertagt" for item in items] == [
        *[False] * len(hall.told), True,
    ]  # fmt: skip


def base(told):
    """The sentence on who could vote, from the paper alone."""
    left_out = f", davon ausgeschlossen: {told.out}" if told.out else ""
    cast = told.present - told.out
    papers = f"; abgegebene Stimmzettel: {cast}" if told.method == "ballots" else ""
    return f"Stimmberechtigt anwesend: {told.present}{left_out}{papers}."


def present(hall, ended):
    """Each person and seat with all stays in the words of the house, from the paper alone."""
    lines = {}
    for stay in hall.paper.stays:
        own = hall.paper.chairs[stay.seat].holder == stay.person
        lines.setdefault((stay.person, None if own else stay.seat), []).append(stay)
    return [
        [
            str(hall.persons[person]),
            hall.paper.chairs[stays[0].seat].party,
            ", ".join(filter(None, (said(stay, ended) for stay in stays))) or "ganze Sitzung",
        ]
        for (person, _seat), stays in lines.items()
    ]


def said(stay, ended):
    """One stay, said only where it was not the whole evening."""
    late, early = stay.start > 0, stay.end is not None and stay.end < ended
    if late and early:
        return f"{hour(stay.start)} bis {hour(stay.end)}"
    return f"ab {hour(stay.start)}" if late else f"bis {hour(stay.end)}" if early else ""


def hour(minute):
    """The clock in the hall: the evening begins at six."""
    return f"{18 + minute // 60}:{minute % 60:02d} Uhr"
