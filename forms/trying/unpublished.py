"""A form as its drafts in the CMS stand, made whole enough to be shown before it can be published.

One language leads: what it asks is what is shown. Words the other language does not have yet stand
there in the first one's.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from bilingual import publishing, translation
from bilingual.problems import LANGUAGES, Problem
from cases.models import CaseType
from forms import freezing
from forms.addresses import CHECK, DELETE, RECEIPT
from forms.definition import Definition, from_json
from forms.fields import build
from forms.models import FormPage

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
OWN = {slug for pages in (CHECK, RECEIPT, DELETE) for slug in pages.values()}
SOME_DAY = date(2026, 1, 5)


def page_for(user: Any, page_id: int) -> FormPage:
    """The form, for who may edit it."""
    page: FormPage = get_object_or_404(FormPage.objects.select_related("locale"), pk=page_id)
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page


def is_locked(page: FormPage, user: Any) -> bool:
    """Whether someone else has locked the form, in either language."""
    both = page.get_translations(inclusive=True)
    return any(each.permissions_for_user(user).page_locked() for each in both)


def leave_locked(request: HttpRequest, page: FormPage) -> HttpResponse:
    """Say that nothing was changed, at the page that says who has locked it."""
    said = _("Somebody else has locked this form, so nothing was changed. The page says who.")
    messages.error(request, said)
    return redirect("wagtailadmin_pages:edit", page.pk)


def head(page: FormPage, title: str, icon: str) -> dict[str, Any]:
    """What the top of every screen about a form needs: its name, and the way back to it."""
    name = page.get_admin_display_title()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return {
        "page": page,
        "header_title": f"{title}: {name}",
        "header_icon": icon,
        "breadcrumbs_items": [{"url": edit, "label": name}, {"url": "", "label": title}],
        "edit_url": edit,
    }


def drafts(page: FormPage) -> dict[str, FormPage]:
    """By language, the form's latest draft; of a translation, with the words saved so far."""
    pages = page.get_translations(inclusive=True).select_related("locale").specific()
    found = {each.locale.language_code: each.get_latest_revision_as_object() for each in pages}
    kept = translation.translation_of(page)
    if kept is not None and kept.target_locale.language_code in found:
        found[kept.target_locale.language_code] = kept.source.get_ephemeral_translated_instance(
            kept.target_locale, fallback=True
        )
    return found


def missing(page: FormPage) -> list[Problem]:
    """What publishing would be refused for now: asked as publishing asks, and undone."""
    with transaction.atomic():
        translation.take_up_translations(page)
        found: list[Problem] = publishing.find_problems(page, publishing.versions_to_publish(page))
        transaction.set_rollback(True)
    return found


def snapshot(page: FormPage, pages: Mapping[str, FormPage]) -> dict[str, Any]:
    """The form these drafts make, as releasing it would freeze it."""
    kept = translation.translation_of(page)
    lead = kept.source.locale.language_code if kept else page.locale.language_code
    [other] = set(LANGUAGES) - {lead}
    first = freezing.plain(pages[lead])
    second = freezing.plain(pages[other]) if other in pages else {}
    merged: dict[str, Any] = freezing.merge({lead: first, other: filled(first, second)})
    return merged


def filled(lead: Any, other: Any) -> Any:
    """`lead` with the words of `other` where it has any. What has a key is found by it."""
    if isinstance(lead, dict):
        there = other if isinstance(other, dict) else {}
        return {
            name: (there.get(name) or part)
            if name in freezing.TEXTS
            else filled(part, there.get(name))
            for name, part in lead.items()
        }
    if isinstance(lead, list):
        known = {_key(part): part for part in other or () if _key(part)}
        return [filled(part, known.get(_key(part))) for part in lead]
    return lead


def runnable(definition: Mapping[str, Any]) -> Definition | None:
    """The form, if somebody can walk it at all; None when something has no name or address yet, or
    is otherwise so unfinished that no page can be made of it."""
    if not _named(definition):
        return None
    try:
        form = from_json(definition)
        for step in form.steps:
            for language in LANGUAGES:
                step.heading(language)
                build(step, {}, language=language, today=SOME_DAY)
    except (AttributeError, LookupError, TypeError, ValueError):  # whatever a draft may lack
        return None
    return form if CaseType.objects.filter(code=form.case_type).exists() else None


def _named(definition: Mapping[str, Any]) -> bool:
    """Whether there is a step, and every step and question can be told from the others."""
    steps = definition["steps"]
    names = [
        [step["key"] for step in steps],
        [question["key"] for step in steps for question in step["questions"]],
        *([step["slug"][language] for step in steps] for language in LANGUAGES),
    ]
    slugs = [*names[2], *names[3], *definition["slug"].values()]
    return (
        bool(steps)
        and all(all(each) and len(set(each)) == len(each) for each in names)
        and all(SLUG.fullmatch(slug) and slug not in OWN for slug in slugs)
    )


def _key(part: Any) -> str:
    return str(part.get("key") or part.get("value") or "") if isinstance(part, dict) else ""
