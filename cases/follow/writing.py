"""Telling us more, and answering a question of ours: words, files or both, sent once."""

import hashlib
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from cases import clock
from cases.appeals import by_customer
from cases.follow import access, correspondence, pages, unsent
from cases.follow.forms import WriteForm
from cases.models import Case, Message
from cases.permissions import right
from design.forms import tidy, without_controls

STAYING = ("go-upload", "go-remove-file")  # buttons that save, and stay on the page


def _keep(request: HttpRequest) -> HttpResponse:
    """The page has been open too long: what it brought is kept for when they come back."""
    place = unsent.read(request.POST.get("draft", "")) if request.method == "POST" else None
    if place is None or Message.objects.filter(key=place.key).exists():
        return access.closed(request)
    _save(request, place)
    return access.closed(request, "kept")


@right("public")
@access.with_case(hold=access.WRITING, otherwise=_keep)
def write(request: HttpRequest, case: Case) -> HttpResponse:
    """Something more for the appeal, in words or files."""
    return _of_another(request, case) or _ask(request, case, None)


@right("public")
@access.with_case(hold=access.WRITING, otherwise=_keep)
def answer(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """The answer to one question of ours; there may be more than one."""
    if other := _of_another(request, case):
        return other
    question = correspondence.questions_to(case).filter(pk=number).first()
    if question is None:
        raise Http404
    return _ask(request, case, question)


def _of_another(request: HttpRequest, case: Case) -> HttpResponse | None:
    """The page is of another appeal than the one open now: what it brought is kept with its own,
    and goes to neither."""
    place = unsent.read(request.POST.get("draft", ""))
    if place is None or place.case == case.pk:
        return None
    if not Message.objects.filter(key=place.key).exists():
        _save(request, place)
    return pages.refused(request, case, "other_appeal")


def _ask(request: HttpRequest, case: Case, question: Message | None) -> HttpResponse:
    if request.method != "POST":
        kept = unsent.latest(case, question)
        place = unsent.fresh(case, question)
        if kept is not None:
            place = unsent.Place(place.case, place.question, kept.key)
        form = _form(place, initial={"words": kept.words if kept else ""})
        return _show(request, case, question, place, form)
    place = _place(request, case, question)
    sent = case.messages.filter(key=place.key).first()
    if sent is not None:
        return _sent_before(request, case, question, sent)
    refused = _save(request, place)
    if (language := pages.other_language(request)) and not refused:
        return pages.in_language(request, language)
    staying = [name for name in STAYING if name in request.POST]
    if staying and not refused:
        return redirect(request.path)
    form = _form(place, request.POST)
    for code, name in refused:
        form.refuse_file(code, name)
    if staying or not form.is_valid():
        return _show(request, case, question, place, form)
    message = _send(case, question, place, form.cleaned_data["words"])
    if message.words != form.cleaned_data["words"].strip():
        return _sent_before(request, case, question, message)
    return redirect("follow:sent", number=message.pk)


@transaction.atomic
def _send(case: Case, question: Message | None, place: unsent.Place, words: str) -> Message:
    message = by_customer.tell(
        case,
        key=place.key,
        words=words,
        language=get_language() or "cy",
        files=unsent.files_of(place),
        answers=question,
        now=clock.now(),
    )
    unsent.forget(place)
    return message


def _place(request: HttpRequest, case: Case, question: Message | None) -> unsent.Place:
    """Where this page's words are kept; a new place for a token that is not of this page."""
    fresh = unsent.fresh(case, question)
    given = unsent.read(request.POST.get("draft", ""))
    ours = given is not None and (given.case, given.question) == (fresh.case, fresh.question)
    return given if given is not None and ours else fresh


def _save(request: HttpRequest, place: unsent.Place) -> list[tuple[str, str]]:
    """Keep words and files as they came, right or wrong; the files that were refused, and why."""
    unsent.save(place, without_controls(request.POST.get("words", "")))
    unsent.remove(place, request.POST.get("go-remove-file", ""))
    return unsent.keep(place, request.FILES.getlist("evidence"))


def _sent_before(
    request: HttpRequest, case: Case, question: Message | None, sent: Message
) -> HttpResponse:
    """This page was sent already. The same again leads to the receipt; anything else is kept, in
    a new place, and they are asked whether they want it sent as well."""
    words = tidy(without_controls(request.POST.get("words", ""))).strip()
    known = set(sent.files.values_list("sha256", flat=True))
    brought = {_sha256(upload) for upload in request.FILES.getlist("evidence")}
    if words == sent.words and brought <= known:
        return redirect("follow:sent", number=sent.pk)
    place = unsent.fresh(case, question)
    refused = _save(request, place)
    form = _form(place, request.POST)
    form.say_already_sent()
    for code, name in refused:
        form.refuse_file(code, name)
    return _show(request, case, question, place, form)


def _sha256(upload: Any) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _form(place: unsent.Place, data: Any = None, **options: Any) -> WriteForm:
    kept = len(unsent.files_of(place))
    return WriteForm(data, question=place.question is not None, kept=kept, **options)


def _show(
    request: HttpRequest, case: Case, question: Message | None, place: unsent.Place, form: WriteForm
) -> HttpResponse:
    said, language = correspondence.words_of(question) if question else ("", "")
    return pages.page(
        request,
        "write",
        case=case,
        form=form,
        question=question,
        asked=said,
        asked_in=language,
        draft=place.signed,
        files=unsent.files_of(place),
        room=unsent.room(place),
    )


@right("public")
@access.with_case()
def sent(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """The receipt: what we got from them, and when."""
    message = correspondence.sent_by(case).filter(pk=number).first()
    if message is None:
        raise Http404
    return pages.page(request, "sent", case=case, message=message, files=list(message.files.all()))
