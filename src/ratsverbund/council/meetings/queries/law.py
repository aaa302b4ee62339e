"""What the law says about a meeting: last day of the invitation, quorum, statutory number."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.assembly_vote import AssemblyVoteFacts, assembly_vote
from ratsverbund.charter.rules.duties import EventFacts, duties
from ratsverbund.charter.rules.invitation_period import InvitationFacts, invitation_period
from ratsverbund.charter.rules.quorum import QuorumFacts, quorum
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries.presence import Presence
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import InvalidInput, LawUnknown
from ratsverbund.people.bodies.models import LegislativeTerm
from ratsverbund.people.bodies.queries import law_of, term_of
from ratsverbund.people.organizations.models import Organization

Kind = Organization.Type
MEETS = (Kind.COUNCIL, Kind.COMMITTEE, Kind.DISTRICT, Kind.ASSEMBLY, Kind.FACTION)


def invitation_deadline(meeting: Meeting) -> Decision[date]:
    """Decide until when the invitation must go out (§ 47 Abs. 2 GO NRW, Geschäftsordnung)."""
    start = timezone.localtime(meeting.starts_at)
    facts = InvitationFacts(start.date(), meeting.urgent, start.time())
    return invitation_period(law_of(meeting.body, start.date()), facts)


def organizations_of(meeting: Meeting) -> list[int]:
    """The organizations that meet: the inviting one first, then those it meets jointly with."""
    return [meeting.organization_id, *meeting.partners.values_list("pk", flat=True)]


def vote_barred(meeting: Meeting, subject: str = "") -> str:
    """The sentence that forbids a vote at a residents' assembly; empty where votes are taken."""
    if meeting.kind != Meeting.Kind.ASSEMBLY:
        return ""
    law = law_of(meeting.body, local_day(meeting.starts_at))
    decision = assembly_vote(law, AssemblyVoteFacts(subject))
    says = decision.reasons[0].says if decision.reasons else _("Hier wird nicht abgestimmt.")
    return f"{says} ({decision.citation or '§ 23 GO NRW'})"


def steps_fixed(meeting: Meeting) -> str:
    """The sentence that fixes the steps of a residents' assembly; empty for other meetings."""
    if meeting.kind != Meeting.Kind.ASSEMBLY:
        return ""
    facts = EventFacts("assembly_planned")
    decision = duties(law_of(meeting.body, local_day(meeting.starts_at)), facts)
    return _(
        "Der Ablauf einer Einwohnerversammlung steht fest: Eröffnung, Unterrichtung, Aussprache "
        "(%(citation)s). Punkte kommen nicht hinzu, entfallen nicht und wechseln nicht den Platz."
    ) % {"citation": decision.citation or "§ 23 GO NRW"}


def term_members(day: str = "starts_at__date", body: str = "body") -> Subquery:
    """The statutory number of the term the outer row falls in, as an annotation."""
    on_day: Any = OuterRef(day)
    terms = LegislativeTerm.objects.on(on_day).filter(body=OuterRef(body))
    return Subquery(terms.values("statutory_members")[:1])


def statutory_number(meeting: Meeting) -> int:
    """The statutory number of members of the meeting's organization on its day.

    The council's is the term's (§ 40 Abs. 2 GO NRW), a committee's its seats.
    Raises: LawUnknown.
    """
    organization = meeting.organization
    if organization.organization_type != Kind.COUNCIL:
        number = organization.seats
    elif hasattr(meeting, "term_members"):
        number = meeting.term_members
    else:
        term = term_of(meeting.body, local_day(meeting.starts_at))
        number = term.statutory_members if term else None
    if number:
        return int(number)
    raise LawUnknown(
        _(
            "Für %(name)s ist die gesetzliche Mitgliederzahl an diesem Tag nicht erfasst. "
            "Tragen Sie die Wahlperiode oder die Zahl der Sitze ein."
        )
        % {"name": organization}
    )


def quorum_shown(meeting: Meeting, there: Presence) -> dict[str, Any]:
    """The quorum as a page shows it; what cannot be told is an open point, not an error."""
    try:
        return quorum_of(meeting, there).as_json()
    except (LawUnknown, InvalidInput) as error:
        return {"value": None, "reasons": [], "open_points": [str(error)]}


def quorum_of(
    meeting: Meeting, there: Presence, *, second_call: bool = False, hinted: bool = False
) -> Decision[Any]:
    """Decide whether the organization can decide with those who are there.

    At a `second_call` the number counts too, unless the invitation `hinted` at that.
    Source: § 49, § 58 Abs. 3 GO NRW. Raises: LawUnknown, FactsError.
    """
    council = meeting.organization.organization_type == Kind.COUNCIL
    facts = QuorumFacts(
        kind="council" if council else "committee",
        statutory_number=statutory_number(meeting),
        present=there.present,
        excluded=there.excluded,
        expert_citizens=there.expert_citizens,
        second_call=second_call,
        hinted=hinted,
    )
    return quorum(law_of(meeting.body, local_day(meeting.starts_at)), facts)
