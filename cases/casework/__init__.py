"""What every screen on a case shares: finding it, saying no, the words for its codes."""


class Incomplete(Exception):
    """Something a verb must have is missing or wrong; nothing was changed.

    `problems` are pairs of a field and a code, for messages beside the fields.
    """

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__(", ".join(f"{field}: {code}" for field, code in problems))
        self.problems = problems
