"""A question moved to another step in the CMS: both languages, with what was translated."""

import pytest
from django.urls import reverse

from cases.permissions import Role
from forms.models import FormPage, FormVersion
from forms.trying import unpublished
from portal import editors
from tests import factories

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]


@pytest.fixture
def editor(client):
    editors.grant()
    client.force_login(factories.user(Role.EDITOR))
    return client


def page(language: str = "en") -> FormPage:
    return FormPage.objects.get(locale__language_code=language, slug__in=("appeal", "apelio"))


def where(draft: FormPage) -> dict[str, tuple[str, str]]:
    """By key of a question: the key of its step, and its words."""
    return {
        one.value["key"]: (step.value["key"], one.value["label"])
        for step in draft.steps
        for one in step.value["questions"]
        if "label" in one.value
    }


def chosen(question: str, step: str) -> dict[str, str]:
    draft = page().get_latest_revision_as_object()
    blocks = {one.value["key"]: one.id for at in draft.steps for one in at.value["questions"]}
    steps = {at.value["key"]: at.id for at in draft.steps}
    return {"question": blocks[question], "step": steps[step]}


def test_a_question_goes_to_another_step_with_its_welsh(editor):
    before = where(page("cy").get_latest_revision_as_object())
    address = reverse("form_editing:move", args=[page("cy").pk])
    assert editor.get(address).status_code == 200
    data = chosen("outcome_wanted", "grounds")
    for _click in range(2):
        assert editor.post(address, data).status_code == 302
    drafts = unpublished.drafts(page())
    assert where(drafts["en"])["outcome_wanted"][0] == "grounds"
    assert where(drafts["cy"]) == {
        **before,
        "outcome_wanted": ("grounds", before["outcome_wanted"][1]),
    }
    assert FormVersion.newest(page().translation_key).number == 1


def test_what_is_no_question_or_no_step_is_refused_in_words(editor):
    address = reverse("form_editing:move", args=[page().pk])
    answer = editor.post(address, {"question": "x", "step": "\x00"})
    assert answer.status_code == 200
    assert where(page().get_latest_revision_as_object()) == where(page())
