"""Letters: what exactly was sent, what waits to be printed, and that it was posted."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import clock, letters
from cases.casework import reading, refusals, shell
from cases.models import Case, Letter
from cases.permissions import Refused, right
from cases.policy.terms import Channel
from cases.staff import mailbox


def _letter(request: HttpRequest, reference: str, pk: int) -> tuple[Case, Letter]:
    """The letter and its case, both as this person may see them."""
    case = reading.case_or_404(request, reference)
    letter = case.letters.filter(pk=pk).first()
    if letter is None:
        raise Http404
    return case, letter


@right("casework")
def message(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """An e-mail's headers and text; a printed letter is shown as its page."""
    case, letter = _letter(request, reference, pk)
    if letter.channel != Channel.EMAIL:
        return redirect("staff:print_letter", reference=reference, pk=pk)
    said: dict[str, Any] = {"case": case, "letter": letter, "message": mailbox.read(letter)}
    return render(request, "cases/staff/letter.html", said | shell.context(request))


@right("casework")
def page(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The page to print, byte for byte as it is kept."""
    _case, letter = _letter(request, reference, pk)
    if letter.channel == Channel.EMAIL:
        raise Http404
    return HttpResponse(bytes(letter.message), content_type="text/html; charset=utf-8")


@right("casework")
def to_print(request: HttpRequest) -> HttpResponse:
    """What waits to be posted or read out, the oldest first."""
    waiting = letters.print_list(request.user)
    return render(
        request, "cases/staff/print_list.html", {"waiting": waiting, **shell.context(request)}
    )


@right("casework")
@require_POST
def posted(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Someone put it in the post, or read it out."""
    case, letter = _letter(request, reference, pk)
    try:
        letters.mark_posted(letter, by=request.user, now=clock.now())
    except Refused as refused:
        return refusals.page(request, case, refused.code)
    messages.success(request, _("The letter is marked as posted."))
    return redirect("staff:print_list")
