"""A verb that needs no words: a button on the page of a case."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cases.casework import reading, refusals
from cases.models import Case
from cases.permissions import Refused


def button(press: Callable[[HttpRequest, Case], HttpResponse]) -> Callable[..., HttpResponse]:
    """An address without a page of its own: reading it leads to the case, and a refusal is a page
    that says why."""

    @wraps(press)
    def view(request: HttpRequest, reference: str) -> HttpResponse:
        case = reading.case_or_404(request, reference)
        if request.method != "POST":
            return redirect("staff:case", reference=reference)
        try:
            return press(request, case)
        except Refused as refused:
            case.refresh_from_db()
            return refusals.page(request, case, refused.code)

    return view
