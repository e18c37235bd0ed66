"""What was written between us and a customer, as far as it is theirs to read here."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from cases.models import Case, CaseType, Letter, LetterState, Message
from cases.models.letter import LetterQuerySet

LETTERS: Mapping[str, Promise] = {
    "acknowledgement": gettext_lazy("Acknowledgement of your appeal"),
    "decision": gettext_lazy("Decision letter"),
    "late_refused": gettext_lazy("Decision on your late appeal"),
    "no_internal_step": gettext_lazy("How to go to the Ombudsman"),
    "converted": gettext_lazy("Your appeal goes on as a complaint"),
    "answered": gettext_lazy("Our answer to your complaint"),
    "message": gettext_lazy("Letter from the officer"),
    "progress": gettext_lazy("News of your appeal"),
    "withdrawn": gettext_lazy("Your appeal is closed because you withdrew it"),
    "reopened": gettext_lazy("We are looking at your appeal again"),
    "extended": gettext_lazy("We need more time to answer"),
    "paused": gettext_lazy("The time to answer is paused"),
    "late_accepted": gettext_lazy("Decision on your late appeal"),
    "data_complaint": gettext_lazy("Your complaint about personal data"),
}
# Of a case that is no appeal, or no longer one.
LETTERS_OF_OTHERS: Mapping[str, Promise] = {
    "acknowledgement": gettext_lazy("Acknowledgement of what you sent us"),
    "progress": gettext_lazy("News of your case"),
    "withdrawn": gettext_lazy("Your case is closed because you withdrew it"),
}
NEWS_OF_OTHERS: Mapping[str, Promise] = {
    "checked": gettext_lazy("News of your case: it has been checked"),
    "receipt_day": gettext_lazy("News of your case: the day you got the letter"),
    "withdrawal_asked": gettext_lazy("News of your case: you asked to withdraw it"),
    "withdrawal_undone": gettext_lazy("News of your case: it goes on"),
    "who_decides": gettext_lazy("News of your case: who deals with it"),
    "evidence": gettext_lazy("News of your case: we have what you sent"),
    "language": gettext_lazy("News of your case: the language of our letters"),
}
NEWS: Mapping[str, Promise] = {
    "checked": gettext_lazy("News of your appeal: it has been checked"),
    "who_decides": gettext_lazy("News of your appeal: who decides it"),
    "evidence": gettext_lazy("News of your appeal: we have what you sent"),
    "receipt_day": gettext_lazy("News of your appeal: the day you got the letter"),
    "withdrawal_asked": gettext_lazy("News of your appeal: you asked to withdraw it"),
    "withdrawal_undone": gettext_lazy("News of your appeal: it goes on"),
    "language": gettext_lazy("News of your appeal: the language of our letters"),
    "resumed": gettext_lazy("The time to answer runs again"),
    "extension_removed": gettext_lazy("We do not need more time after all"),
}


def letters_of(case: Case) -> LetterQuerySet:
    """The letters to the customer that nobody can take back any more; the latest first."""
    found: LetterQuerySet = Letter.objects.filter(case=case, kind__in=LETTERS, copy_of=None)
    return _final(found, "").order_by("-written_at", "-pk")


def named(letters: Iterable[Letter]) -> list[tuple[str, Letter]]:
    """Letters of one case, each with what the customer knows it by; one query for all."""
    all_letters = list(letters)
    names, news = _names(all_letters[0].case) if all_letters else (LETTERS, NEWS)
    told = {}
    if any(letter.kind == "progress" for letter in all_letters):
        written = all_letters[0].case.events.filter(kind="letter_written")
        told = {data["letter"]: data.get("news") for data in written.values_list("data", flat=True)}
    return [
        (str(news.get(told.get(letter.pk) or "", names[letter.kind])), letter)
        for letter in all_letters
    ]


def _names(case: Case) -> tuple[Mapping[str, Promise], Mapping[str, Promise]]:
    """What letters, and news, are called for the customer of this kind of case."""
    if case.case_type.flow == CaseType.Flow.APPEAL:
        return LETTERS, NEWS
    answer: Mapping[str, Promise] = {}
    if case.case_type.letters == CaseType.Letters.ENQUIRY:
        answer = {"answered": gettext_lazy("Our answer")}
    return {**LETTERS, **LETTERS_OF_OTHERS, **answer}, {**NEWS, **NEWS_OF_OTHERS}


def name(letter: Letter) -> str:
    [(found, _letter)] = named([letter])
    return found


def questions_to(case: Case) -> QuerySet[Message]:
    """The questions we put to them in a letter that stands, answered or not."""
    asked = case.messages.filter(direction=Message.Direction.OUT, asks=True)
    return _final(asked, "letter__").filter(letter__isnull=False)


def unanswered(case: Case) -> list[Message]:
    return list(questions_to(case).filter(answered_by__isnull=True))


def sent_by(case: Case) -> QuerySet[Message]:
    """What they sent on these pages; the latest first."""
    mine = {"direction": Message.Direction.IN, "via": Message.Via.ONLINE, "by": None}
    return case.messages.filter(**mine).order_by("-at", "-pk")


def words_of(message: Message) -> tuple[str, str]:
    """The words of a message of ours in the language of the page, if it has it: words, language."""
    other = "en" if message.language == "cy" else "cy"
    if message.words_translated and get_language() == other:
        return message.words_translated, other
    return message.words, message.language


def _final(found, path: str):
    """Left out: what was stopped, and what an officer may still stop."""
    standing = Q(**{f"{path}undo_until": None}) | Q(**{f"{path}undo_until__lte": timezone.now()})
    return found.exclude(**{f"{path}state": LetterState.STOPPED}).filter(standing)
