"""All that went to and came from the customer of a case, in the order it happened."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.casework import letter_words, words
from cases.clock import local_date
from cases.correspondence import words as own
from cases.models import Case, IncomingMail, Letter, LetterTry, Message, StoredFile


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A letter, e-mail or call of ours as the list shows it: all of it in words."""

    letter: Letter
    title: str
    how: str
    to: str
    tries: list[dict[str, Any]]
    adjustments: list[str]
    exceptions: list[dict[str, str]]
    pdfs: list[dict[str, str]]
    files: list[StoredFile] = field(default_factory=list)
    stoppable: bool = False
    came_in: bool = False

    @property
    def order(self) -> tuple[date, datetime]:
        return local_date(self.letter.written_at), self.letter.written_at


@dataclass(frozen=True, kw_only=True)
class Came:
    """Something the customer told us."""

    message: Message
    how: str
    language: str
    filed_by: str
    files: list[StoredFile]
    left_out: list[str]
    mail: IncomingMail | None = None
    came_in: bool = True

    @property
    def order(self) -> tuple[date, datetime]:
        return self.message.came_on, self.message.at


def of(case: Case, *, reader: Any) -> list[Sent | Came]:
    """Everything of the case, the earliest first; a fixed number of queries."""
    letters = case.letters.for_list().prefetch_related("tries", "says__files")
    received = case.messages.filter(direction=Message.Direction.IN)
    received = (
        received.select_related("by", "came_as").defer("came_as__raw").prefetch_related("files")
    )
    news = _news(case)
    found: list[Sent | Came] = [_sent(letter, reader, news.get(letter.pk)) for letter in letters]
    found += [came(message) for message in received.prefetch_related("files")]
    return sorted(found, key=lambda item: item.order)


def _news(case: Case) -> dict[int, str]:
    """What each letter of news tells, by the key of the letter."""
    written = case.events.filter(kind__in=("letter_written", "letter_copied"))
    data = written.values_list("data", flat=True)
    return {said["letter"]: said["news"] for said in data if said.get("news")}


def _sent(letter: Letter, reader: Any, news: str | None) -> Sent:
    says = getattr(letter, "says", None)
    return Sent(
        letter=letter,
        title=_title(letter, says, news),
        how=words.of(words.CHANNELS, letter.channel),
        to=letter.sent_to,
        tries=[_tried(one) for one in letter.tries.all()],
        adjustments=_adjustments(letter),
        exceptions=[_exception(one) for one in letter.exceptions],
        pdfs=_pdfs(letter),
        files=list(says.files.all()) if says else [],
        stoppable=may_stop(letter, reader),
    )


def may_stop(letter: Letter, reader: Any) -> bool:
    """Whether `reader`, who wrote it, may still stop it. Real time."""
    waits = letter.state in ("queued", "to_print") and letter.copy_of_id is None
    in_time = letter.undo_until is not None and letter.undo_until > timezone.now()
    return waits and in_time and letter.kind == "message" and letter.written_by_id == reader.pk


def _title(letter: Letter, says: Message | None, news: str | None) -> str:
    kind = words.of(letter_words.KINDS, letter.kind)
    if news:
        kind = words.of(letter_words.NEWS, news)
    if says:
        kind = _("A question to the customer") if says.asks else _("A message to the customer")
    return _("Copy: %(letter)s") % {"letter": kind} if letter.copy_of_id else kind


def _tried(one: LetterTry) -> dict[str, Any]:
    return {"at": one.at, "result": letter_words.a_try(one.result)}


def _adjustments(letter: Letter) -> list[str]:
    """What was agreed with the person and done with this letter."""
    said = {
        _("Large print"): letter.large_print,
        _("A copy for the person who acts for the customer"): letter.copy_of_id is not None,
        _("Read out by telephone"): letter.channel == "phone",
    }
    return [name for name, done in said.items() if done]


def _exception(made: dict[str, str]) -> dict[str, str]:
    return {
        "what": words.of(letter_words.EXCEPTIONS, made["what"]),
        "reason": words.of(own.REASONS, made["reason"]),
    }


def _pdfs(letter: Letter) -> list[dict[str, str]]:
    return [{"language": code, "label": words.of(own.PDFS, code)} for code in letter.language_list]


def came(message: Message) -> Came:
    """One message that came in, as the list shows it."""
    mail = getattr(message, "came_as", None)
    return Came(
        message=message,
        how=words.of(own.VIAS, message.via),
        language=words.of(words.LANGUAGES, message.language),
        filed_by=words.name_of(message.by),
        files=list(message.files.all()),
        left_out=[own.left_out(one) for one in mail.left_out] if mail else [],
        mail=mail,
    )


def waiting_mail(case: Case) -> int:
    """How many e-mails answer a letter of this case and wait for a person."""
    return IncomingMail.objects.waiting().filter(letter__case=case).count()


def counted(case: Case) -> dict[str, QuerySet]:
    """What the list has, for `counting.together`."""
    came = case.messages.filter(direction=Message.Direction.IN)
    return {"letters": case.letters.all(), "messages": came}
