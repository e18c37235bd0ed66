"""The files of one step: stored as they come, added to the answers, removed."""

import uuid
from dataclasses import dataclass, field

from django.http import HttpRequest

from cases import files

from . import typed
from .definition import Question, Step
from .drafts import Draft


@dataclass
class Refusal:
    """A file that was not taken, to be said beside its control."""

    question: Question
    code: str
    name: str


@dataclass
class Sent:
    """What became of the files of a POST: those kept, by question key, and those refused."""

    kept: dict[str, list[str]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)


def keep(request: HttpRequest, draft: Draft, step: Step) -> Sent:
    """Store each file by itself, so that a refused one costs neither the others nor the text."""
    sent = Sent()
    if draft.sent_at or not request.FILES:
        return sent
    kept = {**draft.answers, **typed.read(step, request.POST, kept=draft.answers)}
    for question, answers, key in typed.files_asked(step.asked, kept):
        uploads = request.FILES.getlist(question.key)
        room = question.most - len(answers.get(key) or ())
        if len(uploads) > room:
            sent.refused.append(Refusal(question, "too_many", ""))
        for upload in uploads[: max(room, 0)]:
            try:
                stored = files.store(upload, draft=draft.pk)
            except files.FileRefused as refused:
                sent.refused.append(Refusal(question, refused.code, upload.name or ""))
            else:
                sent.kept.setdefault(question.key, []).append(str(stored.pk))
    return sent


def add(draft: Draft, step: Step, sent: Sent) -> None:
    """Add what was stored, each file once, as far as there is room now: another request may have
    brought the same, or filled it."""
    for question, answers, key in typed.files_asked(step.asked, draft.answers):
        sent_now = [uuid.UUID(file_id) for file_id in sent.kept.get(question.key, [])]
        if not sent_now:
            continue
        before = answers.get(key) or []
        room = max(question.most - len(before), 0)
        kept = [uuid.UUID(file_id) for file_id in before]
        stored = files.only_new(sent_now, kept=kept, draft=draft.pk)
        answers[key] = [*before, *map(str, stored[:room])]
        if stored[room:]:
            files.discard(stored[room:], draft=draft.pk)
            sent.refused.append(Refusal(question, "too_many", ""))


def remove(request: HttpRequest, draft: Draft, step: Step) -> None:
    """Take the file whose button was pressed out of the answers."""
    gone = request.POST.get("go-remove-file", "")
    for _question, answers, key in typed.files_asked(step.asked, draft.answers):
        before = answers.get(key) or []
        if gone in before:
            answers[key] = [file_id for file_id in before if file_id != gone]


def ids(draft: Draft, step: Step) -> set[uuid.UUID]:
    """The files that the answers to a step hold."""
    return {
        uuid.UUID(file_id)
        for _question, answers, key in typed.files_asked(step.asked, draft.answers)
        for file_id in answers.get(key) or ()
    }
