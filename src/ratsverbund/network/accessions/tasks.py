"""What the network does when something happened in a council."""

from ratsverbund.council.decisions.events import (
    ResolutionAdopted,
    ResolutionCorrected,
    ResolutionRejected,
)
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.papers.events import PaperImported, PaperWithdrawn
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.accessions import operations
from ratsverbund.network.members.events import (
    AccessionAmended,
    AccessionAuthorised,
    AccessionDeclared,
    MembershipConfirmed,
)
from ratsverbund.network.members.models import Accession, NetworkMember


def paper_imported(event: PaperImported) -> None:
    """Propose the accession an imported paper speaks of."""
    operations.propose_accession(Paper.objects.get(pk=event.paper), actor=SYSTEM)


def paper_withdrawn(event: PaperWithdrawn) -> None:
    """End the accession of a withdrawn paper."""
    operations.note_withdrawal(Paper.objects.get(pk=event.paper), actor=SYSTEM)


def resolution_adopted(event: ResolutionAdopted) -> None:
    """Take an adopted resolution as authority."""
    operations.note_resolution(resolution(event.resolution), actor=SYSTEM)


def resolution_rejected(event: ResolutionRejected) -> None:
    """End the accession a council refused."""
    operations.note_resolution(resolution(event.resolution), actor=SYSTEM)


def resolution_corrected(event: ResolutionCorrected) -> None:
    """Follow a corrected vote."""
    operations.note_resolution(resolution(event.resolution), actor=SYSTEM)


def accession_authorised(event: AccessionAuthorised) -> None:
    """Write the declaration for the mayor to sign."""
    operations.draft_declaration(accession(event.accession), actor=SYSTEM)


def accession_amended(event: AccessionAmended) -> None:
    """Write the declaration again with what has changed."""
    operations.draft_declaration(accession(event.accession), actor=SYSTEM)


def accession_declared(event: AccessionDeclared) -> None:
    """Write the declaration as it was signed in this house."""
    operations.draft_declaration(accession(event.accession), actor=SYSTEM)


def membership_confirmed(event: MembershipConfirmed) -> None:
    """Write the letter of confirmation."""
    operations.write_confirmation(NetworkMember.objects.get(pk=event.member), actor=SYSTEM)


def resolution(pk: int) -> Resolution:
    """Load a resolution with its consultation."""
    return Resolution.objects.select_related("consultation", "organization").get(pk=pk)


def accession(pk: int) -> Accession:
    """Load an accession."""
    return Accession.objects.get(pk=pk)
