"""Who may see which appeal, and for how long: kept in the browser's session, in real time."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cases.models import Case

KEY = "following"
IDLE = 15 * 60  # seconds


def open_to(request: HttpRequest, case: Case) -> None:
    """Let this browser see `case` until it is left, or left alone for a quarter of an hour."""
    request.session.cycle_key()
    request.session[KEY] = {"case": case.pk, "until": time.time() + IDLE}


def close(request: HttpRequest) -> None:
    """Forget the appeal; an anonymous session goes altogether."""
    request.session.pop(KEY, None)
    if not request.user.is_authenticated:
        request.session.flush()


def case_of(request: HttpRequest) -> Case | None:
    """The case this browser may see now; looking keeps it open."""
    following = request.session.get(KEY)
    if not following:
        return None
    if following["until"] < time.time():
        close(request)
        return None
    request.session[KEY] = {**following, "until": time.time() + IDLE}
    found = Case.objects.select_related("customer", "edition", "appeal", "case_type")
    return found.filter(pk=following["case"]).first()


def with_case(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the appeal; without one open, the page that asks for the code."""

    @wraps(view)
    def ask(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        case = case_of(request)
        if case is None:
            return redirect("follow:enter")
        return view(request, case, *args, **kwargs)

    return ask
