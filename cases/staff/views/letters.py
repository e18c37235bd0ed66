"""Letters: what exactly was sent, what waits to be printed, and that it was posted."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cases import clock, letters
from cases.casework import reading, refusals, shell
from cases.models import Case, Letter, LetterState
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
    """What the customer gets: the headers of an e-mail, and the letter from its very bytes."""
    case, letter = _letter(request, reference, pk)
    headers = mailbox.headers(letter) if letter.channel == Channel.EMAIL else []
    said: dict[str, Any] = {
        "case": case,
        "letter": letter,
        "headers": headers,
        "article": letters.article(letter, with_code=False),
    }
    return render(request, "cases/staff/letter.html", said | shell.context(request))


@right("casework")
def page(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The letter alone, as it is printed; the customer's code is on it only until it is posted."""
    _case, letter = _letter(request, reference, pk)
    return letters.page_response(letter, with_code=letter.state == LetterState.TO_PRINT)


@right("casework")
def to_print(request: HttpRequest) -> HttpResponse:
    """What waits to be posted or read out, the oldest first."""
    said = {"waiting": letters.print_list(request.user), "unsent": letters.unsent(request.user)}
    return render(request, "cases/staff/print_list.html", said | shell.context(request))


def _done(
    request: HttpRequest, reference: str, pk: int, verb: Callable[..., Letter], said: str
) -> HttpResponse:
    case, letter = _letter(request, reference, pk)
    if request.method != "POST":
        return redirect("staff:letter", reference=reference, pk=pk)
    try:
        verb(letter, by=request.user, now=clock.now())
    except Refused as refused:
        return refusals.page(request, case, refused.code)
    messages.success(request, said)
    return redirect("staff:print_list")


@right("casework")
def posted(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Someone put it in the post, or read it out."""
    _case, letter = _letter(request, reference, pk)
    by_phone = letter.channel == Channel.PHONE
    read_out, sent = _("The letter is marked as read out."), _("The letter is marked as posted.")
    said = read_out if by_phone else sent
    return _done(request, reference, pk, letters.mark_posted, said)


@right("casework")
def by_post(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """An e-mail that could not be sent goes by post instead."""
    said = _("The letter is now on the list to print.")
    return _done(request, reference, pk, letters.send_by_post, said)
