"""Minutes as one document: the same for page and PDF; the public version leaves out the rest."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from ratsverbund.council.minutes.models import Minutes
from ratsverbund.council.minutes.wording.company import company_line
from ratsverbund.council.minutes.wording.sentences import (
    Values,
    clock,
    counts,
    day,
    motion_line,
    speakers_line,
    stays,
    vote_lines,
    with_counts,
)
from ratsverbund.council.minutes.wording.speakers import unnamed

STATES = {
    Minutes.State.DRAFT: "Entwurf",
    Minutes.State.FINISHED: "Entwurf, zur Unterschrift vorgelegt",
}


def written(minutes: Any, *, public: bool = False) -> Values:
    """Word minutes as loaded by `queries.whole`; `public` is what strangers may read."""
    record = minutes.record
    hidden = set(minutes.hidden)  # items whose paper became non-public since
    shown = [
        item for item in record["items"]
        if not public or (item["public"] and item["id"] not in hidden)
    ]  # fmt: skip
    anonymous = public and not minutes.named
    parts = [
        {"title": title, "public": open_part, "items": items}
        for title, open_part in (("Öffentlicher Teil", True), ("Nichtöffentlicher Teil", False))
        if (items := [
            worded(item, minutes, public=public, anonymous=anonymous)
            for item in shown
            if item["public"] == open_part
        ])
    ]  # fmt: skip
    return {
        "body": record["body"],
        "organization": record["organization"],
        "title": f"Niederschrift: {record['organization']}, {day(record['starts_at'])}",
        "public": public,
        "whole_is_public": public or all(item["public"] for item in record["items"]),
        "state": STATES.get(minutes.state, ""),
        "labels": labels(record),
        "findings": findings(record, public=public),
        "presence": [presence_line(row, record) for row in record["presence"]],
        "absent": record["absent"],
        "marks": [presence_mark(each, public=public) for each in marks_of(minutes)[None]],
        "course": course(record, public=public),
        "remarks": "" if public else minutes.remarks,
        "parts": parts,
        "closed": [item["number"] for item in record["items"] if not item["public"]]
        if public
        else [],
        "signatures": signatures(minutes),
        "approval": approval(minutes),
    }


def labels(record: Values) -> list[list[str]]:
    """The head of the minutes."""
    number = f"{record['number']}. Sitzung" if record["number"] else ""
    sitting = ", ".join(filter(None, (number, record["kind"])))
    found = [
        ["Gremium", ", ".join([record["organization"], *record["partners"]])],
        *([["Sitzung", sitting]] if sitting else []),
        ["Tag", day(record["starts_at"])],
        beginning(record),
        ["Ende", clock(record["ends_at"])],
        ["Ort", record["place"]],
    ]
    return [*found, ["Form", record["mode"]]] if record["mode"] else found


def beginning(record: Values) -> list[str]:
    """When the meeting was opened; the hour of the invitation where nobody recorded that."""
    opened = record.get("opened_at")
    if opened:
        return ["Beginn", clock(opened)]
    return ["Beginn laut Einladung", clock(record["starts_at"])]


def findings(record: Values, *, public: bool) -> list[list[str]]:
    """What was found at the opening: invitation, urgency, quorum; rulings of the chair."""
    found = []
    if record["convened_on"]:
        on = date.fromisoformat(record["convened_on"])
        found.append(["Ladung", f"Zur Sitzung wurde am {on:%d.%m.%Y} eingeladen."])
    if record["urgency"]:
        found.append(["Abgekürzte Ladungsfrist", record["urgency"]])
    if record.get("unknown_period"):
        found.append(["Ladungsfrist", f"Die Frist ist nicht erfasst. {record['unknown_period']}"])
    quorum = record["quorum"]
    if quorum.get("value") is not None:
        word = "beschlussfähig" if quorum["value"] else "nicht beschlussfähig"
        says = " ".join(reason["says"] for reason in quorum["reasons"])
        found.append(["Beschlussfähigkeit", f"Das Gremium ist {word}. {says}".strip()])
    for ruling in record["rulings"]:
        if not public:
            about = f" ({ruling['about']})" if ruling["about"] else ""
            found.append([f"Entscheidung des Vorsitzes, {clock(ruling['at'])}",
                          f"{ruling['reason']}{about}"])  # fmt: skip
    return found + [refused_line(each, public=public) for each in record.get("refused", ())]


def refused_line(urgent: Values, *, public: bool) -> list[str]:
    """An urgent item that was not taken up; the public reads what it was of a public matter only.

    Not of a paper: that may become non-public later, and no item would tell.
    """
    told = not public or (urgent["public"] and not urgent["paper"])
    named = f"„{urgent['title']}“" if told else "Ein Punkt"
    why = f" Grund der Dringlichkeit: {urgent['reason']}" if told else ""
    said = f"{named} wurde nicht aufgenommen: {with_counts(urgent['label'], urgent)}.{why}"
    return ["Erweiterung der Tagesordnung", said]


def presence_line(row: Values, record: Values) -> list[str]:
    """Name, Fraktion, times, and for whom somebody stands in and why."""
    remarks = [] if row["voting"] else ["ohne Stimmrecht"]
    if row["instead"]:
        remarks.append(f"vertritt {row['instead']}: {row['why']}")
    times = stays(row, record.get("opened_at") or record["starts_at"], record["ends_at"])
    return [row["name"], row["party"], times, "; ".join(remarks)]


def course(record: Values, *, public: bool) -> list[list[str]]:
    """Breaks and doors with their times; the public does not read why."""
    return [
        [clock(row["at"]), row["what"] if public or not row["reason"]
         else f"{row['what']}: {row['reason']}"]
        for row in record["course"]
    ]  # fmt: skip


def worded(item: Values, minutes: Any, *, public: bool, anonymous: bool) -> Values:
    """One item as it stands in the minutes."""
    texts = {text["item"]: text for text in minutes.item_texts}
    mine = texts.get(item["id"], {"text": "", "public_text": ""})
    text = (mine["public_text"] or mine["text"]) if public else mine["text"]
    presence = minutes.record["presence"]
    spoken = {
        "text": text,
        "statements": [
            [" ".join(filter(None, (each["title"], each["given"], each["family"]))), each["text"]]
            for each in minutes.said
            if each["item"] == item["id"]
        ],
        "marks": [mark_line(each, public=public) for each in marks_of(minutes)[item["id"]]],
    }
    if anonymous:
        spoken = unnamed(spoken, presence)
    return {
        "id": item["id"],
        "number": item["number"],
        "title": item["title"],
        "public": item["public"],
        "paper": item["paper"],
        "facts": facts(item, public=public),
        "company": company_line(item.get("there")),
        "there": (item.get("there") or {}).get("voters", []),
        "speakers": "" if anonymous else speakers_line(heard(item, public=public)),
        "motions": [motion_line(motion, public=public) for motion in item["motions"]],
        "votes": [
            {"lines": vote_lines(vote), "factions": vote["factions"], "names": vote["names"]}
            for vote in item["votes"]
        ],
        "elections": item["elections"],
        "result": item["resolution"],
        "attachments": item["attachments"],
        **spoken,
    }


def heard(item: Values, *, public: bool) -> list[Values]:
    """Who spoke; the public reads only members and staff."""
    named = ("member", "administration")
    return [each for each in item["speakers"] if not public or each["as"] in named]


def facts(item: Values, *, public: bool) -> list[str]:
    """Exclusions, urgency, postponement: one sentence each; reasons are not for the public."""
    said = []
    if item["state"] == "removed":
        said.append(f"Abgesetzt. {item['note']}".strip())
    if urgent := item["extension"]:
        said.append(
            f"Die Tagesordnung wurde um diesen Punkt erweitert "
            f"({counts({'invalid': 0} | urgent)}): {urgent['reason']}"
        )
    for name, reason in item["exclusions"]:
        why = "" if public else f" {reason}"
        said.append(f"An Beratung und Abstimmung nicht beteiligt (§ 31 GO NRW): {name}.{why}")
    for at, what, reason in item["course"]:
        why = f": {reason}" if reason and not public else ""
        said.append(f"{clock(at)} {what}{why}")
    return said


def marks_of(minutes: Any) -> dict[int | None, list[Values]]:
    """The confirmed corrections by item; those of the presence under none."""
    found: dict[int | None, list[Values]] = defaultdict(list)
    for mark in minutes.marks:
        if mark["confirmed_at"]:
            found[mark["item"]].append(mark)
    return found


def mark_line(mark: Values, *, public: bool) -> Values:
    """A correction: when, by whom, what stood there and what is right; names are internal."""
    return {
        "day": day(mark["made_at"]),
        "clock": clock(mark["made_at"]),
        "by": "" if public else mark["made_by"],
        "old": mark["old"],
        "new": mark["new"],
        "reason": mark["reason"],
    }


def presence_mark(mark: Values, *, public: bool) -> Values:
    """A corrected time of presence; the public does not read why."""
    return mark_line(mark, public=public) | ({"reason": ""} if public else {})


def signatures(minutes: Any) -> list[list[str]]:
    """Who signed and when; empty lines where nobody has."""
    pairs = (
        ("Vorsitz", minutes.chair_name, minutes.chair_signed_at),
        ("Schriftführung", minutes.keeper_name, minutes.keeper_signed_at),
    )
    return [[role, name, day(at.isoformat()) if at else ""] for role, name, at in pairs]


def approval(minutes: Any) -> str:
    """In which meeting the minutes were approved."""
    if minutes.approved_in is None:
        return ""
    held = minutes.approved_in.meeting.starts_at
    return f"Genehmigt in der Sitzung am {day(held.isoformat())}, TOP {minutes.approved_in.number}."


def free_texts(document: Values) -> Iterable[tuple[str, str]]:
    """Every text somebody wrote freely, with the number of its item."""
    for part in document["parts"]:
        for item in part["items"]:
            written_here = [item["title"], item["text"], *item["facts"]]
            written_here += [item["speakers"], *item["motions"]]
            written_here += [text for statement in item["statements"] for text in statement]
            written_here += [
                mark[key] for mark in item["marks"] for key in ("old", "new", "reason")
            ]
            written_here += [line for vote in item["votes"] for line in vote["lines"]]
            written_here += item["attachments"]
            if item["result"]:
                written_here.append(item["result"]["text"])
            for text in written_here:
                yield item["number"], text
