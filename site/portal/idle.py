"""Signing out whoever has done nothing for a while, so that a screen left alone shows no case."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from cases.staff import lapse
from portal import rights

SEEN = "seen_at"  # of the session: when its person last did something, in seconds of real time
KEPT_FOR = 60  # seconds before that is written down again
QUESTIONS = "appeal_forms"  # the pages on which a form is filled in


def begin(request: HttpRequest, **_signal: Any) -> None:
    """Somebody signed in."""
    request.session[SEEN] = time.time()


class SignOutWhenIdle:
    """A page that needs a right, asked for after too long a pause, leads to signing in; what was
    typed into a form goes along (`cases.staff.lapse`). Answering the questions of a form is doing
    something, too: staff key in by them, and a letter or a call can be long."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        public = rights.right_of(view, request.path) in (None, "public")
        answers = request.resolver_match.namespace == QUESTIONS
        if (public and not answers) or not request.user.is_authenticated:
            return None
        now = time.time()
        seen = request.session.get(SEEN, now - KEPT_FOR)
        if now - seen <= settings.STAFF_IDLE_MINUTES * 60:
            if now - seen >= KEPT_FOR:
                request.session[SEEN] = now
            return None
        if public:
            return None
        logout(request)
        if request.method == "POST" and not request.path.startswith(rights.CMS):
            signing_in = lapse.sign_in_first(request)
        else:
            signing_in = redirect_to_login(request.get_full_path())
        if "Location" in signing_in:
            signing_in["Location"] += "&ended=1"
        return signing_in
