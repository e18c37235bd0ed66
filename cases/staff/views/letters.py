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
from cases.staff import mailbox, printing


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
    """What waits to be posted or read out and what mail gave back, the oldest first."""
    today = clock.today()
    said = {
        "papers": printing.papers(request.user),
        "calls": printing.calls(request.user, today),
        "unsent": letters.unsent(request.user),
        "marked": printing.marked_today(request.user, today),
    }
    return render(request, "cases/staff/print_list.html", said | shell.context(request))


@right("casework")
def envelope(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The address of one letter on a sheet of its own, for the window of an envelope."""
    case, letter = _letter(request, reference, pk)
    if letter.channel != Channel.POST:
        raise Http404
    return _sheets(request, [printing.paper(letter)], case=case)


@right("casework")
def envelopes(request: HttpRequest) -> HttpResponse:
    """The addresses of all letters to be posted, each on a sheet of its own, as listed."""
    return _sheets(request, printing.papers(request.user))


def _sheets(request: HttpRequest, papers: list[printing.Paper], **said: Any) -> HttpResponse:
    said["sheets"] = [one for one in papers if one.envelope]
    said["without"] = [one for one in papers if not one.envelope]
    return render(request, "cases/staff/address_sheets.html", said | shell.context(request))


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
    """Someone put it in the post."""
    said = _("The letter is marked as posted.")
    return _done(request, reference, pk, letters.mark_posted, said)


@right("casework")
def not_posted(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Whoever marked it takes that back on the same day."""
    return _done(request, reference, pk, letters.take_back, _("The letter is back on the list."))


@right("casework")
def by_post(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """An e-mail that could not be sent goes by post instead."""
    said = _("The letter is now on the list to print.")
    return _done(request, reference, pk, letters.send_by_post, said)
