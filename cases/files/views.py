"""Handing a stored file to someone who may see its case, never to be opened on our own pages."""

import uuid

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cases import clock, events
from cases.models import Case, StoredFile
from cases.permissions import right

from .storage import path_of


@right("casework")
@require_safe
def serve(request: HttpRequest, reference: str, pk: uuid.UUID) -> FileResponse:
    """The file as it came, as an attachment. Not visible, unknown, without bytes: the same 404."""
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    stored = get_object_or_404(StoredFile, pk=pk, case=case)
    try:
        content = path_of(stored.pk).open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    events.record(case, "file_opened", now=clock.now(), by=request.user, file=str(stored.pk))
    response = FileResponse(
        content, as_attachment=True, filename=stored.name, content_type=stored.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store, private"
    return response
