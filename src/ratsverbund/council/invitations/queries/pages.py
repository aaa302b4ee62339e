"""One meeting's invitations, dispatches, books and staff, in a handful of statements."""

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from ratsverbund.charter.engine import CharterError, Decision
from ratsverbund.charter.rules.equal_opportunity import PaperFacts, equal_opportunity
from ratsverbund.council.invitations.book.readers import opened_by
from ratsverbund.council.invitations.models import (
    Book,
    Dispatch,
    EqualityMatter,
    Invitation,
    StaffAttendance,
)
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import unissued, visible
from ratsverbund.council.meetings.roles import PREPARERS
from ratsverbund.council.papers.models import Paper, PaperFile
from ratsverbund.council.papers.queries import papers_for
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Office, OfficeHolding


def dispatches_of(meeting: Meeting) -> list[Dispatch]:
    """Everything sent about a meeting, the newest invitation first."""
    found = Dispatch.objects.filter(invitation__meeting=meeting)
    return list(
        found.select_related("invitation__meeting__organization").order_by(
            "-invitation__version", "pk"
        )
    )


def dispatches_for(actor: Any) -> QuerySet[Dispatch]:
    """The dispatches an account may act on."""
    found = Dispatch.objects.filter(visible(actor, "invitation__meeting__"))
    return found.select_related(
        "invitation__meeting__organization", "invitation__meeting__body", "file"
    )


def invitations_for(actor: Any) -> QuerySet[Invitation]:
    """The invitations an account may look at."""
    found = Invitation.objects.filter(visible(actor, "meeting__"))
    return found.select_related("meeting__organization", "meeting__body")


def staff_for(actor: Any) -> QuerySet[StaffAttendance]:
    """The staff of meetings the account may open."""
    found = StaffAttendance.objects.filter(visible(actor, "meeting__"))
    return found.select_related("meeting__organization", "meeting__body")


def books_of(meeting: Meeting, actor: Any) -> list[Book]:
    """The books of a meeting, without their bytes, and whether the actor may open each."""
    books = Book.objects.filter(meeting=meeting).select_related("file")
    mine = ExpressionWrapper(opened_by(actor), BooleanField())
    return list(books.defer("file__content").annotate(mine=mine))


def book_for(actor: Any, meeting: int, edition: str) -> QuerySet[Book]:
    """A finished book of a meeting the account may see."""
    found = Book.objects.filter(visible(actor, "meeting__"), meeting=meeting, edition=edition)
    return found.select_related("file", "meeting__organization", "meeting__body")


def equality_papers(actor: Any) -> QuerySet[Paper]:
    """The papers whose matters an account may tag, with what was said so far."""
    person = getattr(actor, "person_id", None)
    mine = Q(body__in=bodies_of(actor, *PREPARERS)) & Q(pk__in=papers_for(actor).values("pk"))
    if person is not None:
        held = OfficeHolding.objects.on(timezone.localdate()).filter(
            office__kind=Office.Kind.EQUALITY, person=person
        )
        mine |= Q(body__in=held.values("office__body")) & ~Q(state=Paper.State.DRAFT)
    return Paper.objects.filter(mine).select_related("body", "equality")


def matter_of(paper: Paper) -> EqualityMatter:
    """What was said about a paper, or nothing yet."""
    return getattr(paper, "equality", None) or EqualityMatter(paper=paper)


def documents(meeting: Meeting, items: list[int] | None = None) -> list[AgendaItem]:
    """The items that stand and were issued, with papers, proposals and files for the book."""
    found = meeting.items.exclude(unissued()).exclude(state=AgendaItem.State.REMOVED)
    if items is not None:
        found = found.filter(pk__in=items)
    paper = "consultation__paper"
    return list(
        found.select_related(paper, f"{paper}__origin__file")
        .prefetch_related(f"{paper}__proposals__organization")
        .order_by("-public", "order")
    )


def files_of(papers: list[int]) -> list[PaperFile]:
    """The files of papers in their order, with their bytes."""
    return list(
        PaperFile.objects.filter(paper__in=papers).select_related("file").order_by("paper", "order")
    )


def involvement(matter: EqualityMatter) -> Decision[bool]:
    """Whether the officer takes part, and whether her opinion is missing before the release."""
    facts = PaperFacts(
        tuple(matter.tags), bool(matter.claimed_at), bool(matter.statement), released=True
    )
    return equal_opportunity(law_of(matter.paper.body, matter.paper.day), facts)


def matters(paper: Paper) -> tuple[str, ...]:
    """The words the law of the paper's day has for the officer's matters."""
    try:
        return tuple(law_of(paper.body, paper.day).words("equal_opportunity.tags"))
    except CharterError:
        return ()
