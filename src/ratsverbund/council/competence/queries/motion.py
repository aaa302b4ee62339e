"""Whether a call-in has the signatures it needs."""

from datetime import date

from ratsverbund.charter.acts import Act
from ratsverbund.charter.rules.call_in import CallInFacts, Signature, call_in
from ratsverbund.charter.rules.counts import Count
from ratsverbund.council.competence.models import CallIn
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.people.bodies.models import LegislativeTerm
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person


def signatories_of(motion: CallIn, day: date) -> list[tuple[Person, bool]]:
    """Who signed, and whether they sit in the council on a day."""
    people = [each.person for each in motion.signatures.select_related("person")]
    council = set(
        Membership.objects.on(day)
        .filter(
            person__in=people,
            voting_right=True,
            organization__body=motion.body_id,
            organization__organization_type=Organization.Type.COUNCIL,
        )
        .values_list("person", flat=True)
    )
    return [(person, person.pk in council) for person in people]


def admissibility(motion: CallIn, day: date) -> Act:
    """Decide whether enough members of the council signed by a day.

    Source: § 10 Abs. 2 Hauptsatzung Heinsberg. Raises: LawUnknown.
    """
    terms = LegislativeTerm.objects.filter(body=motion.body_id)
    counts = tuple(
        Count(term.start, term.statutory_members)
        for term in terms.order_by("start")
        if term.statutory_members
    )
    if not any(count.since <= day for count in counts):
        raise LawUnknown(
            f"Für den {day:%d.%m.%Y} ist keine Wahlperiode mit gesetzlicher Mitgliederzahl "
            "eingetragen. Tragen Sie sie bei der Körperschaft ein."
        )
    # Two members may bear the same name; the rule counts a name once.
    signatures = tuple(
        Signature(f"{person} ({person.pk})", sits) for person, sits in signatories_of(motion, day)
    )
    law = law_of(motion.body, day)
    facts = CallInFacts(day, counts, signatures)
    return Act(law, facts, call_in(law, facts))
