"""In the CMS: the letters of one kind of case, and whether their words are its own."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin.panels import Panel

from cases.models import CaseType, LetterText
from cases.models.letter_parts import codes_for
from cases.permissions import right

EDIT = "wagtailsnippets_cases_lettertext:edit"
EDIT_KIND = "wagtailsnippets_cases_casetype:edit"
OWN, USUAL = "own", "usual"


class LettersPanel(Panel):
    """On the screen of a kind: the way to its letters."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "appeal_forms/cms/kind_letters_panel.html"


@right("editors")
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest, kind_id: int) -> HttpResponse:
    """Every letter of the kind. Its button begins words of its own, or goes back to the usual
    ones, which the history keeps the former beside."""
    if not request.user.has_perm("cases.change_lettertext"):
        raise PermissionDenied
    ways = CaseType.objects.exclude(flow=CaseType.Flow.APPEAL)
    kind: CaseType = get_object_or_404(ways, pk=kind_id)
    if request.method == "POST":
        return _changed(request, kind)
    title, edit = _("Letters of this kind of case"), reverse(EDIT_KIND, args=[kind.pk])
    context = {
        "header_title": f"{title}: {kind}",
        "header_icon": "mail",
        "breadcrumbs_items": [{"url": edit, "label": str(kind)}, {"url": "", "label": title}],
        "kind": kind,
        "edit_kind": edit,
        "rows": _rows(kind),
    }
    return render(request, "appeal_forms/cms/kind_letters.html", context)


def _rows(kind: CaseType) -> list[dict[str, Any]]:
    """The usual text of each letter, and the kind's own where somebody has begun one."""
    texts = LetterText.objects.filter(code__in=codes_for(kind.letters))
    own = {text.code: text for text in texts.filter(case_type=kind)}
    return [
        {"usual": usual, "own": own.get(usual.code), "edit": EDIT}
        for usual in texts.filter(case_type=None)
    ]


def _changed(request: HttpRequest, kind: CaseType) -> HttpResponse:
    for act in (OWN, USUAL):
        if (code := request.POST.get(act, "")) in codes_for(kind.letters):
            usual = get_object_or_404(LetterText, code=code, case_type=None)
            break
    else:
        raise Http404
    if act == OWN:
        return redirect(EDIT, LetterText.own(code, kind).pk)
    _as_usual(LetterText.own(code, kind), usual, by=request.user)
    said = _("“%(letter)s” has the usual words again. Its history keeps those it had.")
    messages.success(request, said % {"letter": usual})
    return redirect("kinds_of_case:letters", kind.pk)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    one = [path("<int:kind_id>/letters/", letters, name="letters")]
    return [path("kinds-of-case/", include((one, "kinds_of_case")))]


@transaction.atomic
def _as_usual(text: LetterText, usual: LetterText, *, by: Any) -> None:
    """The usual words again, now and whenever they change; what stood is in the history."""
    if not text.edited:
        return
    text.save_revision(user=by, clean=False)
    text.follow(usual)
    text.save()
    text.save_revision(user=by, clean=False, log_action=True)
