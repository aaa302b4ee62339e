"""Errors whose text is a German sentence for the user: the problem and the remedy."""


class DomainError(Exception):
    """A refusal the user can act on; `status` answers the browser, `exit_code` the shell."""

    status = 422
    exit_code = 1


class NotAllowed(DomainError):
    """The actor may not do this."""

    status = 403
    exit_code = 5


class NotThere(DomainError):
    """The named record does not exist, or not for this actor."""

    status = 404
    exit_code = 3


class IllegalTransition(DomainError):
    """The record is in a state that does not lead there."""

    status = 409
    exit_code = 4


class Conflict(DomainError):
    """Somebody else changed the record in between, or it exists already."""

    status = 409
    exit_code = 4


class LawUnknown(DomainError):
    """The law gives no answer for this day or this town."""

    exit_code = 5


class RuleViolated(DomainError):
    """The law forbids it; the sentence cites the norm."""

    exit_code = 5


class InvalidInput(DomainError):
    """What was typed cannot be right; `field` names where, so that the form can say so."""

    exit_code = 2

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field
