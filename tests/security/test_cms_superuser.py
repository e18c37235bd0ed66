"""What even a superuser cannot do in the CMS, and what leaves no trace of a case there."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from portal import editors
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser(client):
    factories.ground_rules()
    client.force_login(factories.user(is_superuser=True, is_staff=True))
    return client


def several(name: str, *people) -> str:
    address = reverse("wagtail_bulk_action", args=["auth", "user", name])
    return address + "?" + "&".join(f"id={person.pk}" for person in people)


def test_an_account_is_never_deleted(superuser):
    officer, unused = factories.officer(), factories.user()
    factories.checked_case(officer)
    for person in (officer, unused):
        one = superuser.post(reverse("wagtailusers_users:delete", args=[person.pk]))
        many = superuser.post(several("delete", person))
        assert (one.status_code, many.status_code) == (302, 302)
    kept = get_user_model().objects.filter(pk__in=[officer.pk, unused.pk])
    assert kept.count() == 2


def test_an_account_can_still_be_deactivated(superuser):
    officer = factories.officer()
    superuser.post(several("set_active_state", officer), {"mark_as_active": "False"})
    officer.refresh_from_db()
    assert not officer.is_active


@pytest.mark.parametrize("role", ["editor", "welsh_officer"])
def test_an_editor_gives_nobody_a_role(client, role):
    editors.grant()
    person = factories.user(role)
    client.force_login(person)
    group = person.groups.get().pk
    for address in (
        reverse("wagtailusers_users:edit", args=[person.pk]),
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_groups:edit", args=[group]),
        reverse("wagtailusers_groups:add"),
        several("assign_role", person),
        reverse("wagtailadmin_account"),
    ):
        client.post(address, {"username": "x", "role": 1, "groups": [1, 2], "is_superuser": "on"})
    person = factories.fresh(person)
    assert not person.is_superuser and [g.name for g in person.groups.all()] == [role]


def test_reading_the_way_out_of_the_cms_signs_nobody_out(superuser):
    answer = superuser.get("/admin/logout/")
    assert answer.status_code == 405 and "sessionid" not in answer.cookies
    assert superuser.get("/admin/").status_code == 200
    assert superuser.post(reverse("wagtailadmin_logout")).url == "/staff/sign-in/"
    assert superuser.get("/admin/").status_code == 302
