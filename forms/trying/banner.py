"""What stands above each page while an editor tries a form."""

from django.urls import reverse

from forms.drafts import Draft
from forms.models import FormPage
from forms.versions import on_trial


def of(draft: Draft, language: str) -> dict[str, str] | None:
    """For `appeal_forms/trying/banner.html`; None when this is no trial."""
    return {"back_url": back_url(draft, language)} if on_trial(draft.version_id) else None


def back_url(draft: Draft, language: str) -> str:
    """The screen of the CMS from which a form is tried; the CMS itself when the form is gone."""
    pages = FormPage.objects.filter(translation_key=draft.version.form).select_related("locale")
    found = {page.locale.language_code: page.pk for page in pages}
    if not found:
        return reverse("wagtailadmin_home")
    return reverse("form_editing:preview", args=[found.get(language) or next(iter(found.values()))])
