"""Limits on what anybody sends: how large it is, and how often it comes.

Public POSTs are counted in the database, so that every worker and restart agrees. The numbers are
set for a library: twenty honest people behind one address send some twenty steps each in an hour,
and more at a busy moment; none of them may be shut out.
"""

import ipaddress
import re
import time
import unicodedata

from django.conf import settings
from django.db.models import F
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from .models import RateWindow

PER_ADDRESS = (600, 10 * 60)  # any public POST
PER_SIGN_IN = (10, 5 * 60)  # one account from one address
PER_DOOR = (100, 5 * 60)  # every account from one address: many names, a password each
PER_CODE = (30, 10 * 60)  # codes that open a draft, right or wrong: each is one of 28¹²
LARGEST_FILES = 10  # files of the largest size that one request may bring
SIGN_IN = "/staff/sign-in/"
COME_BACK = ("/cy/dod-yn-ol/", "/en/come-back/")


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


def address_of(request) -> str:
    """Who asks: the sender, as the last proxy of our own saw it, never as the sender says.

    Behind `TRUSTED_PROXIES` proxies, each adds the address it was asked from to X-Forwarded-For;
    what stands further left was typed by whoever asks. A network of IPv6 (/64) is one sender.
    """
    address = request.META.get("REMOTE_ADDR", "")
    proxies = settings.TRUSTED_PROXIES
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if proxies and len(seen) >= proxies:
        address = seen[-proxies].strip() or address
    try:
        sender = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(sender, ipaddress.IPv6Address):
        return str(sender.ipv4_mapped or ipaddress.ip_network((sender, 64), strict=False))
    return address


def account_in(typed: str) -> str:
    """The account that is meant, however its name is typed: capitals, spaces, composed or not."""
    return re.sub(r"[^\w.@+-]", "", unicodedata.normalize("NFKC", typed).casefold())


class LimitPublicPosts:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if body_size(request) > most_bytes():
            return too_large(request)
        if request.method == "POST" and not self._within(request):
            return too_many(request)
        return self.get_response(request)

    def _within(self, request) -> bool:
        address = address_of(request)
        if request.path.startswith(SIGN_IN):
            name = account_in(request.POST.get("username", ""))
            return allowed(PER_DOOR, "door", address) and allowed(
                PER_SIGN_IN, "sign-in", address, name
            )
        if request.path in COME_BACK and not allowed(PER_CODE, "code", address):
            return False
        if request.user.is_authenticated:
            return True
        return allowed(getattr(settings, "LIMIT_PER_ADDRESS", PER_ADDRESS), "post", address)


def most_bytes() -> int:
    """The largest request: as many files as one may have, and what is typed beside them.

    Up to here a file that is too big is read away, and the page says so beside its control with
    all that was typed; a larger request is refused before anything of it is read.
    """
    of_files = LARGEST_FILES * settings.FILE_MAX_BYTES
    return of_files + settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def body_size(request) -> int:
    """How many bytes the sender says will come. Django reads no more, and none if it says none."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


def too_large(request):
    """The page for a request that is not read, with telephone and post."""
    return render(request, "413.html", status=413)


def too_many(request):
    """The page for someone who must wait: it still gives telephone and post."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = "300"
    return response
