"""Pages that staff read, in either language."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture(params=["cy", "en"])
def language(request: Any) -> str:
    return request.param


def sign_in(user: Any, language: str = "en") -> Any:
    """A browser in which `user` is signed in and reads `language`."""
    from django.conf import settings
    from django.test import Client

    browser = Client()
    browser.force_login(user)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return browser


@pytest.fixture
def signed_in(db: None) -> Callable[..., Any]:
    """A browser in which `user` is signed in and reads `language`."""
    return sign_in
