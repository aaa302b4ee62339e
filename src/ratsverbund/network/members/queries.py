"""Named reads about networks, accessions and delegates."""

from dataclasses import dataclass
from datetime import date

from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.network.members.models import Accession, Delegate, NetworkMember
from ratsverbund.people.organizations.models import Office, OfficeHolding
from ratsverbund.people.persons.models import Person


@dataclass(frozen=True)
class Resolved:
    """Who votes for a member on a day, and by which mandate."""

    delegate: Delegate
    person: Person
    office: Office | None


def delegate_on(member: NetworkMember, day: date) -> Resolved:
    """Say who votes for a member on a day: the office's holder that day, or the named person.

    Raises: LawUnknown if nobody is named, or the office is vacant on the day.
    """
    delegate = member.delegates.on(day).select_related("office", "person").first()
    if delegate is None:
        raise LawUnknown(
            f"Für {member.body} ist am {day:%d.%m.%Y} keine stimmberechtigte Vertretung "
            "bestimmt. Tragen Sie den Beschluss des Rates ein."
        )
    if delegate.office is None:
        return Resolved(delegate, delegate.person, None)
    return Resolved(delegate, holder_of(delegate.office, day), delegate.office)


def holder_of(office: Office, day: date) -> Person:
    """The holder of an office on a day. Raises: LawUnknown if it is vacant."""
    holding = OfficeHolding.objects.on(day).filter(office=office).select_related("person").first()
    if holding is None:
        raise LawUnknown(
            f"Das Amt „{office}“ ist am {day:%d.%m.%Y} nicht besetzt. Tragen Sie die neue "
            "Amtsinhaberin oder den neuen Amtsinhaber ein, oder bestimmen Sie eine Person."
        )
    return holding.person


def accession_of(proposal_id: int | None) -> Accession | None:
    """The open accession that rests on a proposal, as its authority or for its delegate."""
    if proposal_id is None:
        return None
    open_ones = Accession.objects.filter(state=Accession.State.PREPARED)
    return (
        open_ones.filter(proposal_id=proposal_id)
        | open_ones.filter(delegate_proposal_id=proposal_id)
    ).first()
