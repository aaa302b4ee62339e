"""When a public notice is complete (Vollzug einer Bekanntmachung)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, Reason, decided, need, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.timeline import german

KINDS = {"ordinary": "gewöhnliche Bekanntmachung", "building_code": "nach dem Baugesetzbuch"}


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """A notice and what happened to it so far; moments are local."""

    kind: Literal["ordinary", "building_code"] = fact("Art", "ordinary", options=KINDS)
    available_at: datetime | None = fact("Im Internet verfügbar seit", None)
    newspaper_pointer: date | None = fact("Hinweis in der Zeitung am", None)
    newspaper_full: date | None = fact("Voller Wortlaut in der Zeitung am", None)
    posted_at: datetime | None = fact("Ersatzweise ausgehängt seit", None)
    obstacle: str = fact("Grund, aus dem das Internet nicht möglich ist", "")
    planned_maintenance: bool = fact("Geplante Wartung", False)

    def __post_init__(self) -> None:
        if self.posted_at and (not self.obstacle or self.planned_maintenance):
            raise FactsError(
                "Ein Aushang ersetzt die Bereitstellung nur bei höherer Gewalt; geplante Wartung "
                "gehört nicht dazu. Bitte den Grund eintragen."
            )


@rule("notice_completion", duty=Duty.ENFORCE, facts=NoticeFacts, title="Vollzug der Bekanntmachung")
def notice_completion(law: Law, facts: NoticeFacts) -> Decision[date]:
    """Find the day with whose end a notice is complete.

    Value: a local day. Source: the charter's norm on notices; BekanntmVO NRW § 7 Abs. 2.
    """
    day, reasons = online(law, facts)
    return decided(day, *reasons)


@notice_completion.exception(when=lambda facts: facts.kind == "building_code")
def building_code(law: Law, facts: NoticeFacts) -> Decision[date]:
    """Ask for the full wording in the newspaper too; the later day counts by default."""
    day, reasons = online(law, facts)
    printed = need(facts, "newspaper_full")
    says = f"Voller Wortlaut in der {law.word('notice_completion.newspaper')} am {german(printed)}."
    second = law.reason("notice_completion.building_code", says, printed)
    paper = law.reason("notice_completion.newspaper", "Die Satzung nennt die Zeitung.")
    later = law.choice("double_publication") == "later"
    completed = max(day, printed) if later else day
    return decided(completed, *reasons, second, paper)


@notice_completion.exception(when=lambda facts: facts.posted_at is not None, to="building_code")
def emergency(law: Law, facts: NoticeFacts) -> Decision[date]:
    """Complete an emergency notice at the end of the day it could be read on the board."""
    day = need(facts, "posted_at").date()
    board = law.word("notice_completion.board")
    posted = f"Ausgehängt am {german(day)} ({board}), weil: {facts.obstacle}."
    says = f"Vollzogen mit Ablauf des {german(day)}."
    return decided(
        day,
        law.reason("notice_completion.emergency", posted, day),
        law.reason("notice_completion.emergency_end_of_day", says, day),
        law.reason("notice_completion.board", "Die Satzung nennt die Tafel."),
    )


def online(law: Law, facts: NoticeFacts) -> tuple[date, list[Reason]]:
    """Complete a notice at the end of the day it became available; remind of the pointer."""
    available = need(facts, "available_at")
    says = (
        f"Verfügbar seit {german(available.date())}, {available:%H:%M} Uhr: "
        f"vollzogen mit Ablauf dieses Tages."
    )
    website = f"Bekannt gemacht wird unter {law.word('notice_completion.website')}."
    form = law.reason("notice_completion.website", website)
    completed = law.reason("notice_completion.end_of_day", says, None, form)
    return available.date(), [completed, *pointer_missing(law, facts)]


def pointer_missing(law: Law, facts: NoticeFacts) -> list[Reason]:
    """Remind of the pointer in the newspaper, or let the notice wait for it."""
    if facts.newspaper_pointer or facts.newspaper_full:
        return []
    if law.choice("missing_pointer") == "incomplete":
        need(facts, "newspaper_pointer")
    says = "Der Hinweis in der Zeitung fehlt noch."
    law.note(says)
    return [law.reason("notice_completion.pointer", says, False)]
