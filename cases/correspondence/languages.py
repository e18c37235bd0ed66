"""In which languages the customer is answered: theirs, and Welsh to whoever wrote in Welsh."""

from collections.abc import Sequence

from cases import letters
from cases.models import Case, Message
from cases.models.customer import ReplyLanguage

ANSWERS_WELSH = "answers_welsh"  # the reason, as a code, of a letter that answers Welsh in Welsh


def owed(case: Case) -> tuple[str, ...]:
    """The languages of the next letter to this customer, in order."""
    return ("cy",) if wrote_in_welsh(case) else case.languages


def wrote_in_welsh(case: Case) -> bool:
    """Whether they last wrote in Welsh without having asked for letters in Welsh: the answer is
    then owed in Welsh (Welsh language standards, correspondence)."""
    if case.language not in (ReplyLanguage.ENGLISH, ReplyLanguage.UNKNOWN):
        return False
    came = case.messages.filter(direction=Message.Direction.IN)
    return came.order_by("-at", "-pk").values_list("language", flat=True).first() == "cy"


def with_reason(
    case: Case, carried: tuple[str, ...], waivers: "Sequence[letters.Waiver]"
) -> "tuple[letters.Waiver, ...]":
    """The waivers, with the reason that needs no writing: an answer in Welsh to what was Welsh."""
    given = tuple(waivers)
    if any(waiver.what == "language" for waiver in given) or carried != ("cy",):
        return given
    return (*given, letters.Waiver("language", ANSWERS_WELSH)) if wrote_in_welsh(case) else given
