"""What is printed for an election: ballot papers, counting sheet."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from ratsverbund.council.elections import documents
from ratsverbund.council.elections.operations import choices, voters_now
from ratsverbund.council.elections.policies import may_count
from ratsverbund.council.elections.views.reach import election_for
from ratsverbund.council.meetings.queries import statutory_number
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.kernel.policies import require


@login_required
def ballot_papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Send one neutral ballot paper for each voter in the room now, before that for each seat."""
    found = election_for(request, pk)
    require(may_count, request.user, found)
    voters = voters_now(found) or statutory_number(found.item.meeting)
    content = documents.ballot_papers(found, list(choices(found).values()), voters)
    return download(content, f"stimmzettel-{found.pk}.pdf", PDF)


@login_required
def counting_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the sheet the tellers count on."""
    found = election_for(request, pk)
    require(may_count, request.user, found)
    content = documents.counting_sheet(found, list(choices(found).values()))
    return download(content, f"zaehlliste-{found.pk}.pdf", PDF)
