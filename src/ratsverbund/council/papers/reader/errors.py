"""The refusal of a file that cannot be read as a paper."""

from ratsverbund.kernel.errors import DomainError


class UnreadablePaper(DomainError):
    """The file cannot be read; the sentence says why and what to do, `problem` names the kind."""

    def __init__(self, problem: str, sentence: str) -> None:
        super().__init__(sentence)
        self.problem = problem
