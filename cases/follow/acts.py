"""Another day of receipt, withdrawing and undoing it, and the language of our letters."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import clock
from cases.appeals import by_customer, receipt
from cases.casework import withdrawals
from cases.follow import access, pages, words
from cases.follow.forms import DayForm, LanguageForm
from cases.models import Case
from cases.permissions import Refused, right
from design.widgets import DATE_PARTS

DAY = [f"received_on_{part}" for part in DATE_PARTS]


@right("public")
@access.with_case()
def day_received(request: HttpRequest, case: Case) -> HttpResponse:
    """ "I got the letter on another day": the day, as they now know it."""
    if not hasattr(case, "appeal"):
        return redirect("follow:appeal")
    today = clock.today()
    if request.method != "POST":
        typed = {part: request.GET.get(f"received_on_{part}", "") for part in DATE_PARTS}
        return _day_page(request, case, DayForm(today=today, initial={"received_on": typed}))
    if language := pages.other_language(request):
        return pages.in_language(request, language, *DAY)
    form = DayForm(request.POST, today=today)
    if not form.is_valid():
        return _day_page(request, case, form)
    by_customer.restate_receipt(case, form.cleaned_data["received_on"], now=clock.now())
    return redirect("follow:day_told")


def _day_page(request: HttpRequest, case: Case, form: DayForm) -> HttpResponse:
    checked = case.state not in by_customer.UNCHECKED
    today = clock.today()
    return pages.page(request, "day_received", case=case, form=form, checked=checked, today=today)


@right("public")
@access.with_case()
def day_told(request: HttpRequest, case: Case) -> HttpResponse:
    """What became of the day they told us."""
    told = case.events.filter(kind="receipt_restated").last()
    day = case.appeal.restated_received_on if hasattr(case, "appeal") else None
    if told is None or day is None:
        return redirect("follow:day_received")
    said: dict[str, Any] = {"day": day, "result": told.data["result"], "appeal": case.appeal}
    said["today"] = clock.today()
    if told.data["result"] == by_customer.Told.WEIGHED:
        said["then"] = receipt.work_out(case, day).deadline
    return pages.page(request, "day_told", case=case, **said)


@right("public")
@access.with_case()
def withdraw(request: HttpRequest, case: Case) -> HttpResponse:
    """What withdrawing means, and one button that does it."""
    if withdrawals.standing(case) is not None:
        return redirect("follow:appeal")
    if not by_customer.may_withdraw(case):
        return pages.refused(request, case, "answered")
    if request.method != "POST":
        return pages.page(request, "withdraw", case=case, known=case.withdrawals.count())
    try:
        by_customer.withdraw(case, known=_number(request, "known"), now=clock.now())
    except Refused as problem:
        return pages.refused(request, case, problem.code)
    messages.success(request, words.of(words.WITHDRAWAL_ASKED, case))
    return redirect("follow:appeal")


@right("public")
@require_POST
@access.with_case()
def undo_withdrawal(request: HttpRequest, case: Case) -> HttpResponse:
    """The case goes on."""
    try:
        by_customer.undo_withdrawal(case, _number(request, "withdrawal"), now=clock.now())
    except Refused as problem:
        return pages.refused(request, case, problem.code)
    messages.success(request, words.of(words.WITHDRAWAL_UNDONE, case))
    return redirect("follow:appeal")


def _number(request: HttpRequest, name: str) -> int:
    """A number our own page carries; -1, which fits nothing, for anything else."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else -1


@right("public")
@access.with_case()
def language(request: HttpRequest, case: Case) -> HttpResponse:
    """In which language we write to them from now on."""
    if request.method != "POST":
        initial = {"language": request.GET.get("language", case.customer.language)}
        return pages.page(request, "language", case=case, form=LanguageForm(initial=initial))
    if other := pages.other_language(request):
        return pages.in_language(request, other, "language")
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return pages.page(request, "language", case=case, form=form)
    by_customer.change_language(case, form.cleaned_data["language"], now=clock.now())
    messages.success(request, _SAID[form.cleaned_data["language"]]())
    return redirect("follow:appeal")


_SAID = {
    "cy": lambda: _("From now on we will write to you in Welsh."),
    "en": lambda: _("From now on we will write to you in English."),
    "both": lambda: _("From now on we will write to you in Welsh and English."),
}
