"""In which languages the customer is answered: theirs, and Welsh to whoever wrote in Welsh."""

from collections.abc import Sequence

from cases import letters
from cases.letters import Waiver
from cases.models import Case, Message
from cases.models.customer import ReplyLanguage

NOT_IN_WELSH = "not_in_welsh"
ANSWERS_WELSH = "answers_welsh"  # the reason, as a code, of a letter that answers Welsh in Welsh


def owed(case: Case) -> tuple[str, ...]:
    """The languages of the next letter to this customer, in order."""
    return ("cy",) if wrote_in_welsh(case) else case.languages


def wrote_in_welsh(case: Case) -> bool:
    """Whether what they wrote last was in Welsh, and the answer is owed in Welsh for it."""
    came = case.messages.filter(direction=Message.Direction.IN).order_by("-at", "-pk")
    return is_owed_welsh(case.language, came.values_list("language", flat=True).first())


def is_owed_welsh(asked_for: str, last_written_in: str | None) -> bool:
    """Whether an answer is owed in Welsh to someone who had not asked for letters in Welsh: it is,
    as soon as they write in Welsh (Welsh language standards, correspondence)."""
    other = asked_for in (ReplyLanguage.ENGLISH, ReplyLanguage.UNKNOWN)
    return other and last_written_in == "cy"


def with_reason(
    case: Case, carried: tuple[str, ...], waivers: Sequence[Waiver]
) -> tuple[Waiver, ...]:
    """The waivers, with the reason that needs no writing: an answer in Welsh to what was Welsh.

    Raises LetterIncomplete when what was written in Welsh is not answered in Welsh and no reason
    is given.
    """
    given = tuple(waivers)
    reason = any(waiver.what == "language" and waiver.reason.strip() for waiver in given)
    if reason or not wrote_in_welsh(case):
        return given
    if "cy" not in carried:
        raise letters.LetterIncomplete([("waiver_language", "required")])
    return (*given, Waiver("language", ANSWERS_WELSH))


def not_in_welsh(
    case: Case, carried: tuple[str, ...], waivers: Sequence[Waiver]
) -> list[dict[str, str]]:
    """What a letter says of itself that does not answer Welsh in Welsh: the reason given."""
    if "cy" in carried or carried != case.languages or not wrote_in_welsh(case):
        return []
    return [
        {"what": NOT_IN_WELSH, "reason": waiver.reason.strip()}
        for waiver in waivers
        if waiver.what == "language"
    ]
