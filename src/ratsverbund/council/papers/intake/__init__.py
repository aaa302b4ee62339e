"""From a file that was read to what it means in one body."""

from ratsverbund.council.papers.intake.intake import Intake, intake_of

__all__ = ["Intake", "intake_of"]
