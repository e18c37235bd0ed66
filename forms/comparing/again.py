"""An older version released again: both languages as they were, through the one verb."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from bilingual import behind, publishing, translation
from bilingual.checks import texts_of
from forms.models import FormPage, FormVersion
from forms.trying import unpublished


@transaction.atomic
def release(page: FormPage, version: FormVersion, *, by: Any) -> FormVersion:
    """Publish both languages as `version` had them; what comes of it is the newest version.

    Raises PermissionDenied when someone else has locked the form, and
    `bilingual.problems.NotReady` when the pages may not go live as things are now; either changes
    nothing. What editors had not yet published stays in the history of the page.
    """
    if by is not None and unpublished.is_locked(page, by):
        raise PermissionDenied
    restored = {}
    for language, each in pages_of(page).items():
        content = each.get_latest_revision_as_object().serializable_data()
        was = each.with_content_json({**content, **version.pages[language]})
        was.save_revision(user=by, clean=False, log_action="wagtail.revert")
        restored[language] = was
    _remember_words(page, restored)
    behind.settle(page)  # the two languages of a version have said the same
    publishing.publish(page, by=by)
    return FormVersion.released(version.form)[0]


def pages_of(page: FormPage) -> dict[str, FormPage]:
    """The form's page in each language, as it is in the database."""
    found = FormPage.objects.filter(translation_key=page.translation_key).select_related("locale")
    return {each.locale.language_code: each for each in found}


def _remember_words(page: FormPage, restored: dict[str, FormPage]) -> None:
    """Let the side-by-side translation know the older words too: it offers no newer ones."""
    kept = translation.translation_of(page)
    if kept is None:
        return
    source = restored[kept.source.locale.language_code]
    target = restored[kept.target_locale.language_code]
    words = texts_of(target) | {"slug": target.slug}
    translation.begin(source, words, kept.target_locale.language_code)
