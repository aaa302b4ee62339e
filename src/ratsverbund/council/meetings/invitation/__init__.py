"""The invitation as a document."""

from ratsverbund.council.meetings.invitation.document import agenda_content, agenda_pdf

__all__ = ["agenda_content", "agenda_pdf"]
