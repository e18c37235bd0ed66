"""In the CMS: the versions of a form, what differs between two, and an older one released again."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bilingual.problems import NotReady
from bilingual.refusal import tell
from cases.permissions import right
from design.dates import long_date
from forms.models import Draft, FormPage, FormVersion
from forms.trying import unpublished

from . import again, words

DRAFT = "draft"


TOO_OLD = gettext_lazy(
    "It cannot be released again: when it was released, the service did not yet keep the pages "
    "with each version. Compare it with the newest, and change the form by hand."
)


@right("editors")
@require_safe
def versions(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every version, the newest first: when, who, who still writes on it."""
    page = unpublished.page_for(request.user, page_id)
    found = list(FormVersion.released(page.translation_key).defer("definition"))
    waiting = dict(
        Draft.objects.filter(version__in=found, sent_at=None)
        .values_list("version")
        .annotate(count=Count("pk"))
    )
    rows = [
        {
            "version": version,
            "newest": version == found[0],
            "drafts": waiting.get(version.pk, 0),
            "kept": bool(version.pages),
            "again": bool(version.pages) and version != found[0] and _may_publish(page, request),
            "same_as": _first_alike(version, found),
        }
        for version in found
    ]
    return render(
        request,
        "appeal_forms/cms/versions.html",
        {**unpublished.head(page, _("Versions"), "history"), "rows": rows, "too_old": TOO_OLD},
    )


@right("editors")
@require_safe
def compare(request: HttpRequest, page_id: int) -> HttpResponse:
    """What was added, removed, moved, reworded and re-routed from one version to the other."""
    page = unpublished.page_for(request.user, page_id)
    known = list(FormVersion.released(page.translation_key))
    if not known:
        return redirect("form_editing:versions", page.pk)
    after = _chosen(page, known, request.GET.get("to", DRAFT))
    before = _chosen(page, known, request.GET.get("from", str(known[0].number)))
    context = {
        **unpublished.head(page, _("Compare versions"), "history"),
        "from": before,
        "to": after,
        "choices": [
            {"value": DRAFT, "label": _("The draft that is not published yet")},
            *({"value": str(version.number), "label": _label(version)} for version in known),
        ],
        "groups": words.between(before["definition"], after["definition"], get_language() or "cy"),
    }
    return render(request, "appeal_forms/cms/compare.html", context)


@right("editors")
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """Ask, with what would change; then publish both languages as they were in that version."""
    page = unpublished.page_for(request.user, page_id)
    known = FormVersion.released(page.translation_key)
    version = get_object_or_404(known, number=number)
    newest = known.first()
    if newest is None or not _may_publish(page, request):
        raise Http404
    if not version.pages:
        messages.error(request, TOO_OLD)
        return redirect("form_editing:versions", page.pk)
    if request.method == "POST":
        if unpublished.is_locked(page, request.user):
            return unpublished.leave_locked(request, page)
        try:
            now = again.release(page, version, by=request.user)
        except NotReady as not_ready:
            tell(request, not_ready)
            return redirect("form_editing:release", page.pk, number)
        said = _("The form is live again as it was in version %(old)d. This is version %(new)d.")
        messages.success(request, said % {"old": number, "new": now.number})
        return redirect("form_editing:versions", page.pk)
    title = _("Release version %(number)s again") % {"number": number}
    context = {
        **unpublished.head(page, title, "history"),
        "version": version,
        "newest": newest,
        "unpublished": any(each.has_unpublished_changes for each in again.pages_of(page).values()),
        "groups": words.between(newest.definition, version.definition, get_language() or "cy"),
    }
    return render(request, "appeal_forms/cms/release.html", context)


def _chosen(page: FormPage, known: list[FormVersion], wanted: str) -> dict[str, Any]:
    """One side of a comparison: the draft, or a version by its number."""
    if wanted == DRAFT:
        drafts = unpublished.drafts(page)
        definition = unpublished.snapshot(page, drafts)
        return {"value": DRAFT, "label": _("the draft"), "definition": definition}
    for version in known:
        if str(version.number) == wanted:
            return {"value": wanted, "label": str(version), "definition": version.definition}
    raise Http404


def _label(version: FormVersion) -> str:
    language = get_language() or "cy"
    said = {"number": version.number, "date": long_date(version.released_at, language)}
    return _("Version %(number)d, %(date)s") % said


def _first_alike(version: FormVersion, found: list[FormVersion]) -> FormVersion | None:
    """The oldest version that asks the very same, if this one repeats it."""
    first = next(one for one in reversed(found) if one.sha256 == version.sha256)
    return first if first != version else None


def _may_publish(page: FormPage, request: HttpRequest) -> bool:
    may: bool = page.permissions_for_user(request.user).can_publish()
    return may
