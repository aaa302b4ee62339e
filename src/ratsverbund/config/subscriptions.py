"""Who listens to what: every event of the house and its handlers, on one page."""

from ratsverbund.council.decisions import events as decisions
from ratsverbund.council.decisions import tasks as decisions_tasks
from ratsverbund.council.meetings import tasks as meetings_tasks
from ratsverbund.council.papers import events as papers
from ratsverbund.kernel import events
from ratsverbund.network.dues import events as dues
from ratsverbund.network.dues import tasks as dues_tasks
from ratsverbund.network.members import events as members
from ratsverbund.network.members import tasks as members_tasks

events.connect(
    {
        papers.PaperImported: (members_tasks.paper_imported,),
        papers.PaperWithdrawn: (meetings_tasks.paper_withdrawn, members_tasks.paper_withdrawn),
        papers.PaperHidden: (decisions_tasks.paper_hidden,),
        decisions.ResolutionAdopted: (members_tasks.resolution_adopted,),
        decisions.ResolutionRejected: (members_tasks.resolution_rejected,),
        decisions.ResolutionCorrected: (members_tasks.resolution_corrected,),
        members.AccessionAuthorised: (members_tasks.accession_authorised,),
        members.AccessionAmended: (members_tasks.accession_amended,),
        members.AccessionDeclared: (members_tasks.accession_declared,),
        members.MembershipConfirmed: (
            members_tasks.membership_confirmed,
            dues_tasks.membership_confirmed,
        ),
        dues.DuesAssessed: (dues_tasks.dues_assessed,),
    }
)
