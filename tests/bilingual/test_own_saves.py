"""The editor’s browser saves drafts by itself, while people press Save."""

import pytest
from django.urls import reverse
from wagtail import hooks

from .conftest import edit_form, english_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(published):
    return english_draft()


@pytest.fixture
def save_by_itself(cms, page):
    """What the browser sends without being asked; the status of the answer."""

    def send(**words) -> int:
        form = edit_form(**words)
        del form["action-publish"]
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return cms.post(edit, form, headers={"accept": "application/json"}).status_code

    return send


def newest(page) -> str:
    page.refresh_from_db()
    return page.get_latest_revision_as_object().title


def test_what_the_browser_saves_by_itself_is_the_latest_draft(page, save_by_itself):
    assert save_by_itself(title="Half a title") == 200
    assert newest(page) == "Half a title"


def test_a_save_under_way_gives_way_to_one_somebody_asked_for(page, save_by_itself):
    def press_save(request, _page):
        pressed = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
        pressed.title = "A whole title"
        pressed.save_revision()

    with hooks.register_temporarily("before_edit_page", press_save, order=1):
        assert save_by_itself(title="Half a title") == 400
    assert newest(page) == "A whole title"
