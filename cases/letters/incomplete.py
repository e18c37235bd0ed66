"""Why a letter cannot be written."""

from collections.abc import Sequence

from cases.models.letter_faults import Fault

Problem = tuple[str, str]  # what is missing, usually the name of a box on a form, and a code


class LetterIncomplete(Exception):
    """The letter cannot be written: `problems` are pairs of what is missing and a code.

    What is wrong with the letter's own text, for which an editor is needed, is in `faults`, and
    is among the problems too.
    """

    def __init__(self, problems: Sequence[Problem] = (), *, faults: Sequence[Fault] = ()) -> None:
        self.problems = [*problems, *((str(fault), fault.code) for fault in faults)]
        self.faults = tuple(faults)
        super().__init__(", ".join(f"{what}: {code}" for what, code in self.problems))
