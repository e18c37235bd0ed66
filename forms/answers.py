"""What answers mean, and how they were given: the two things a case takes from a form."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from cases.appeals.intake import Answers
from cases.enquiries import intake as enquiries
from cases.models import StoredFile
from cases.policy.terms import Channel, LeadInvolved, NoticeChannel, NoticeKind
from design.fields.addresses import address_lines
from design.forms import tidy

from .box_files import BOX_ID
from .definition import NUMBERS, Question, Step
from .fields import day_of
from .in_words import given, in_words, number_of, reasons
from .typed import boxes, files_asked, holds_files, is_blank

Member = TypeVar("Member", bound=StrEnum)
LANGUAGES = ("cy", "en")


def read(steps: Sequence[Step], answers: Mapping[str, Any]) -> Answers:
    """The meanings of an appeal's answers. Total: what is missing reads as not known."""
    carried = _Carried(steps, answers)
    text = carried.text
    return Answers(
        notice_kind=_member(NoticeKind, text("notice_kind"), NoticeKind.NOT_SURE),
        notice_date=day_of(carried.get("notice_date")),
        notice_channel=_member(NoticeChannel, text("notice_channel"), NoticeChannel.UNKNOWN),
        received_on=day_of(carried.get("received_on")),
        decided_by=text("decided_by"),
        lead_involved=_member(LeadInvolved, text("lead_involved"), LeadInvolved.UNKNOWN),
        grounds=tuple(reasons(carried.get("grounds"))),
        outcome_wanted=text("outcome_wanted"),
        late_reason=text("late_reason"),
        **carried.sender(),
    )


def read_enquiry(
    steps: Sequence[Step], answers: Mapping[str, Any], compared: Mapping[str, Any]
) -> enquiries.Answers:
    """What the answers to any other form mean. `compared`: each answer by the key of its question,
    as conditions compare it; routing rows find it by its meaning too."""
    carried = _Carried(steps, answers)
    by_meaning = {name: compared.get(key) for name, key in carried.keys.items()}
    return enquiries.Answers(values={**compared, **by_meaning}, **carried.sender())


class _Carried:
    """The answers that carry a meaning, of those given on these steps."""

    def __init__(self, steps: Sequence[Step], answers: Mapping[str, Any]) -> None:
        asked = [question for step in steps for question in step.asked if question.meaning]
        self.keys = {question.meaning: question.key for question in asked}
        self._answers = answers

    def get(self, meaning: str) -> Any:
        return self._answers.get(self.keys.get(meaning, ""))

    def text(self, meaning: str) -> str:
        """The words of an answer; of an address asked for line by line, its lines."""
        answer = self.get(meaning)
        if isinstance(answer, Mapping):
            return "\n".join(address_lines(answer))
        return tidy(str(answer or "")).strip()

    def sender(self) -> dict[str, Any]:
        """Who sent it and how to write to them.

        An address given for letters is a channel, ticked or not; so is a call asked for instead
        of one.
        """
        offered = set(Channel)
        channels = {Channel(value) for value in self.get("channels") or () if value in offered}
        if self.text("address"):
            channels.add(Channel.POST)
        kinds = frozenset(self.get("adjustment_kinds") or ())
        if "call_instead" in kinds:
            channels.add(Channel.PHONE)
        names = ("representative", "representative_relation", "name", "reply_language")
        ways = ("email", "phone", "address", "adjustments")
        words = {name: self.text(name) for name in (*names, *ways)}
        return {**words, "channels": frozenset(channels), "adjustment_kinds": kinds}


def compared(question: Question, answer: Any) -> Any:
    """An answer as conditions compare it: machine values, ISO dates, plain numbers; None for none.

    Of a group they learn only whether it was answered.
    """
    if question.type == "date":
        day = day_of(answer)
        return day.isoformat() if day else None
    if question.type in NUMBERS:
        number = number_of(question, answer)
        return None if number is None else f"{number:f}"
    if question.type == "group":
        filled = boxes(question, {question.key: answer})
        return None if is_blank(question, filled) else "answered"
    return _plain(question, answer)


def transcript(
    steps: Sequence[Step], answers: Mapping[str, Any], files: Mapping[str, StoredFile]
) -> list[dict[str, Any]]:
    """Every question as it was asked, in both languages, with its answer; only what was asked.

    `shown` is the answer in words, "" when there is none; `files` are the draft's, by id. A group
    also keeps, under `boxes`, an entry of this kind for every question of every filled box.
    """
    return [_entry(step, question, answers, files) for step in steps for question in step.asked]


def _entry(
    step: Step, question: Question, answers: Mapping[str, Any], files: Mapping[str, StoredFile]
) -> dict[str, Any]:
    entry = {
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
    if question.type == "group":
        filled = [box for box in boxes(question, answers) if not is_blank(question, box)]
        entry["boxes"] = [
            [_entry(step, inner, box, files) for inner in question.questions] for box in filled
        ]
        if holds_files(question):
            said = boxes(question, answers)
            entry["answer"] = [{k: v for k, v in box.items() if k != BOX_ID} for box in said]
    return entry


def file_ids(steps: Sequence[Step], answers: Mapping[str, Any]) -> list[str]:
    """The files that questions on these steps hold."""
    return [
        file_id
        for step in steps
        for _question, kept, key in files_asked(step.asked, dict(answers))
        for file_id in kept.get(key) or ()
    ]


def _plain(question: Question, answer: Any) -> Any:
    """An answer as rules read it: an address of several boxes as on an envelope."""
    if question.type == "uk_address":
        return "\n".join(given(question, answer, LANGUAGES[0], {})) or None
    return answer


def _member(kind: type[Member], value: str, otherwise: Member) -> Member:
    try:
        return kind(value)
    except ValueError:
        return otherwise
