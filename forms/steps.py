"""One step: shown, saved as typed, checked, and left by one of its buttons.

Buttons have names with a hyphen, which no question's key can have: `go-language` saves and
switches, `go-add` and `go-remove` change the boxes of a question asked several times, `go-upload`
keeps files and stays, `go-remove-file` removes one, `go-save` leads to how to come back later. Any
other way of sending the page is Continue.
"""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases import files
from cases.handling import arriving

from . import carrying, parts, present, step_files, typed
from .addresses import check_url, receipt_url, save_url, step_url
from .definition import BOXED, Step
from .drafts import Draft
from .engine import Journey
from .fields import StepForm
from .keying import banner
from .trying import banner as trying


def answer(request: HttpRequest, journey: Journey, step: Step) -> HttpResponse:
    """GET shows the step; POST keeps what was typed, valid or not, then goes on or says why not."""
    if request.method != "POST":
        tried = step.key in journey.draft.tried
        return _show(request, journey, step, journey.form(step, bound=tried))
    sent = step_files.keep(request, journey.draft, step)
    leave = _leaving(request)
    draft = _save(request, journey.draft, step, sent, tried=leave is None)
    if draft.sent_at:
        return already_sent(request, journey.again(draft), step)
    journey = journey.again(draft)
    if leave is not None and not sent.refused:
        return redirect(leave(journey, step))
    # Boxes that were just added or removed are those of the draft, not of the page that was sent.
    form = journey.form(step, data=request.POST) if leave is None else journey.form(step)
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


def _save(
    request: HttpRequest, draft: Draft, step: Step, sent: step_files.Sent, *, tried: bool
) -> Draft:
    """Write what was typed to the draft, one request at a time."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft.pk)
        if draft.sent_at:
            return draft
        had = step_files.ids(draft, step)
        keyed = draft.keyed_by_id is not None
        draft.answers |= typed.read(step, request.POST, keyed=keyed, kept=draft.answers)
        step_files.add(draft, step, sent)
        had |= step_files.ids(draft, step)
        _change_boxes(request, draft, step)
        step_files.remove(request, draft, step)
        if gone := had - step_files.ids(draft, step):
            files.discard(gone, draft=draft.pk)
        read = tried and not carrying.reworded(draft, request.POST, step)
        if read and step.key not in draft.tried:
            draft.tried = [*draft.tried, step.key]
        draft.save(update_fields=["answers", "tried"])
    return draft


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
