"""The pages of "where is my appeal". Opening one never uses up a code: only sending it does."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases import clock, events, letters
from cases.follow import access, contact, correspondence, story
from cases.follow.forms import EnterForm, NewCodeForm
from cases.follow.pages import page as _page
from cases.letters import pdf
from cases.models import AccessCode, Case, CodeRequest, Letter, WrongCode
from cases.permissions import right


@right("public")
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the reference and the code, and take the code."""
    if request.method != "POST":
        return _page(request, "enter", form=EnterForm(), why=request.GET.get("page", ""))
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
    """Ask for a new code. The answer is the same for every reference and every way; the worker
    looks whether there is such a case, and how we may reach its customer."""
    form = NewCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        CodeRequest.objects.create(
            reference=form.cleaned_data["reference"],
            channel=form.cleaned_data["channel"],
            asked_at=timezone.now(),
        )
        return redirect("follow:asked")
    return _page(request, "new_code", form=form)


@right("public")
def asked(request: HttpRequest) -> HttpResponse:
    """A new code is on its way, if there is such an appeal."""
    return _page(request, "asked")


@right("public")
@access.with_case()
def appeal(request: HttpRequest, case: Case) -> HttpResponse:
    """Where the appeal stands, what comes next, who decides, what was written, what can be done."""
    told = story.of(case, now=clock.now())
    return _page(
        request,
        "appeal",
        case=case,
        story=told,
        letters=correspondence.named(told.letters),
        pdf=pdf.available(),
        questions=correspondence.unanswered(case),
        sent=list(correspondence.sent_by(case).prefetch_related("files")),
        arranged=contact.arranged(case),
    )


def _letter(case: Case, number: int) -> Letter:
    """The letter of this case; any other is not there."""
    found = correspondence.letters_of(case).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


@right("public")
@access.with_case()
def letter(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """One letter, from the very bytes that were sent."""
    found = _letter(case, number)
    return _page(
        request,
        "letter",
        case=case,
        letter=found,
        name=correspondence.name(found),
        article=letters.article(found, with_script=False),
        pdf=pdf.available(),
    )


@right("public")
@access.with_case()
def print_letter(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """The letter alone, as it left; of one that is read out, what is read."""
    return letters.page_response(_letter(case, number), with_script=False)


@right("public")
@access.with_case()
def letter_pdf(request: HttpRequest, case: Case, number: int, language: str) -> HttpResponse:
    """The letter to keep, in one of its languages; where no PDF can be made, the page to print."""
    found = _letter(case, number)
    if language not in found.language_list:
        raise Http404
    try:
        return pdf.response(found, language)
    except pdf.Unavailable:
        return redirect("follow:print_letter", number=number)


@right("public")
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the appeal in this browser, also behind its Back button."""
    access.close(request)
    response = redirect("follow:enter")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
