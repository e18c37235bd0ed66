"""A form with all that it needs elsewhere, as plain values: its kind of case with the routing, the
letters whose words were changed, the sets of questions it uses, both languages."""

import uuid
from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from bilingual import behind, translation
from bilingual.checks import texts_of, where
from cases.models import CaseType, LetterText
from cases.models.letter_parts import codes_for
from forms.models import FormPage, QuestionSet

from . import pages, rows
from .places import refuse
from .values import LANGUAGES

SET = "question_set"
FORMAT = 1
"""Counted up when a file of before would be read otherwise."""


def find(name: str) -> FormPage:
    """The form with this address, in either language, or id; `LookupError` says which there are."""
    found = {page.translation_key for page in FormPage.objects.all() if name in _names(page)}
    if len(found) != 1:
        known = sorted({page.slug for page in FormPage.objects.all()})
        said = "several forms are" if found else "no form is"
        raise LookupError(f"{said} called “{name}”. There are: {', '.join(known) or 'none'}.")
    return FormPage.objects.filter(translation_key=found.pop()).first()


def take_out(form: uuid.UUID, *, draft: bool = False) -> dict[str, Any]:
    """The form as it is live; as editors left it when it is not, or when `draft` asks for that."""
    versions = versions_of(form, draft=draft)
    if missing := next((each for each in LANGUAGES if each not in versions), None):
        raise refuse(("form",), f"There is no page in “{missing}”: translate it first.")
    if late := _behind(versions):
        raise refuse(("form",), f"The Welsh stands behind its English: {late}. Translate it first.")
    case_type = case_type_of(versions["en"])
    data: dict[str, Any] = {
        "format": FORMAT,
        "id": str(form),
        "written_in": written_in(versions["en"]),
        "case_type": rows.plain(case_type),
        "question_sets": [rows.plain(one) for one in sets_in(versions.values())],
        "letters": letters_of(case_type),
        "own_letters": letters_of(case_type, own=True),
        "form": pages.plain(versions),
    }
    return {name: part for name, part in data.items() if part not in ([], {})}


def versions_of(form: uuid.UUID, *, draft: bool) -> dict[str, FormPage]:
    """By language: the page that is live, or else its latest draft."""
    found = FormPage.objects.filter(translation_key=form).select_related("locale")
    return {
        page.locale.language_code: page
        if page.live and not draft
        else page.get_latest_revision_as_object()
        for page in found
    }


def case_type_of(page: FormPage) -> CaseType:
    """The row of the kind of case that this form becomes."""
    return CaseType.objects.get(code=page.case_type)


def written_in(page: Page) -> str:
    """The language the form is translated from."""
    kept = translation.translation_of(page)
    return kept.source.locale.language_code if kept else "en"


def _behind(versions: dict[str, FormPage]) -> str:
    """Where the Welsh of these versions is older than their English."""
    english = texts_of(versions["en"])
    late = [text for text in behind.stale(versions["cy"]) if english.get(text.path) == text.english]
    return "; ".join(where(versions["cy"], text.path) for text in late)


def sets_in(versions: Iterable[FormPage]) -> list[QuestionSet]:
    """The sets of questions that these pages ask."""
    keys = {
        child.value["set"]
        for page in versions
        for step in page.steps
        for child in step.value["questions"]
        if child.block_type == SET
    }
    return list(QuestionSet.objects.filter(key__in=keys))


def letters_of(case_type: CaseType, *, own: bool = False) -> dict[str, Any]:
    """The letters a case of this kind may be sent whose words were changed: the usual words, or
    the `own` ones of the kind."""
    texts = LetterText.objects.filter(
        code__in=codes_for(case_type.letters), case_type=case_type if own else None
    )
    return {text.code: rows.plain(text) for text in texts if text.edited}


def _names(page: FormPage) -> set[str]:
    draft = page.get_latest_revision_as_object()
    return {page.slug, draft.slug, str(page.translation_key)}
