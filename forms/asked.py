"""What a released version of a form asks, for staff who read the answers given to it."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.casework import shell
from cases.casework.form_asked import FormAsked
from cases.permissions import right

from .versions import FormVersion, definition_of


def found(versions: Collection[UUID]) -> Mapping[UUID, FormAsked]:
    """The released versions of these keys, by key."""
    kept = FormVersion.objects.filter(pk__in=versions)
    return {
        key: FormAsked(title=title, number=number, url=reverse("form_asked", args=[key]))
        for key, title, number in kept.values_list("pk", "definition__title", "number")
        if number is not None
    }


@right("casework")
@require_safe
def page(request: HttpRequest, version: UUID) -> HttpResponse:
    """Every step and question of the version, in both languages side by side."""
    asked = found([version]).get(version)
    if asked is None:
        raise Http404
    context = {"asked": asked, "form": definition_of(version), **shell.context(request)}
    return render(request, "appeal_forms/asked.html", context)
