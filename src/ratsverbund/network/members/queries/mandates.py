"""Who votes for a member on a day, and until when it is bound."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Citation, Decision, Reason
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.network.members.models import Delegate, NetworkMember
from ratsverbund.people.organizations.models import Office, OfficeHolding
from ratsverbund.people.organizations.queries import holder_on
from ratsverbund.people.persons.models import Person


@dataclass(frozen=True)
class Resolved:
    """Who votes for a member on a day, and by which mandate."""

    delegate: Delegate
    person: Person
    office: Office | None


@dataclass(frozen=True)
class Mandate:
    """One stretch of time in which a person, or nobody, votes for a member."""

    start: date
    end: date | None
    office: str
    person: str  # empty: the office is vacant
    resolution: Any

    def holds(self, day: date) -> bool:
        """Tell whether it is a day of this stretch."""
        return self.start <= day and (self.end is None or day <= self.end)


def delegate_on(member: NetworkMember, day: date) -> Resolved:
    """Say who votes for a member on a day: the office's holder that day, or the named person.

    Raises: LawUnknown if nobody is named, or the office is vacant on the day.
    """
    delegate = member.delegates.on(day).select_related("office", "person").first()
    if delegate is None:
        raise LawUnknown(
            _(
                "Für {body} ist am {day:%d.%m.%Y} keine stimmberechtigte Vertretung "
                "bestimmt. Tragen Sie den Beschluss des Rates ein."
            ).format(body=member.body, day=day)
        )
    if delegate.person is not None:
        return Resolved(delegate, delegate.person, None)
    office = delegate.office
    assert office is not None  # noqa: S101 - a constraint: an office or a person
    return Resolved(delegate, holder_of(office, day), office)


def resolved_on(member: NetworkMember, day: date) -> Resolved | None:
    """Who votes for a member on a day, or none while nobody can."""
    try:
        return delegate_on(member, day)
    except LawUnknown:
        return None


def holder_of(office: Office, day: date) -> Person:
    """The holder of an office on a day. Raises: LawUnknown if it is vacant."""
    person = holder_on(office, day)
    if person is None:
        raise LawUnknown(
            _(
                "Das Amt „{office}“ ist am {day:%d.%m.%Y} nicht besetzt. Tragen Sie die neue "
                "Amtsinhaberin oder den neuen Amtsinhaber ein, oder bestimmen Sie eine "
                "Person."
            ).format(office=office, day=day)
        )
    return person


def earliest_end(member: NetworkMember) -> Decision[date | None]:
    """Say until when a member is bound, and what says so; no value where nothing is settled."""
    network = member.network
    if member.bound_until is None:
        says = "Für diese Mitgliedschaft ist keine Mindestdauer festgelegt."
        return Decision(None, reasons=(Reason(cited(network.minimum_source), says),))
    says = (
        f"Mindestdauer {network.minimum_years or '–'} Jahre ab dem {member.start:%d.%m.%Y}; der "
        f"erste Tag zählt mit, letzter Tag ist der {member.bound_until:%d.%m.%Y} "
        "(§ 187 Abs. 2, § 188 Abs. 2 BGB)."
    )
    reason = Reason(cited(network.minimum_source), says, member.bound_until)
    return Decision(member.bound_until, reasons=(reason,), institution="Mindestdauer")


def cited(source: str) -> Citation:
    """Cite what the network agreed, which lies outside the bundles of law."""
    label = source or "ohne Quelle"
    return Citation(f"record/{label}", "", "", label)


def mandates_of(member: NetworkMember) -> list[Mandate]:
    """Every stretch of time of a member's delegates, resolved through offices, latest first."""
    holdings = OfficeHolding.objects.filter(office=OuterRef("office")).order_by("start")
    row = JSONObject(
        start="start", end="end", title="person__title",
        given="person__given_name", family="person__family_name",
    )  # fmt: skip
    delegates = member.delegates.select_related(
        "office", "person", "resolution__organization"
    ).annotate(holders=ArraySubquery(holdings.values(row=row)))
    found = [mandate for delegate in delegates for mandate in stretches(delegate)]
    return sorted(found, key=lambda mandate: mandate.start, reverse=True)


def stretches(delegate: Any) -> Iterable[Mandate]:
    """Split a mandate of an office by its holders; a gap between them is a vacancy."""
    resolution = delegate.resolution
    if delegate.office is None:
        yield Mandate(delegate.start, delegate.end, "", str(delegate.person), resolution)
        return
    name, free = str(delegate.office), delegate.start
    for row in delegate.holders:
        start, end = date.fromisoformat(row["start"]), row["end"] and date.fromisoformat(row["end"])
        first, last = max(start, delegate.start), earlier(end, delegate.end)
        if last is not None and last < first:
            continue
        if first > free:
            yield Mandate(free, day_before(first), name, "", resolution)
        yield Mandate(first, last, name, written(row), resolution)
        if last is None or last == delegate.end:
            return
        free = date.fromordinal(last.toordinal() + 1)
    yield Mandate(free, delegate.end, name, "", resolution)


def earlier(one: date | None, other: date | None) -> date | None:
    """The earlier of two days, of which none means never."""
    return min(one, other) if one and other else one or other


def day_before(day: date) -> date:
    """The day before."""
    return date.fromordinal(day.toordinal() - 1)


def written(row: dict[str, str]) -> str:
    """A person's name from the parts that came with a row."""
    return " ".join(part for part in (row["title"], row["given"], row["family"]) if part)
