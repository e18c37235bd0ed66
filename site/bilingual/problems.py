"""What stands in the way of publishing, said so that an editor can put it right."""

from dataclasses import dataclass

LANGUAGES = ("cy", "en")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing to put right: in which language, where on the page, what, and how."""

    language: str
    where: str
    message: str
    mend: str = ""


class NotReady(Exception):
    """The page may not go live: `problems` names what is missing, per language."""

    def __init__(self, problems: list[Problem], page=None) -> None:
        self.problems = problems
        self.page = page
        super().__init__("; ".join(f"{p.language}: {p.where}: {p.message}" for p in problems))
