"""The same page in the other language."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url


def language_links(request: HttpRequest, page=None) -> list[dict]:
    """Welsh first: each language's code, own name, the address of this page in it, and whether
    it is the one shown. A language without the page (a draft seen in preview) is left out."""
    if page is None:
        address = request.get_full_path()
        urls = {code: translate_url(address, code) for code, _ in settings.LANGUAGES}
        current = request.LANGUAGE_CODE
    else:
        current = page.locale.language_code
        urls = {current: page.get_url(request)}
        others = page.get_translations().live().select_related("locale").defer_streamfields()
        urls |= {other.locale.language_code: other.get_url(request) for other in others}
    return [
        {"code": code, "name": name, "url": urls[code], "current": code == current}
        for code, name in settings.LANGUAGES
        if urls.get(code)
    ]
