"""Where the pages of a draft are, in each language."""

from django.urls import reverse
from django.utils.translation import override

from .definition import Step
from .drafts import Draft

CHECK = {"cy": "gwirio-atebion", "en": "check-answers"}
RECEIPT = {"cy": "derbynneb", "en": "receipt"}
DELETE = {"cy": "dileu-fy-atebion", "en": "delete-my-answers"}
SAVE = {"cy": "cadw", "en": "save"}


def resume_url(draft: Draft, language: str) -> str:
    """The first step still to be done, or the check page."""
    with override(language):
        return reverse("appeal_forms:resume", args=[draft.definition.slug[language], draft.pk])


def page_url(draft: Draft, slug: str, language: str) -> str:
    with override(language):
        return reverse("appeal_forms:page", args=[draft.definition.slug[language], draft.pk, slug])


def start_url(draft: Draft, language: str) -> str:
    """The page before the first question."""
    if draft.keyed_by_id:
        return reverse("keying:change", args=[draft.pk])
    return f"/{language}/{draft.definition.slug[language]}/"


def delete_url(draft: Draft, language: str) -> str:
    return page_url(draft, DELETE[language], language)


def save_url(draft: Draft, language: str) -> str:
    """How to come back later: a link, or a code."""
    return page_url(draft, SAVE[language], language)


def step_url(draft: Draft, step: Step, language: str) -> str:
    return page_url(draft, step.slug[language], language)


def check_url(draft: Draft, language: str) -> str:
    return page_url(draft, CHECK[language], language)


def receipt_url(draft: Draft, language: str) -> str:
    """For who keyed it in, a page of the staff area."""
    if draft.keyed_by_id:
        return reverse("keying:receipt", args=[draft.pk])
    return page_url(draft, RECEIPT[language], language)
