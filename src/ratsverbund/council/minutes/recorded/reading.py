"""What was recorded of a meeting, as plain values: minutes hold this and nothing else as fact."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import override

from ratsverbund.council.debate.models import Extension, Speech
from ratsverbund.council.decisions.models import NamedVote, Resolution, Vote
from ratsverbund.council.elections.queries import elections_of
from ratsverbund.council.meetings.models import AgendaItem, Attendance, Exclusion, Meeting
from ratsverbund.council.meetings.queries import (
    attendances_of,
    count_presence,
    quorum_shown,
    seats_of,
)
from ratsverbund.council.sittings.models import Entry
from ratsverbund.council.sittings.queries import Company, companies_of

# What happened to the meeting as a whole, and not to one item.
OF_THE_MEETING = {
    Entry.Kind.PAUSED, Entry.Kind.RESUMED, Entry.Kind.CLOSED_DOORS, Entry.Kind.OPEN_DOORS,
    Entry.Kind.CORRECTED,
}  # fmt: skip
FOUND = {Entry.Kind.ABLE, Entry.Kind.UNABLE}
OF_AN_ITEM = {Entry.Kind.DEFERRED, Entry.Kind.REOPENED, Entry.Kind.BIAS} | FOUND

Values = dict[str, Any]


def record_of(meeting: Meeting) -> Values:
    """Everything recorded of a meeting, in German whatever the reader's language is."""
    with override("de"):
        return plain_record(meeting)


def plain_record(meeting: Meeting) -> Values:
    """The record as it is kept."""
    elections = list(elections_of(meeting))
    rows = list(attendances_of(meeting))
    entries = list(meeting.entries.select_related("person", "item"))
    there = {each.number: company_row(each) for each in companies_of(meeting)}
    begun = max(
        [meeting.opened_at or meeting.starts_at, *sorted(row.arrived_at for row in rows)[:1]]
    )
    return {
        "body": meeting.body.name,
        "organization": meeting.organization.name,
        "partners": [str(each) for each in meeting.partners.all()],
        "number": meeting.number,
        "kind": meeting.get_kind_display() if meeting.kind != Meeting.Kind.ORDINARY else "",
        "mode": meeting.get_mode_display() if meeting.mode != Meeting.Mode.PRESENT else "",
        "place": meeting.place,
        "starts_at": moment(meeting.starts_at),
        "opened_at": moment(meeting.opened_at),
        "ends_at": moment(meeting.ends_at),
        "convened_on": meeting.convened_on.isoformat() if meeting.convened_on else None,
        "urgency": meeting.urgency_reason,
        "unknown_period": meeting.period_reason,
        "quorum": quorum_shown(meeting, count_presence(rows, begun)),
        "presence": presence_rows(rows, entries),
        "absent": [str(seat.membership.person) for seat in seats_of(meeting) if not seat.arrivals],
        "course": [course_row(entry) for entry in entries if entry.kind in OF_THE_MEETING],
        "refused": [extension_row(each) for each in refused_of(meeting)],
        "rulings": [ruling_row(each) for each in entries if each.kind == Entry.Kind.RULING],
        "items": [
            item_row(item)
            | {"elections": [e.lines for e in elections if e.item == item.pk]}
            | {"there": there.get(item.number)}
            for item in items_of(meeting)
        ],
    }


def moment(value: datetime | None) -> str | None:
    """A moment as text."""
    return value.isoformat() if value else None


def presence_rows(rows: Iterable[Attendance], entries: Iterable[Entry]) -> list[Values]:
    """Who was there, once a person and seat, with every stay and why they stood in."""
    reasons = {
        (entry.person_id, entry.membership_id): said(entry.basis)
        for entry in entries
        if entry.kind == Entry.Kind.STANDS_IN
    }
    found: dict[tuple[int, int | None], Values] = {}
    for row in rows:
        instead = row.deputises_for
        key = (row.person_id, row.deputises_for_id)
        why = reasons.get(key) or "persönliche Vertretung"
        line = found.setdefault(
            key,
            {
                "name": str(row.person),
                "given": row.person.given_name,
                "family": row.person.family_name,
                "party": row.party,  # type: ignore[attr-defined]
                "voting": row.voting_right,
                "instead": str(instead.person) if instead else "",
                "why": why if instead else "",
                "stays": [],
            },
        )
        line["stays"].append([moment(row.arrived_at), moment(row.left_at)])
    return list(found.values())


def said(basis: Values | None) -> str:
    """The sentences of a decision with their source."""
    reasons = (basis or {}).get("reasons", [])
    return " ".join(f"{each['says']} ({each['citation']})" for each in reasons)


def course_row(entry: Entry) -> Values:
    """A line of the course of the meeting."""
    return {
        "at": moment(entry.at),
        "what": entry.get_kind_display(),
        "reason": told_of(entry),
    }


def told_of(entry: Entry) -> str:
    """What an entry says beside its kind; of an item put aside only the reason."""
    titled = entry.kind in (Entry.Kind.DEFERRED, Entry.Kind.REOPENED)
    return entry.reason if titled else " ".join(filter(None, (entry.text, entry.reason)))


def ruling_row(entry: Entry) -> Values:
    """A ruling of the chair."""
    about = str(entry.person) if entry.person else ""
    closed = entry.item is not None and not entry.item.public
    return {"at": moment(entry.at), "reason": entry.reason, "about": about, "closed": closed}


def items_of(meeting: Meeting) -> Iterable[AgendaItem]:
    """The items of a meeting with everything recorded about them."""
    named = NamedVote.objects.select_related("person")
    speeches = Speech.objects.filter(state=Speech.State.DONE).select_related("faction")
    votes = Vote.objects.prefetch_related("factions", Prefetch("named", queryset=named))
    return (
        meeting.items.select_related("consultation__paper", "extension__consultation__paper")
        .prefetch_related(
            Prefetch("votes", queryset=votes.order_by("pk")),
            Prefetch("exclusions", queryset=Exclusion.objects.select_related("person")),
            Prefetch("resolutions", queryset=Resolution.objects.filter(superseded=False)),
            Prefetch("speeches", queryset=speeches.order_by("number")),
            "entries",
            "handouts",
            "motions",
        )
        .order_by("-public", "order")
    )


def item_row(item: AgendaItem) -> Values:
    """One item with exclusions, votes and result."""
    paper = item.consultation.paper if item.consultation else None
    extension = getattr(item, "extension", None)
    # Of a public item the public version is made, too: it must not tell what was for the room.
    handouts = [
        str(each) if each.public or not item.public else "nichtöffentliche Tischvorlage"
        for each in item.handouts.all()
    ]
    return {
        "id": item.pk,
        "number": item.number,
        "title": item.title,
        "public": item.public,
        "state": item.state,
        "note": item.note,
        "paper": paper.reference if paper else "",
        "extension": extension_row(extension) if extension else None,
        "exclusions": [[str(each.person), each.reason] for each in item.exclusions.all()],
        "course": [
            [moment(entry.at), entry.get_kind_display(), told_of(entry)]
            for entry in item.entries.all()
            if entry.kind in OF_AN_ITEM
        ],
        "speakers": [speaker_row(speech) for speech in item.speeches.all()],
        "motions": [motion_row(motion) for motion in item.motions.all()],
        "votes": [vote_row(vote) for vote in item.votes.all()],
        "resolution": next((result_row(each) for each in item.resolutions.all()), None),
        "attachments": ([f"Vorlage {paper.reference}"] if paper else []) + handouts,
    }


def company_row(company: Company) -> Values:
    """Who was there at an item."""
    return {
        "voters": company.voters, "advisers": company.advisers, "absent": company.absent,
    }  # fmt: skip


def refused_of(meeting: Meeting) -> Iterable[Extension]:
    """The urgent items the meeting did not take up."""
    return meeting.extensions.filter(adopted=False).select_related("consultation__paper")


def extension_row(extension: Extension) -> Values:
    """The vote on taking up an urgent item."""
    paper = extension.consultation.paper if extension.consultation else None
    return {
        "title": extension.title,
        "public": extension.public,
        "paper": paper.reference if paper else "",
        "reason": extension.reason,
        "label": extension.label,
        "invalid": 0,
        "yes": extension.yes, "no": extension.no, "abstentions": extension.abstentions,
    }  # fmt: skip


def speaker_row(speech: Speech) -> Values:
    """Who spoke; petitioners and guests by what they are, for minutes are kept for good."""
    faction = speech.faction.short_name if speech.faction else ""
    return {"name": str(speech), "party": faction, "as": speech.capacity}


def motion_row(motion: Any) -> Values:
    """A motion on procedure with what became of it."""
    return {
        "kind": motion.get_kind_display(), "mover": motion.mover, "text": motion.text,
        "yes": motion.yes, "no": motion.no, "abstentions": motion.abstentions,
        "carried": motion.adopted, "at": moment(motion.at),
    }  # fmt: skip


def vote_row(vote: Vote) -> Values:
    """One vote with all its counts; a corrected one keeps its mark and reason."""
    return {
        "id": vote.pk,
        "subject": vote.subject or "",
        "purpose": vote.get_purpose_display(),
        "main": vote.purpose == Vote.Purpose.MAIN,
        "method": vote.method,
        "majority": vote.get_majority_display() if vote.majority != Vote.Majority.SIMPLE else "",
        "yes": vote.yes,
        "no": vote.no,
        "abstentions": vote.abstentions,
        "invalid": vote.invalid,
        "ballots": vote.ballots,
        "present": vote.present,
        "excluded": vote.excluded,
        "barred": vote.barred,
        "label": vote.label,
        "corrected": vote.corrected,
        "reason": vote.correction_reason,
        "factions": [[f.name, f.yes, f.no, f.abstentions] for f in vote.factions.all()],
        "names": [[str(each.person), each.get_choice_display()] for each in vote.named.all()],
    }


def result_row(resolution: Resolution) -> Values:
    """What was resolved."""
    return {
        "label": resolution.label,
        "text": resolution.text,
        "result": resolution.result,
    }


def missing_in(record: Values) -> list[str]:
    """What a record still lacks before minutes can be made of it, in sentences."""
    gaps = []
    if not record["presence"]:
        gaps.append("Es ist niemand als anwesend erfasst. Tragen Sie die Anwesenheit nach.")
    if not record["ends_at"]:
        gaps.append("Das Ende der Sitzung fehlt. Schließen Sie die Sitzung.")
    for item in record["items"]:
        if item["state"] == AgendaItem.State.OPEN:
            gaps.append(f"TOP {item['number']} ist noch offen. Tragen Sie das Ergebnis ein.")
        elif item["state"] == AgendaItem.State.DEALT and not (
            item["resolution"] or item["elections"]
        ):
            gaps.append(f"TOP {item['number']} hat kein Ergebnis. Tragen Sie es ein.")
    return gaps
