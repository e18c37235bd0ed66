"""Appeals against a decision to manage contact (policy 7.2 to 7.4): intake, flow and verbs."""


class Incomplete(Exception):
    """Something a verb must have is missing or wrong; nothing was changed.

    `problems` are pairs of a field and a code, for messages beside the fields.
    """

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__(", ".join(f"{field}: {code}" for field, code in problems))
        self.problems = problems
