"""A session that lapsed while somebody typed: what was sent goes with them through signing in."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from cases.casework import shell
from cases.staff.forms import SignIn

MARK = "kept:"  # before the name of each box
PRESSED = ("csrfmiddlewaretoken", "step", "switch_language")
NOT_TYPED = (*PRESSED, "version")

Kept = list[tuple[str, str]]


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Where to sign in; on the same page, unseen, what was typed into the form that was sent."""
    here, sent = request.get_full_path(), request.POST
    typed = [value for name in sent if name not in NOT_TYPED for value in sent.getlist(name)]
    if not any(value.strip() for value in typed):
        return redirect_to_login(here)
    boxes = [name for name in sent if name not in PRESSED]
    kept = [(MARK + name, value) for name in boxes for value in sent.getlist(name)]
    said = {"form": SignIn(request), "next": here, "kept": kept}
    return render(request, "cases/staff/sign_in.html", said | shell.context(request))


def marked(sent: QueryDict) -> Kept:
    """What is carried along, as it is carried."""
    return [(name, value) for name in sent if name.startswith(MARK) for value in sent.getlist(name)]


def go_on(request: HttpRequest, to: str) -> HttpResponse | None:
    """Signed in: a page whose button sends what was typed to its form again; None when nothing
    was carried along."""
    kept = [(name.removeprefix(MARK), value) for name, value in marked(request.POST)]
    if not kept:
        return None
    said = {"to": to, "kept": kept}
    return render(request, "cases/staff/go_on.html", said | shell.context(request))
