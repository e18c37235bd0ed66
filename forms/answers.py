"""What answers mean, and how they were given: the two things a case takes from a form."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from cases.appeals.intake import Answers
from cases.models import StoredFile
from cases.policy.terms import Channel, LeadInvolved, NoticeChannel, NoticeKind
from design.dates import full_date
from design.forms import tidy

from . import unsaid
from .definition import Question, Step
from .fields import day_of

Member = TypeVar("Member", bound=StrEnum)
LANGUAGES = ("cy", "en")


def read(steps: Sequence[Step], answers: Mapping[str, Any]) -> Answers:
    """The meanings of what was answered on these steps. Total: what is missing reads as not known.

    An address given for letters is a channel, ticked or not; so is a call asked for instead of one.
    """
    carried = {
        question.meaning: answers.get(question.key)
        for step in steps
        for question in step.asked
        if question.meaning
    }

    def text(meaning: str) -> str:
        return tidy(str(carried.get(meaning) or "")).strip()

    channels = {Channel(value) for value in carried.get("channels") or () if value in set(Channel)}
    if text("address"):
        channels.add(Channel.POST)
    kinds = frozenset(carried.get("adjustment_kinds") or ())
    if "call_instead" in kinds:
        channels.add(Channel.PHONE)
    return Answers(
        notice_kind=_member(NoticeKind, text("notice_kind"), NoticeKind.NOT_SURE),
        notice_date=day_of(carried.get("notice_date")),
        notice_channel=_member(NoticeChannel, text("notice_channel"), NoticeChannel.UNKNOWN),
        received_on=day_of(carried.get("received_on")),
        decided_by=text("decided_by"),
        lead_involved=_member(LeadInvolved, text("lead_involved"), LeadInvolved.UNKNOWN),
        grounds=tuple(_reasons(carried.get("grounds"))),
        outcome_wanted=text("outcome_wanted"),
        late_reason=text("late_reason"),
        representative=text("representative"),
        representative_relation=text("representative_relation"),
        name=text("name"),
        reply_language=text("reply_language"),
        channels=frozenset(channels),
        email=text("email"),
        phone=text("phone"),
        address=text("address"),
        adjustments=text("adjustments"),
        adjustment_kinds=kinds,
    )


def transcript(
    steps: Sequence[Step], answers: Mapping[str, Any], files: Mapping[str, StoredFile]
) -> list[dict[str, Any]]:
    """Every question as it was asked, in both languages, with its answer; only what was asked.

    `shown` is the answer in words, "" when there is none; `files` are the draft's, by id.
    """
    return [
        {
            "step": step.key,
            "key": question.key,
            "meaning": question.meaning or None,
            "type": question.type,
            "question": {language: question.label[language] for language in LANGUAGES},
            "answer": answers.get(question.key),
            "shown": {
                language: "\n\n".join(in_words(question, answers, language, files))
                for language in LANGUAGES
            },
        }
        for step in steps
        for question in step.asked
    ]


def in_words(
    question: Question,
    answers: Mapping[str, Any],
    language: str,
    files: Mapping[str, StoredFile],
) -> list[str]:
    """An answer as a person reads it: its parts in order, none when it was not given."""
    words = _given(question, answers, language, files)
    if not words and answers.get(unsaid.name(question)):
        return [unsaid.in_words(language)]
    return words


def _given(
    question: Question,
    answers: Mapping[str, Any],
    language: str,
    files: Mapping[str, StoredFile],
) -> list[str]:
    answer = answers.get(question.key)
    match question.type:
        case "radios":
            return [question.shown(answer, language)] if answer else []
        case "checkboxes":
            return [question.shown(value, language) for value in answer or ()]
        case "date":
            day = day_of(answer)
            if day:
                return [full_date(day, language)]
            unknown = isinstance(answer, dict) and answer.get("unknown")
            return [question.unknown[language]] if unknown else []
        case "reasons":
            return list(_reasons(answer))
        case "files":
            return [files[file_id].name for file_id in answer or () if file_id in files]
        case _:
            text = tidy(str(answer or "")).strip()
            return [text] if text else []


def file_ids(steps: Sequence[Step], answers: Mapping[str, Any]) -> list[str]:
    """The files that questions on these steps hold."""
    return [
        file_id
        for step in steps
        for question in step.asked
        if question.type == "files"
        for file_id in answers.get(question.key) or ()
    ]


def _reasons(answer: Any) -> Iterator[str]:
    for text in answer or ():
        if kept := tidy(str(text)).strip():
            yield kept


def _member(kind: type[Member], value: str, otherwise: Member) -> Member:
    try:
        return kind(value)
    except ValueError:
        return otherwise
