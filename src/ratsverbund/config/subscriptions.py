"""Who listens to what: every event of the house and its handlers, on one page."""

from ratsverbund.council.agendas import tasks as agendas_tasks
from ratsverbund.council.charters import tasks as charters_tasks
from ratsverbund.council.competence import tasks as competence_tasks
from ratsverbund.council.competence.release import competence_checks
from ratsverbund.council.debate import tasks as debate_tasks
from ratsverbund.council.debate.queries import form_refusal
from ratsverbund.council.decisions import events as decisions
from ratsverbund.council.decisions import tasks as decisions_tasks
from ratsverbund.council.decisions.operations.voting import REFUSALS, WARNINGS
from ratsverbund.council.desk import events as desk
from ratsverbund.council.desk import tasks as desk_tasks
from ratsverbund.council.execution import events as execution
from ratsverbund.council.execution import tasks as execution_tasks
from ratsverbund.council.execution.queries import vote_warning
from ratsverbund.council.invitations.release import opinion_checks
from ratsverbund.council.minutes import events as minutes
from ratsverbund.council.minutes import tasks as minutes_tasks
from ratsverbund.council.minutes.forgetting.operations import forget_petitioner
from ratsverbund.council.papers import events as papers
from ratsverbund.council.papers.dossier.checks import FURTHER
from ratsverbund.council.petitions import events as petitions
from ratsverbund.council.petitions import tasks as petitions_tasks
from ratsverbund.council.petitions.operations.privacy import ELSEWHERE
from ratsverbund.kernel import events
from ratsverbund.network.accessions import tasks as accessions_tasks
from ratsverbund.network.dues import events as dues
from ratsverbund.network.dues import tasks as dues_tasks
from ratsverbund.network.members import events as members
from ratsverbund.people.accounts import tasks as accounts_tasks
from ratsverbund.people.mandates import events as mandates
from ratsverbund.people.organizations import events as organizations
from ratsverbund.people.terms import events as terms
from ratsverbund.people.terms import tasks as terms_tasks

events.connect(
    {
        papers.PaperImported: (accessions_tasks.paper_imported,),
        papers.PaperWithdrawn: (
            agendas_tasks.paper_withdrawn,
            charters_tasks.paper_withdrawn,
            accessions_tasks.paper_withdrawn,
        ),
        papers.PaperHidden: (
            agendas_tasks.paper_hidden,
            decisions_tasks.paper_hidden,
            execution_tasks.paper_hidden,
            minutes_tasks.paper_hidden,
        ),
        decisions.ResolutionAdopted: (
            charters_tasks.resolution_adopted,
            competence_tasks.resolution_adopted,
            execution_tasks.resolution_taken,
            accessions_tasks.resolution_adopted,
        ),
        decisions.ResolutionRejected: (
            charters_tasks.resolution_rejected,
            competence_tasks.resolution_rejected,
            execution_tasks.resolution_taken,
            accessions_tasks.resolution_rejected,
        ),
        decisions.ResolutionCorrected: (
            charters_tasks.resolution_corrected,
            competence_tasks.resolution_corrected,
            execution_tasks.resolution_corrected,
            accessions_tasks.resolution_corrected,
            minutes_tasks.resolution_corrected,
        ),
        execution.UrgentDecisionTaken: (execution_tasks.urgent_decision_taken,),
        minutes.MinutesSent: (minutes_tasks.minutes_sent,),
        minutes.MinutesReleased: (minutes_tasks.minutes_released,),
        desk.SubstituteAsked: (desk_tasks.substitute_asked,),
        desk.SubstituteAnswered: (desk_tasks.substitute_answered,),
        petitions.LetterOrdered: (petitions_tasks.letter_ordered,),
        petitions.PetitionAnonymised: (debate_tasks.petition_anonymised,),
        members.AccessionAuthorised: (accessions_tasks.accession_authorised,),
        members.AccessionAmended: (accessions_tasks.accession_amended,),
        members.AccessionDeclared: (accessions_tasks.accession_declared,),
        members.MembershipConfirmed: (
            accessions_tasks.membership_confirmed,
            dues_tasks.membership_confirmed,
        ),
        organizations.MembershipEnded: (accounts_tasks.membership_ended,),
        organizations.HolderAppointed: (accounts_tasks.holder_changed,),
        organizations.HoldingEnded: (accounts_tasks.holder_changed,),
        terms.MemberDeparted: (accounts_tasks.mandates_changed,),
        mandates.MandatesChanged: (accounts_tasks.mandates_changed,),
        mandates.ChangeUndone: (terms_tasks.change_undone, accounts_tasks.change_undone),
        dues.DuesAssessed: (dues_tasks.dues_assessed,),
    }
)

FURTHER.extend([competence_checks, opinion_checks])
WARNINGS.append(vote_warning)
REFUSALS.append(form_refusal)
ELSEWHERE.append(forget_petitioner)
