"""Who is invited to a meeting, what each gets, by which way, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject, TruncDate
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.equal_opportunity import PaperFacts, equal_opportunity
from ratsverbund.council.invitations.models import Contact, StaffAttendance
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import unissued, visible
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.accounts.models import Account
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.naming import titled_name

Part = Membership.Role
Why = dict[str, Any]


@dataclass
class Recipient:
    """Somebody to invite; `items` limits what they get unless they get the whole."""

    name: str
    person: Person | None = None
    whole: bool = True
    items: list[int] = field(default_factory=list)
    channel: str = Contact.Channel.MAIL
    address: str = ""
    reasons: list[Why] = field(default_factory=list)
    chosen: bool = True
    group: str = ""

    @property
    def key(self) -> str:
        """What names them on the form."""
        return f"p{self.person.pk}" if self.person else f"n{self.name}"


def person_json(path: str, **more: Any) -> JSONObject:
    """A person with everything that addressing needs."""
    accounts = Account.objects.filter(person=OuterRef(f"{path}_id"), is_active=True)
    council = Membership.objects.filter(
        person=OuterRef(f"{path}_id"),
        organization__organization_type=Organization.Type.COUNCIL,
        end=None,
    )
    return JSONObject(
        pk=f"{path}_id",
        title=f"{path}__title",
        given=f"{path}__given_name",
        family=f"{path}__family_name",
        form=f"{path}__form_of_address",
        channel=f"{path}__contact__channel",
        email=f"{path}__contact__email",
        address=f"{path}__contact__address",
        account=Subquery(accounts.values("email")[:1]),
        council=Exists(council),
        **more,
    )


def meets(path: str) -> Q:
    """The organization of the outer meeting, or one that meets with it."""
    partners = Meeting.partners.through.objects.filter(
        meeting=OuterRef(OuterRef("pk")), organization=OuterRef(path)
    )
    return Q(**{path: OuterRef("organization")}) | Q(Exists(partners))


def on_day(rows: Any, path: str = "") -> Any:
    """The rows that hold on the day of the outer meeting."""
    day: Any = OuterRef("local_day")
    return rows.filter(
        Q(**{f"{path}start__lte": day}), Q(**{f"{path}end": None}) | Q(**{f"{path}end__gte": day})
    )


def with_recipients(actor: Any) -> QuerySet[Meeting]:
    """The meetings an actor may open, with everyone who could be invited; one statement."""
    return recipients_base().filter(visible(actor))


def recipients_base() -> QuerySet[Meeting]:
    """All meetings with the rows `recipients` reads."""
    seats = on_day(Membership.objects.filter(meets("organization"))).order_by("person__sort_key")
    role = {"role": "role", "voting": "voting_right", "organization": "organization__name"}
    deputies = on_day(
        on_day(Deputy.objects.filter(meets("membership__organization")), "membership__")
    )
    heads = on_day(
        Membership.objects.filter(
            organization__body=OuterRef("body"),
            organization__organization_type=Organization.Type.DISTRICT,
            role=Part.HEAD,
        )
    )
    officers = on_day(
        OfficeHolding.objects.filter(
            office__body=OuterRef("body"), office__kind=Office.Kind.EQUALITY
        )
    )
    named = F("membership__person__family_name")
    concerned = Exists(
        Organization.objects.filter(
            pk=OuterRef("organization"), assemblies=OuterRef(OuterRef("pk"))
        )
    )
    return Meeting.objects.select_related("organization", "body").alias(
        local_day=TruncDate("starts_at")
    ).annotate(
        seat_rows=ArraySubquery(seats.values(json=person_json("person", **role))),
        deputy_rows=ArraySubquery(deputies.values(json=person_json("person", stands_for=named))),
        head_rows=ArraySubquery(
            heads.annotate(concerned=concerned).values(
                json=person_json("person", organization="organization__name", concerned="concerned")
            )
        ),
        officer_rows=ArraySubquery(officers.values(json=person_json("person"))),
        item_rows=ArraySubquery(item_json()),
        staff_rows=ArraySubquery(
            StaffAttendance.objects.filter(meeting=OuterRef("pk")).values(
                json=JSONObject(
                    pk="pk", name="name", office="office", email="email", state="state",
                    named_by="named_by", answered_by="answered_by", basis="basis",
                )
            )
        ),
    )  # fmt: skip


def item_json() -> Any:
    """The items of the outer meeting that stand and were issued, as JSON."""
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"))
    paper = "consultation__paper__"
    return (
        items.exclude(unissued())
        .exclude(state=AgendaItem.State.REMOVED)
        .order_by("-public", "order")
        .values(
            json=JSONObject(
                pk="pk", number="number", title="title", public="public", late="late",
                paper="consultation__paper_id", reference=f"{paper}reference",
                tags=f"{paper}equality__tags", claimed=f"{paper}equality__claimed_at",
                statement=f"{paper}equality__statement",
            )
        )
    )  # fmt: skip


def recipients(meeting: Any) -> list[Recipient]:
    """Everyone to invite, once each, with all reasons; asks nothing of the database."""
    day = local_day(meeting.starts_at)
    found: dict[str, Recipient] = {}
    public = [item["pk"] for item in meeting.item_rows if item["public"]]
    for one in everyone(meeting, day, public):
        before = found.setdefault(one.key, one)
        if before is one:
            continue
        before.reasons += one.reasons
        before.chosen |= one.chosen
        before.whole |= one.whole
        before.items = [] if before.whole else sorted({*before.items, *one.items})
    return list(found.values())


def everyone(meeting: Any, day: date, public: list[int]) -> Iterable[Recipient]:
    """Whoever may be invited, for each reason."""
    for row in meeting.seat_rows:
        yield member(meeting, row, day, public)
    for row in officers_concerned(meeting, day):
        yield row
    for row in meeting.head_rows:
        says = _("Ortsvorsteherin oder Ortsvorsteher: %(name)s") % {"name": row["organization"]}
        yield limited(meeting, row, day, says, public, chosen=row["concerned"], group="heads")
    for row in meeting.deputy_rows:
        says = _("persönliche Vertretung für %(name)s, zur Information") % {
            "name": row["stands_for"]
        }
        yield limited(meeting, row, day, says, public, chosen=False, group="deputies")
    for row in meeting.staff_rows:
        if row["state"] == StaffAttendance.State.AGREED:
            yield staff_member(row, public)


def member(meeting: Any, row: dict[str, Any], day: date, public: list[int]) -> Recipient:
    """A seat of the organization, also an advising one; experts on monuments get the public items.

    Source: GO NRW § 58 Abs. 4 takes from who advises the vote only.
    """
    says = _("%(role)s, %(name)s") % {
        "role": Part(row["role"]).label, "name": row["organization"],
    }  # fmt: skip
    if row["voting"] or row["role"] != Part.EXPERT_CITIZEN:
        return addressed(meeting, row, day, says)
    says = _("%(says)s, beratend: nur öffentliche Punkte") % {"says": says}
    return limited(meeting, row, day, says, public)


def limited(
    meeting: Any, row: dict[str, Any], day: date, says: str, items: list[int], **more: Any
) -> Recipient:
    """Somebody who gets some items only."""
    one = addressed(meeting, row, day, says, **more)
    one.whole, one.items = False, list(items)
    return one


def addressed(meeting: Any, row: dict[str, Any], day: date, says: str, **more: Any) -> Recipient:
    """Somebody with name, way and address."""
    person = Person(
        pk=row["pk"], title=row["title"], given_name=row["given"], family_name=row["family"],
        form_of_address=row["form"],
    )  # fmt: skip
    name = str(titled_name(person, meeting.body, day)) if row["council"] else str(person)
    email = row["email"] or row["account"] or ""
    channel = row["channel"] or (Contact.Channel.MAIL if email else Contact.Channel.LETTER)
    address = {"mail": email, "letter": row["address"] or ""}.get(channel, "")
    return Recipient(
        name, person, channel=channel, address=address, reasons=[{"says": says}], **more
    )


def officers_concerned(meeting: Any, day: date) -> Iterable[Recipient]:
    """The equality officer, for the items her matters are touched by (§ 15 a HS)."""
    law = law_of(meeting.body, day)
    touched, reasons = [], []
    for item in meeting.item_rows:
        if not (item["tags"] or item["claimed"]):
            continue
        facts = PaperFacts(tuple(item["tags"]), bool(item["claimed"]), bool(item["statement"]))
        decision = equal_opportunity(law, facts)
        if decision.known and decision.settled:
            touched.append(item["pk"])
            says = _("Gleichstellungsbeauftragte, TOP %(number)s") % {"number": item["number"]}
            reasons.append({"says": says, "decision": decision.as_json()})
    for row in meeting.officer_rows if touched else ():
        one = limited(meeting, row, day, "", touched)
        one.reasons = reasons
        yield one


def staff_member(row: dict[str, Any], public: list[int]) -> Recipient:
    """Staff who attend with the consent that is needed (§ 18 HS)."""
    says = _("Verwaltung, bestimmt von %(name)s") % {"name": row["named_by"]}
    channel = Contact.Channel.MAIL if row["email"] else Contact.Channel.PORTAL
    return Recipient(
        row["name"], whole=False, items=list(public), channel=channel, address=row["email"],
        reasons=[{"says": says, "decision": row["basis"]}],
    )  # fmt: skip
