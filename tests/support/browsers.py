"""Fixtures for pages that staff read, in either language."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture(params=["cy", "en"])
def language(request: Any) -> str:
    return request.param


@pytest.fixture
def signed_in(db: None) -> Callable[..., Client]:
    """A browser in which `user` is signed in and reads `language`."""

    def sign_in(user: Any, language: str = "en") -> Client:
        browser = Client()
        browser.force_login(user)
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return browser

    return sign_in
