"""One step: shown, saved as typed, checked, and left by one of its buttons.

Buttons have names with a hyphen, which no question's key can have: `go-language` saves and
switches, `go-add` and `go-remove` change the boxes of a question asked several times, `go-upload`
keeps files and stays, `go-remove-file` removes one, `go-save` leads to how to come back later. Any
other way of sending the page is Continue.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases import files
from cases.handling import arriving

from . import carrying, parts, present, typed
from .addresses import check_url, receipt_url, save_url, step_url
from .definition import BOXED, Question, Step
from .drafts import Draft
from .engine import Journey
from .fields import StepForm
from .keying import banner
from .trying import banner as trying


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


def answer(request: HttpRequest, journey: Journey, step: Step) -> HttpResponse:
    """GET shows the step; POST keeps what was typed, valid or not, then goes on or says why not."""
    if request.method != "POST":
        tried = step.key in journey.draft.tried
        return _show(request, journey, step, journey.form(step, bound=tried))
    sent = _keep_files(request, journey.draft, step)
    leave = _leaving(request)
    draft = _save(request, journey.draft, step, sent, tried=leave is None)
    if draft.sent_at:
        return already_sent(request, journey.again(draft), step)
    journey = journey.again(draft)
    if leave is not None and not sent.refused:
        return redirect(leave(journey, step))
    form = journey.form(step, data=request.POST)
    form.is_valid()
    for refusal in sent.refused:
        form.add_file_error(refusal.question, refusal.code, refusal.name)
    reworded = carrying.reworded(draft, request.POST, step)
    if form.errors or reworded:
        return _show(request, journey, step, form, reworded=reworded)
    return redirect(_onward(request, journey, step))


def already_sent(request: HttpRequest, journey: Journey, step: Step) -> HttpResponse:
    """A step of an appeal that has gone: the receipt; typing that came too late is shown back."""
    language = journey.language
    url = receipt_url(journey.draft, language)
    late = typed.read(step, request.POST) if request.method == "POST" else {}
    case = arriving.find(journey.draft.pk)
    words = present.typed_late(step, late, language)
    if not words or case is None:
        return redirect(url)
    context = {
        "words": words,
        "receipt_url": url,
        "enquiry": journey.is_enquiry,
        "reference": case.reference,
        "language_links": [],
    }
    return render(request, "appeal_forms/already_sent.html", context, status=409)


def _show(
    request: HttpRequest, journey: Journey, step: Step, form: StepForm, *, reworded: bool = False
) -> HttpResponse:
    shown = present.step(journey, step, form, _changing(request))
    shown["keying"] = banner.of(request, journey.draft)
    shown |= {"version": journey.draft.version_id, "reworded": reworded}
    shown["trying"] = trying.of(journey.draft, journey.language)
    return render(request, "appeal_forms/step.html", shown)


def _keep_files(request: HttpRequest, draft: Draft, step: Step) -> Sent:
    """Store each file by itself, so that a refused one costs neither the others nor the text."""
    sent = Sent()
    for question in step.asked:
        if question.type != "files" or draft.sent_at:
            continue
        uploads = request.FILES.getlist(question.key)
        room = question.most - len(draft.answers.get(question.key) or ())
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


def _save(request: HttpRequest, draft: Draft, step: Step, sent: Sent, *, tried: bool) -> Draft:
    """Write what was typed to the draft, one request at a time."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft.pk)
        if draft.sent_at:
            return draft
        draft.answers |= typed.read(step, request.POST, keyed=draft.keyed_by_id is not None)
        _add_files(draft, step, sent)
        _change_boxes(request, draft, step)
        _remove_file(request, draft, step)
        read = tried and not carrying.reworded(draft, request.POST, step)
        if read and step.key not in draft.tried:
            draft.tried = [*draft.tried, step.key]
        draft.save(update_fields=["answers", "tried"])
    return draft


def _add_files(draft: Draft, step: Step, sent: Sent) -> None:
    """Add what was stored, each file once, as far as there is room now: another request may have
    brought the same, or filled it."""
    for question in step.asked:
        sent_now = [uuid.UUID(file_id) for file_id in sent.kept.get(question.key, [])]
        if not sent_now:
            continue
        before = draft.answers.get(question.key) or []
        room = max(question.most - len(before), 0)
        kept = [uuid.UUID(file_id) for file_id in before]
        stored = files.only_new(sent_now, kept=kept, draft=draft.pk)
        draft.answers[question.key] = [*before, *map(str, stored[:room])]
        if stored[room:]:
            files.discard(stored[room:], draft=draft.pk)
            sent.refused.append(Refusal(question, "too_many", ""))


def _change_boxes(request: HttpRequest, draft: Draft, step: Step) -> None:
    add, remove = request.POST.get("go-add"), request.POST.get("go-remove", "")
    for question in step.asked:
        if question.type not in BOXED:
            continue
        boxes = typed.boxes(question, draft.answers)
        if add == question.key and len(boxes) < question.most:
            boxes.append(typed.empty_box(question))
        for place in range(len(boxes)):
            if remove == typed.box_name(question, place):
                boxes = boxes[:place] + boxes[place + 1 :]
                break
        draft.answers[question.key] = boxes or [typed.empty_box(question)]


def _remove_file(request: HttpRequest, draft: Draft, step: Step) -> None:
    gone = request.POST.get("go-remove-file", "")
    for question in step.asked:
        kept = draft.answers.get(question.key) or []
        if question.type == "files" and gone in kept:
            draft.answers[question.key] = [file_id for file_id in kept if file_id != gone]
            files.discard([uuid.UUID(gone)], draft=draft.pk)


def _leaving(request: HttpRequest) -> Callable[[Journey, Step], str] | None:
    """Where a button other than Continue leads; None for Continue."""
    language = request.POST.get("go-language")
    suffix = "?change=1" if _changing(request) else ""
    if language in ("cy", "en"):
        return lambda journey, step: step_url(journey.draft, step, language) + suffix
    if added := request.POST.get("go-add"):
        return lambda journey, step: (
            step_url(journey.draft, step, journey.language)
            + suffix
            + parts.last_box(journey.draft, step, added)
        )
    if "go-save" in request.POST:
        return lambda journey, step: save_url(journey.draft, journey.language)
    if any(name in request.POST for name in ("go-remove", "go-upload", "go-remove-file")):
        return lambda journey, step: step_url(journey.draft, step, journey.language) + suffix
    return None


def _changing(request: HttpRequest) -> bool:
    """Whether the person came from the check page, and goes back there."""
    return request.GET.get("change") == "1"


def _onward(request: HttpRequest, journey: Journey, step: Step) -> str:
    following = None if _changing(request) else journey.after(step)
    if following is None:
        return check_url(journey.draft, journey.language)
    return step_url(journey.draft, following, journey.language)
