"""The same page in the other language."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import translation


def address_of(page) -> str:
    """A page's address in its own language, without asking the database for the site's roots."""
    below_home = page.url_path.split("/")[2:]
    with translation.override(page.locale.language_code):
        return reverse("wagtail_serve", args=["/".join(below_home)])


def language_links(request: HttpRequest, urls: dict[str, str] | None = None) -> list[dict]:
    """Welsh first: each language's code, own name, address, and whether it is the one shown.

    `urls`: by language, the address of what is shown; without it, this address in each language.
    A language without an address is left out.
    """
    if urls is None:
        address = request.get_full_path()
        urls = {code: translate_url(address, code) for code, _name in settings.LANGUAGES}
    shown = translation.get_language()
    return [
        {"code": code, "name": name, "url": urls[code], "current": code == shown}
        for code, name in settings.LANGUAGES
        if code in urls
    ]
