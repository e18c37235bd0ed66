"""Limits on public POSTs, counted in the database so that every worker and restart agrees.

They are set for a library: twenty honest people behind one address send some twenty steps each in
an hour, and more at a busy moment; none of them may be shut out.
"""

import time

from django.conf import settings
from django.db.models import F
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from .models import RateWindow

PER_ADDRESS = (600, 10 * 60)  # any public POST
PER_SIGN_IN = (10, 5 * 60)  # one account from one address
SIGN_IN = "/staff/sign-in/"


def _keyed(*parts: str) -> str:
    return salted_hmac("portal.limits", "|".join(parts), algorithm="sha256").hexdigest()


def allowed(limit: tuple[int, int], *parts: str) -> bool:
    """Count one more of what `parts` name; whether it is still within `limit` (times, seconds)."""
    times, seconds = limit
    starts = int(time.time()) // seconds * seconds
    key = _keyed(*parts, str(seconds))
    window, _ = RateWindow.objects.get_or_create(key=key, starts=starts)
    RateWindow.objects.filter(pk=window.pk).update(count=F("count") + 1)
    window.refresh_from_db(fields=["count"])
    return window.count <= times


def forget_old() -> int:
    """Remove windows a day old; asked by the clock."""
    return RateWindow.objects.filter(starts__lt=time.time() - 86_400).delete()[0]


class LimitPublicPosts:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "POST" and not self._within(request):
            return too_many(request)
        return self.get_response(request)

    def _within(self, request) -> bool:
        address = request.META.get("REMOTE_ADDR", "")
        if request.path.startswith(SIGN_IN):
            name = request.POST.get("username", "").casefold()
            return allowed(PER_SIGN_IN, "sign-in", address, name)
        if request.user.is_authenticated:
            return True
        return allowed(getattr(settings, "LIMIT_PER_ADDRESS", PER_ADDRESS), "post", address)


def too_many(request):
    """The page for someone who must wait: it still gives telephone and post."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = "300"
    return response
