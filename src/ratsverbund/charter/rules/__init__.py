"""The institutions of a charter, one module each; importing this package registers all."""

from ratsverbund.charter.rules.competence import competence
from ratsverbund.charter.rules.dues import dues
from ratsverbund.charter.rules.invitation_period import invitation_period
from ratsverbund.charter.rules.quorum import quorum
from ratsverbund.charter.rules.vote_result import vote_result

__all__ = ["competence", "dues", "invitation_period", "quorum", "vote_result"]
