"""Handing a stored file to someone who may see its case, never to be opened on our own pages."""

import uuid

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases import clock, events
from cases.models import Case, FileState, StoredFile
from cases.permissions import right

from . import previews, scanning
from .storage import path_of


@right("casework")
@require_safe
def serve(request: HttpRequest, reference: str, pk: uuid.UUID) -> HttpResponseBase:
    """The file as it came, as an attachment. Not visible, unknown, without bytes: the same 404.

    One that the scanner found infected, or has still to see, is handed to nobody.
    """
    case, stored = _found(request, reference, pk)
    if scanning.is_held(stored):
        return _held(request, case, stored)
    try:
        content = path_of(stored.pk).open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    _opened(request, case, stored)
    return _apart(
        FileResponse(
            content, as_attachment=True, filename=stored.name, content_type=stored.content_type
        )
    )


@right("casework")
@require_safe
def picture(request: HttpRequest, reference: str, pk: uuid.UUID) -> HttpResponseBase:
    """A smaller copy of a picture, to look at without a download."""
    case, stored = _found(request, reference, pk)
    if scanning.is_held(stored):
        return _held(request, case, stored)
    try:
        drawn = previews.smaller(stored.pk, stored.content_type)
    except FileNotFoundError as missing:
        raise Http404 from missing
    except previews.NoPreview:
        messages.warning(request, _("This file cannot be shown here. Download it instead."))
        return redirect("staff:files", reference)
    _opened(request, case, stored)
    return _apart(HttpResponse(drawn, content_type="image/jpeg"))


def _found(request: HttpRequest, reference: str, pk: uuid.UUID) -> tuple[Case, StoredFile]:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    return case, get_object_or_404(StoredFile, pk=pk, case=case)


def _held(request: HttpRequest, case: Case, stored: StoredFile) -> HttpResponse:
    """Back to the files of the case, with why this one is not handed over."""
    said = _("This file has still to be checked for viruses. Try again in a few minutes.")
    if stored.state == FileState.INFECTED:
        said = _("This file contains a virus. Nobody can open it: ask for another copy.")
    messages.warning(request, said)
    return redirect("staff:files", case.reference)


def _opened(request: HttpRequest, case: Case, stored: StoredFile) -> None:
    events.record(case, "file_opened", now=clock.now(), by=request.user, file=str(stored.pk))


def _apart(response: HttpResponseBase) -> HttpResponseBase:
    """With what keeps a browser from running it, guessing at it or keeping it."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store, private"
    return response
