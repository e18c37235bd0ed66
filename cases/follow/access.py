"""Who may see which appeal, and for how long: kept in the browser's session, in real time."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cases.follow import pages
from cases.models import Case

KEY = "following"
OF = "of"  # the reference of the case that a page with a form was about
IDLE = 15 * 60  # seconds
WRITING = 60 * 60  # seconds, on a page that asks for more than a word


def open_to(request: HttpRequest, case: Case) -> None:
    """Let this browser see `case` until it is left, or left alone for a quarter of an hour."""
    request.session.cycle_key()
    request.session[KEY] = {"case": case.pk, "until": time.time() + IDLE}


def close(request: HttpRequest) -> None:
    """Forget the appeal; an anonymous session goes altogether."""
    request.session.pop(KEY, None)
    if not request.user.is_authenticated:
        request.session.flush()


def case_of(request: HttpRequest, *, hold: int = IDLE) -> Case | None:
    """The case this browser may see now; looking keeps it open for `hold` seconds more."""
    following = request.session.get(KEY)
    if not following:
        return None
    if following["until"] < time.time():
        close(request)
        return None
    request.session[KEY] = {**following, "until": time.time() + hold}
    found = Case.objects.select_related(
        "customer__plan", "edition", "appeal", "submission", "case_type"
    )
    return found.filter(pk=following["case"]).first()


def closed(request: HttpRequest, why: str = "closed") -> HttpResponse:
    """To the page that asks for the code, which says why: `closed`, or `kept` with what was
    written."""
    return redirect(f"{reverse('follow:enter')}?page={why}")


def with_case(
    *, hold: int = IDLE, otherwise: Callable[..., HttpResponse] = closed
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A page of the appeal; without one open, `otherwise`. A form of another appeal, left in
    another tab by someone who follows two, changes nothing."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def ask(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            case = case_of(request, hold=hold)
            if case is None:
                return otherwise(request)
            if request.POST.get(OF, case.reference) != case.reference:
                return pages.refused(request, case, "other_appeal")
            return view(request, case, *args, **kwargs)

        return ask

    return wrap
