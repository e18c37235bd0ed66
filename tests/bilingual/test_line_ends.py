"""A text that only passed through a browser has not changed."""

import pytest

from forms.models import FormPage
from home.models import PolicyPage

pytestmark = pytest.mark.django_db


def as_a_browser_sends(value):
    if isinstance(value, dict):
        return {name: as_a_browser_sends(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_a_browser_sends(part) for part in value]
    return value.replace("\n", "\r\n") if isinstance(value, str) else value


def test_a_draft_saved_untouched_says_the_same(published):
    page = FormPage.objects.get(slug="appeal")
    before = page.serializable_data()
    field = page._meta.get_field("steps")
    page.introduction = as_a_browser_sends(page.introduction)
    page.steps = field.stream_block.to_python(as_a_browser_sends(page.steps.get_prep_value()))
    page.save_revision(clean=False)
    after = page.get_latest_revision_as_object().serializable_data()
    for name in ("introduction", "steps"):
        assert after[name] == before[name]
    assert "\n" in before["introduction"] and "\\n" in before["steps"]


def test_a_policy_saved_untouched_needs_no_correction(published):
    english = PolicyPage.objects.get(edition__code="current", locale__language_code="en")
    field = english._meta.get_field("body")
    english.body = field.stream_block.to_python(as_a_browser_sends(english.body.get_prep_value()))
    english.save_revision()
    welsh = english.get_translations().get()
    draft = english.get_latest_revision_as_object()
    assert PolicyPage.check_ready({"en": draft, "cy": welsh}) == []
