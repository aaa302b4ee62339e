"""Whether a call-in has the signatures it needs."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

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
    """Who signed, and whether they sit in the council on a day; one statement."""
    seats = Membership.objects.on(day).filter(
        person=OuterRef("person"),
        voting_right=True,
        organization__body=motion.body_id,
        organization__organization_type=Organization.Type.COUNCIL,
    )
    signed = motion.signatures.select_related("person").annotate(sits=Exists(seats))
    return [(each.person, each.sits) for each in signed]


def terms_of(body: str = "body") -> ArraySubquery:
    """The statutory numbers of the outer row's body, by the first day of each term."""
    terms = LegislativeTerm.objects.filter(body=OuterRef(body), statutory_members__gt=0)
    found = JSONObject(since="start", number="statutory_members")
    return ArraySubquery(terms.order_by("start").values(json=found))


def admissibility(motion: CallIn, day: date, names: list[tuple[Person, bool]] | None = None) -> Act:
    """Decide whether enough members of the council signed by a day; `names` if already read.

    Source: § 10 Abs. 2 Hauptsatzung Heinsberg. Raises: LawUnknown.
    """
    known = getattr(motion, "terms", None)
    if known is None:
        found = CallIn.objects.filter(pk=motion.pk).annotate(terms=terms_of())
        known = found.values_list("terms", flat=True).get()
    counts = tuple(Count(date.fromisoformat(each["since"]), each["number"]) for each in known)
    if not any(count.since <= day for count in counts):
        raise LawUnknown(
            f"Für den {day:%d.%m.%Y} ist keine Wahlperiode mit gesetzlicher Mitgliederzahl "
            "eingetragen. Tragen Sie sie bei der Körperschaft ein."
        )
    names = signatories_of(motion, day) if names is None else names
    # Two members may bear the same name; the rule counts a name once.
    signatures = tuple(Signature(f"{person} ({person.pk})", sits) for person, sits in names)
    law = law_of(motion.body, day)
    facts = CallInFacts(day, counts, signatures)
    return Act(law, facts, call_in(law, facts))
