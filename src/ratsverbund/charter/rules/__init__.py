"""The institutions of a charter, one module each; importing this package registers all."""

from ratsverbund.charter.rules.accession import application, delegate, financial_effect
from ratsverbund.charter.rules.allowance import allowance
from ratsverbund.charter.rules.assembly_vote import assembly_vote
from ratsverbund.charter.rules.attendance_fee import attendance_fee
from ratsverbund.charter.rules.call_in import call_in
from ratsverbund.charter.rules.chair_allowance import chair_allowance
from ratsverbund.charter.rules.child_care import child_care
from ratsverbund.charter.rules.committee_access import committee_access
from ratsverbund.charter.rules.committee_appeal import appeal_right, committee_appeal
from ratsverbund.charter.rules.committee_members import committee_members, joint_list
from ratsverbund.charter.rules.committee_seats import committee_seats
from ratsverbund.charter.rules.competence import competence
from ratsverbund.charter.rules.contract_approval import contract_approval
from ratsverbund.charter.rules.council_limits import (
    faction_minimum,
    hybrid_period,
    meeting_interval,
    municipal_class,
    publicity,
    voting_right,
)
from ratsverbund.charter.rules.council_size import council_size
from ratsverbund.charter.rules.deputy_mayors import deputy_mayors
from ratsverbund.charter.rules.districts import district_head, districts
from ratsverbund.charter.rules.dues import dues
from ratsverbund.charter.rules.duties import duties
from ratsverbund.charter.rules.early_information import early_information
from ratsverbund.charter.rules.election import election
from ratsverbund.charter.rules.entry_into_force import entry_into_force
from ratsverbund.charter.rules.equal_opportunity import equal_opportunity
from ratsverbund.charter.rules.exclusion import exclusion
from ratsverbund.charter.rules.flag import flag
from ratsverbund.charter.rules.highest_averages import chair_access, deputy_order
from ratsverbund.charter.rules.host_rotation import host_rotation
from ratsverbund.charter.rules.invitation_period import invitation_period
from ratsverbund.charter.rules.loss_of_earnings import loss_of_earnings
from ratsverbund.charter.rules.mayor_objection import mayor_objection
from ratsverbund.charter.rules.mayor_vote import mayor_vote
from ratsverbund.charter.rules.meeting_form import meeting_form
from ratsverbund.charter.rules.member_requests import (
    agenda_extension,
    agenda_request,
    session_request,
)
from ratsverbund.charter.rules.member_title import council_name, member_title
from ratsverbund.charter.rules.minutes_release import minutes_release
from ratsverbund.charter.rules.monument_experts import monument_experts
from ratsverbund.charter.rules.network_calls import (
    call_submission,
    jury_seat,
    selection,
    size_class,
    workshop_rights,
    workshops_due,
)
from ratsverbund.charter.rules.notice_catch_up import notice_catch_up
from ratsverbund.charter.rules.notice_completion import notice_completion
from ratsverbund.charter.rules.notice_integrity import notice_integrity
from ratsverbund.charter.rules.notice_removal import notice_removal
from ratsverbund.charter.rules.objection_period import objection_period
from ratsverbund.charter.rules.paid_deputies import paid_deputies
from ratsverbund.charter.rules.personal_deputies import deputy_number, personal_deputies
from ratsverbund.charter.rules.petition_hearing import petition_hearing
from ratsverbund.charter.rules.petition_outcome import petition_outcome
from ratsverbund.charter.rules.petition_triage import petition_triage
from ratsverbund.charter.rules.project_fields import project_fields
from ratsverbund.charter.rules.public_information import public_information
from ratsverbund.charter.rules.quorum import quorum
from ratsverbund.charter.rules.required_majority import required_majority
from ratsverbund.charter.rules.residents_assembly import residents_assembly
from ratsverbund.charter.rules.senior_officers import senior_officers
from ratsverbund.charter.rules.staff_attendance import staff_attendance
from ratsverbund.charter.rules.successor import successor
from ratsverbund.charter.rules.urgent_decision import urgent_decision, urgent_repeal
from ratsverbund.charter.rules.vote_form import vote_form
from ratsverbund.charter.rules.vote_result import vote_result
from ratsverbund.charter.rules.voting_system import voting_system

__all__ = [
    "agenda_extension",
    "agenda_request",
    "allowance",
    "appeal_right",
    "application",
    "assembly_vote",
    "attendance_fee",
    "call_in",
    "call_submission",
    "chair_access",
    "chair_allowance",
    "child_care",
    "committee_access",
    "committee_appeal",
    "committee_members",
    "committee_seats",
    "competence",
    "contract_approval",
    "council_name",
    "council_size",
    "delegate",
    "deputy_mayors",
    "deputy_number",
    "deputy_order",
    "district_head",
    "districts",
    "dues",
    "duties",
    "early_information",
    "election",
    "entry_into_force",
    "equal_opportunity",
    "exclusion",
    "faction_minimum",
    "financial_effect",
    "flag",
    "host_rotation",
    "hybrid_period",
    "invitation_period",
    "joint_list",
    "jury_seat",
    "loss_of_earnings",
    "mayor_objection",
    "mayor_vote",
    "meeting_form",
    "meeting_interval",
    "member_title",
    "minutes_release",
    "monument_experts",
    "municipal_class",
    "notice_catch_up",
    "notice_completion",
    "notice_integrity",
    "notice_removal",
    "objection_period",
    "paid_deputies",
    "personal_deputies",
    "petition_hearing",
    "petition_outcome",
    "petition_triage",
    "project_fields",
    "public_information",
    "publicity",
    "quorum",
    "required_majority",
    "residents_assembly",
    "selection",
    "senior_officers",
    "session_request",
    "size_class",
    "staff_attendance",
    "successor",
    "urgent_decision",
    "urgent_repeal",
    "vote_form",
    "vote_result",
    "voting_right",
    "voting_system",
    "workshop_rights",
    "workshops_due",
]
