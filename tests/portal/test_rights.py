"""Deny by default: every address has a declared right, and the door asks it."""

import json

import pytest
from django.core.management import call_command
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from cases.permissions import right
from portal.rights import DenyByDefault, patterns, right_of
from tests import factories


def test_every_address_declares_a_right():
    assert [name for name, view, path in patterns() if right_of(view, path) is None] == []


def test_the_listing_names_every_address_and_verb(capsys):
    call_command("rights", "--json")
    listing = json.loads(capsys.readouterr().out)
    assert {row["name"] for row in listing["addresses"]} == {name for name, *_ in patterns()}
    assert {row["check"] for row in listing["verbs"]} >= {
        "check_user_can_see",
        "check_user_can_claim",
        "check_user_can_decide",
    }


def ask(view, user):
    request = RequestFactory().get("/somewhere/")
    request.user = user
    return DenyByDefault(lambda r: HttpResponse()).process_view(request, view, (), {})


def test_a_view_without_a_right_does_not_exist():
    def forgotten(request):
        return HttpResponse("secret")

    with pytest.raises(Http404):
        ask(forgotten, factories_user())


@pytest.mark.django_db
def test_somebody_without_the_right_finds_nothing():
    view = right("casework")(lambda request: HttpResponse("secret"))
    with pytest.raises(Http404):
        ask(view, factories.user("frontline"))


@pytest.mark.django_db
def test_a_superuser_without_a_casework_role_finds_nothing():
    view = right("casework")(lambda request: HttpResponse("secret"))
    with pytest.raises(Http404):
        ask(view, factories.user(is_superuser=True))


@pytest.mark.django_db
def test_an_officer_comes_in():
    view = right("casework")(lambda request: HttpResponse("work"))
    assert ask(view, factories.officer()) is None


def test_somebody_not_signed_in_is_asked_to_sign_in():
    view = right("casework")(lambda request: HttpResponse("secret"))
    assert ask(view, factories_user()).status_code == 302


def factories_user():
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()
