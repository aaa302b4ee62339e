"""The minutes equal the record: everything recorded once, and nothing else."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.operations import record_vote, take_note
from ratsverbund.council.decisions.tally import FactionCount, Tally
from ratsverbund.council.meetings.models import Attendance, Exclusion
from ratsverbund.council.meetings.operations import close_meeting
from ratsverbund.council.minutes.models import Minutes
from ratsverbund.council.minutes.queries import missing_in, record_of, whole
from ratsverbund.council.minutes.wording.document import written
from ratsverbund.council.minutes.wording.sentences import outcome, stays, vote_lines
from ratsverbund.council.sittings.models import Entry
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import council, people
from tests.factories import minutes as made

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)


def random_meeting(organization, seed):
    """A closed meeting with random arrivals, departures, deputies, exclusions and votes."""
    chance = random.Random(seed)
    meeting = council.meeting(organization, EVENING)
    rows = council.present(meeting, 8)
    for row in rows[6:]:
        row.arrived_at += timedelta(minutes=chance.randint(1, 20))
        row.left_at = row.arrived_at + timedelta(minutes=chance.randint(60, 90))
        row.save()
    deputise(meeting, chance.choice((True, False)))
    for number in range(chance.randint(1, 4)):
        public = chance.random() < 0.7
        station = council.consultation(council.paper(organization.body), organization)
        item = council.item(meeting, station, public=public, title=f"Vorhaben {number}")
        for row in chance.sample(rows[:6], chance.randint(0, 2)):
            council.exclusion(item, row.person, reason=f"Grund {number}")
        vote(item, chance)
    take_note(council.item(meeting, title="Bericht"), actor=SYSTEM)
    close_meeting(meeting, at=EVENING + timedelta(hours=2), actor=SYSTEM)
    meeting.refresh_from_db()
    return meeting


def deputise(meeting, wanted):
    """Let somebody stand in for an absent member, with the reason of the record."""
    if not wanted:
        return
    seat = people.membership(meeting.organization)
    deputy = people.person("Dora")
    Attendance.objects.create(
        meeting=meeting, person=deputy, deputises_for=seat, arrived_at=EVENING
    )
    reason = {"says": "Stellvertretung nach der Liste.", "citation": "§ 13 Abs. 3"}
    Entry.objects.create(
        meeting=meeting, kind=Entry.Kind.STANDS_IN, at=EVENING, person=deputy, membership=seat,
        text="vertritt", basis={"reasons": [reason]},
    )  # fmt: skip


def vote(item, chance):
    """Count a random vote that nobody present can dispute."""
    entitled = 6 - item.exclusions.count()
    yes = chance.randint(0, entitled)
    no = chance.randint(0, entitled - yes)
    tally = Tally(yes, no, entitled - yes - no)
    if chance.random() < 0.5:
        parts = (FactionCount("A", yes, 0, 0), FactionCount("B", 0, no, entitled - yes - no))
        tally = Tally(yes, no, entitled - yes - no, factions=parts)
    record_vote(item, tally, actor=SYSTEM, at=EVENING + timedelta(minutes=40))


@pytest.mark.parametrize("seed", range(12))
def test_the_minutes_equal_the_record(town, seed):
    meeting = random_meeting(town.main, seed)

    made.draft(meeting)
    document = written(whole(Minutes.objects.all()).get(meeting=meeting))

    items = [item for part in document["parts"] for item in part["items"]]
    assert Counter(row[0] for row in document["presence"]) == Counter(
        str(row.person) for row in Attendance.objects.filter(meeting=meeting)
    )
    assert sorted(line for item in items for line in item["facts"]) == sorted(
        f"An Beratung und Abstimmung nicht beteiligt (§ 31 GO NRW): {each.person}. {each.reason}"
        for each in Exclusion.objects.filter(item__meeting=meeting)
    )
    assert [one["lines"][0] for item in items for one in item["votes"]] == [
        independently(each) for each in Vote.objects.filter(item__meeting=meeting).order_by(
            "-item__public", "item__order"
        )
    ]  # fmt: skip
    assert [
        (item["number"], item["result"]["label"], item["result"]["text"]) for item in items
    ] == [
        (each.number, *each.resolutions.values_list("label", "text").get())
        for each in meeting.items.order_by("-public", "order")
    ]
    assert [row for item in items for one in item["votes"] for row in one["factions"]] == [
        [part.name, part.yes, part.no, part.abstentions]
        for each in Vote.objects.filter(item__meeting=meeting).order_by(
            "-item__public", "item__order"
        )
        for part in each.factions.all()
    ]
    assert [item[kind] for item in items for kind in ("text", "speakers")] == [""] * 2 * len(items)
    assert [item[kind] for item in items for kind in ("statements", "motions", "elections")] == [
        []
    ] * 3 * len(items)


def independently(vote):
    """The first line of a vote, told from its row alone."""
    how = "nach Fraktionen" if vote.factions.exists() else "nach Stimmenzahl"
    word = "Enthaltung" if vote.abstentions == 1 else "Enthaltungen"
    counts = f"{vote.yes} Ja, {vote.no} Nein, {vote.abstentions} {word}"
    return f"Abstimmung ({how}): {vote.label} ({counts})."


def test_times_are_told_where_somebody_was_not_there_all_the_time():
    begun, ended = "2026-03-25T17:00:00+00:00", "2026-03-25T19:00:00+00:00"
    late, early = "2026-03-25T17:20:00+00:00", "2026-03-25T18:40:00+00:00"
    cases = [[begun, ended], [late, None], [begun, early], [late, early]]

    told = [stays({"stays": [case]}, begun, ended) for case in cases]

    assert told == ["ganze Sitzung", "ab 18:20 Uhr", "bis 19:40 Uhr", "18:20 Uhr bis 19:40 Uhr"]


def test_a_deputy_is_told_with_the_reason(town, meeting):
    deputise(meeting, True)

    [row] = [row for row in record_of(meeting)["presence"] if row["given"] == "Dora"]

    assert row["why"] == "Stellvertretung nach der Liste. (§ 13 Abs. 3)"


def test_a_corrected_count_stays_with_its_mark_and_reason():
    counted = {
        "main": True, "purpose": "Hauptantrag", "subject": "", "method": "counts", "majority": "",
        "yes": 5, "no": 3, "abstentions": 1, "invalid": 0, "ballots": None, "present": 10,
        "excluded": 1, "label": "mehrheitlich", "corrected": True, "reason": "Zählfehler",
    }  # fmt: skip

    lines = vote_lines(counted)

    assert lines == [
        "Abstimmung (nach Stimmenzahl): mehrheitlich (5 Ja, 3 Nein, 1 Enthaltung).",
        "Stimmberechtigt anwesend: 10, davon ausgeschlossen: 1.",
        "Diese Auszählung ist berichtigt: Zählfehler",
    ]


def test_missing_pieces_are_named(town):
    meeting = council.meeting(town.main)
    council.item(meeting)

    missing = missing_in(record_of(meeting))

    assert missing == [
        "Es ist niemand als anwesend erfasst. Tragen Sie die Anwesenheit nach.",
        "Das Ende der Sitzung fehlt. Schließen Sie die Sitzung.",
        "TOP Ö 1 ist noch offen. Tragen Sie das Ergebnis ein.",
    ]


def test_the_outcome_of_an_item_is_one_sentence(town, meeting):
    items = record_of(meeting)["items"]

    assert [outcome(item) for item in items] == [
        "mehrheitlich (7 Ja, 1 Nein, 1 Enthaltung)".replace(
            "mehrheitlich", items[0]["resolution"]["label"]
        ),
        "zur Kenntnis genommen",
        f"{items[2]['resolution']['label']} (9 Ja, 0 Nein, 0 Enthaltungen)",
    ]


@pytest.mark.parametrize(
    ("opened_at", "line"),
    [
        (EVENING + timedelta(minutes=7), ["Beginn", "18:07 Uhr"]),
        (None, ["Beginn laut Einladung", "18:00 Uhr"]),
    ],
)
def test_the_minutes_tell_when_the_meeting_was_opened(town, opened_at, line):
    meeting = made.held(town.main)
    meeting.opened_at, meeting.period_reason = opened_at, "Geschäftsordnung liegt nicht vor"
    meeting.save()

    made.draft(meeting)
    document = written(whole(Minutes.objects.all()).get(meeting=meeting))

    assert [row for row in document["labels"] if row[0].startswith("Beginn")] == [line]
    assert ["Ladungsfrist", "Die Frist ist nicht erfasst. Geschäftsordnung liegt nicht vor"] in (
        document["findings"]
    )


def test_what_passes_without_objection_is_told_without_numbers(town):
    meeting = council.meeting(town.main, EVENING)
    council.present(meeting, 9)
    item = council.item(meeting)
    record_vote(item, Tally(0, 0, 0, unopposed=True), actor=SYSTEM, at=EVENING)

    [told] = record_of(meeting)["items"]

    assert vote_lines(told["votes"][0]) == [
        "Abstimmung (ohne Widerspruch): ohne Widerspruch beschlossen.",
        "Stimmberechtigt anwesend: 9.",
    ]
    assert outcome(told) == "ohne Widerspruch beschlossen"
