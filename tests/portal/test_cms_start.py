"""The front page of the CMS says where everything an editor may change is."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page

from cases.models import ClosedDay, LetterText
from cases.permissions import Role
from portal import editors
from tests import factories


@pytest.mark.usefixtures("published")
def test_an_editor_finds_every_page_in_both_languages_and_the_letters(client, db):
    Group.objects.get_or_create(name=Role.EDITOR)
    client.force_login(factories.user(Role.EDITOR))
    editors.grant()

    html = client.get("/admin/").content.decode()

    for page in Page.objects.filter(depth__gt=1):
        assert f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}"' in html
    for model in (LetterText, ClosedDay):
        assert f'href="{reverse(model.snippet_viewset.get_url_name("list"))}"' in html
