"""The pages of "where is my appeal". Opening one never uses up a code: only sending it does."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bilingual.switch import language_links
from cases import clock, events, letters
from cases.follow import access, story
from cases.follow.forms import EnterForm, ReferenceForm
from cases.models import AccessCode, Case, CodeRequest, Letter, WrongCode
from cases.permissions import right


def _page(request: HttpRequest, template: str, *, status: int = 200, **said: Any) -> HttpResponse:
    said["language_links"] = language_links(request)
    return render(request, f"cases/follow/{template}.html", said, status=status)


@right("public")
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the reference and the code, and take the code."""
    if request.method != "POST":
        return _page(request, "enter", form=EnterForm())
    form = EnterForm(request.POST)
    if not form.is_valid():
        return _page(request, "enter", form=form)
    case, may_try = _try(form.cleaned_data["reference"], form.cleaned_data["code"])
    if not may_try:
        form.refuse_for_now()
        response = _page(request, "enter", form=form, status=429)
        response.headers["Retry-After"] = "3600"
        return response
    if case is None:
        form.refuse()
        return _page(request, "enter", form=form)
    access.open_to(request, case)
    return redirect("follow:appeal")


@transaction.atomic
def _try(reference: str, code: str) -> tuple[Case | None, bool]:
    """The case the two open, and whether this reference may be tried now: both the same for a
    reference that does not exist."""
    now = timezone.now()
    if not WrongCode.try_again(reference, now=now):
        return None, False
    case = AccessCode.use(reference, code, now=now)
    if case is not None:
        WrongCode.forget(reference, now=now)
        events.record(case, "customer_looked", now=clock.now())
    return case, True


@right("public")
def new_code(request: HttpRequest) -> HttpResponse:
    """Ask for a new code. The answer is the same for every reference; the worker looks."""
    form = ReferenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        CodeRequest.objects.create(
            reference=form.cleaned_data["reference"], asked_at=timezone.now()
        )
        return redirect("follow:asked")
    return _page(request, "new_code", form=form)


@right("public")
def asked(request: HttpRequest) -> HttpResponse:
    """A new code is on its way, if there is such an appeal."""
    return _page(request, "asked")


@right("public")
@access.with_case
def appeal(request: HttpRequest, case: Case) -> HttpResponse:
    """Where the appeal stands, what comes next, who decides, and the letters."""
    told = story.of(case, now=clock.now())
    named = [(story.letter_name(letter), letter) for letter in told.letters]
    return _page(request, "appeal", case=case, story=told, letters=named)


def _letter(case: Case, number: int) -> Letter:
    """The letter of this case; any other is not there."""
    found = case.letters.filter(pk=number, kind__in=story.LETTERS).first()
    if found is None:
        raise Http404
    return found


@right("public")
@access.with_case
def letter(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """One letter, from the very bytes that were sent."""
    found = _letter(case, number)
    said: dict[str, Any] = {
        "letter": found,
        "name": story.letter_name(found),
        "article": letters.article(found),
    }
    return _page(request, "letter", case=case, **said)


@right("public")
@access.with_case
def print_letter(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """The letter alone, as it left."""
    return letters.page_response(_letter(case, number))


@right("public")
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the appeal in this browser, also behind its Back button."""
    access.close(request)
    response = redirect("follow:enter")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
