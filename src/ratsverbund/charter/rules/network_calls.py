"""Calls of a network (Aufrufe): deadline, jury, selection and what the others may join."""

from dataclasses import dataclass
from datetime import datetime

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """An expression of interest and the deadline."""

    deadline: datetime = fact("Ende der Frist")
    submitted: datetime = fact("Eingegangen am")


@rule("call_submission", duty=Duty.ENFORCE, facts=SubmissionFacts, title="Frist eines Aufrufs")
def call_submission(law: Law, facts: SubmissionFacts) -> Decision[bool]:
    """Accept what came in time, to the second. Source: the network's call."""
    in_time = facts.submitted <= facts.deadline
    arrived, end = (f"{one:%d.%m.%Y %H:%M:%S}" for one in (facts.submitted, facts.deadline))
    says = f"Eingegangen {arrived}, Fristende {end}."
    return decided(in_time, law.reason("call_submission.deadline", says, in_time))


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A jury seat and an application."""

    institution: str = fact("Einrichtung")
    applicant: str = fact("Bewerbung von")
    own_town: str = fact("Eigene Stadt der Person", "")


@rule("jury_seat", duty=Duty.ENFORCE, facts=SeatFacts, title="Stimme in der Steuerungsgruppe")
def jury_seat(law: Law, facts: SeatFacts) -> Decision[bool]:
    """Let a seat vote unless its own town applies. Source: the network's steering group."""
    seats = law.words("jury_seat.institutions")
    if facts.institution not in seats:
        raise FactsError(
            f"„{facts.institution}“ gehört nicht zur Steuerungsgruppe. Bekannt: {', '.join(seats)}."
        )
    may = facts.own_town != facts.applicant
    says = "Die Stimme zählt." if may else f"Befangen: {facts.applicant} ist die eigene Stadt."
    return decided(may, law.reason("jury_seat.institutions", says, may))


@dataclass(frozen=True, slots=True)
class SelectionFacts:
    """The applicants of a call and those chosen."""

    applicants: tuple[str, ...] = fact("Bewerbungen")
    selected: tuple[str, ...] = fact("Ausgewählt")

    def __post_init__(self) -> None:
        strange = [name for name in self.selected if name not in self.applicants]
        if strange:
            raise FactsError(
                f"Ohne Bewerbung ausgewählt: {', '.join(strange)}. Bitte die Auswahl berichtigen."
            )


@rule("selection", duty=Duty.ENFORCE, facts=SelectionFacts, title="Auswahl in einem Aufruf")
def selection(law: Law, facts: SelectionFacts) -> Decision[bool]:
    """Allow up to the quota; fewer is a warning. Source: the network's call."""
    places = law.number("selection.places")
    allowed = len(facts.selected) <= places
    if len(facts.selected) < places:
        law.note(f"Erst {len(facts.selected)} von {places} Plätzen vergeben.")
    says = f"{len(facts.selected)} von {len(facts.applicants)} Bewerbungen, {places} Plätze."
    return decided(allowed, law.reason("selection.places", says, allowed))


@rule("workshop_rights", duty=Duty.COMPUTE, facts=SelectionFacts, title="Teilnahme an Werkstätten")
def workshop_rights(law: Law, facts: SelectionFacts) -> Decision[tuple[str, ...]]:
    """List the towns not chosen: they may join all workshops. Source: the network's call."""
    others = tuple(name for name in facts.applicants if name not in facts.selected)
    says = f"{len(others)} nicht ausgewählte Städte dürfen an allen Werkstätten teilnehmen."
    return decided(others, law.reason("workshop_rights.others", says, others))


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    """The workshops planned for one chosen town."""

    town: str = fact("Stadt")
    planned: int = fact("Geplante Werkstätten")

    def __post_init__(self) -> None:
        not_negative(self, "planned")


@rule("workshops_due", duty=Duty.REMIND, facts=WorkshopFacts, title="Zahl der Werkstätten")
def workshops_due(law: Law, facts: WorkshopFacts) -> Decision[int]:
    """Count the workshops still to plan. Source: the network's call."""
    each = law.number("workshops_due.each")
    left = max(each - facts.planned, 0)
    if left:
        law.note(f"{facts.town}: noch {left} Werkstatt planen.")
    says = f"{facts.town}: {facts.planned} von {each} Werkstätten geplant."
    return decided(left, law.reason("workshops_due.each", says, left))


@dataclass(frozen=True, slots=True)
class PopulationFacts:
    """A town's population."""

    population: int = fact("Einwohner")

    def __post_init__(self) -> None:
        not_negative(self, "population")


@rule("size_class", duty=Duty.COMPUTE, facts=PopulationFacts, title="Stadtgröße")
def size_class(law: Law, facts: PopulationFacts) -> Decision[str]:
    """Name the class of a town by its population. Source: the network's call."""
    name = str(law.bracket("size_class.names", facts.population).value)
    says = f"{facts.population} Einwohner: {name}."
    return decided(name, law.reason("size_class.names", says, name))
