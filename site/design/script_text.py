"""What the browser's script says, in the language of the page.

The script has no words of its own: it reads them from data attributes on the element.
"""

from collections.abc import Callable

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

# One number for each plural form of the language, under the name (CLDR) the script asks for.
_PLURALS = {
    "cy": {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 6, "other": 20},
    "en": {"one": 1, "other": 20},
}


def page_language() -> str:
    """The language of the page being drawn: "cy" or "en"."""
    return "en" if (get_language() or "cy").startswith("en") else "cy"


def count_attributes() -> SafeString:
    """The character count's words while someone types."""
    return _attributes(
        *_plural(
            "characters-under-limit",
            lambda n: ngettext(
                "You have %(count)s character remaining",
                "You have %(count)s characters remaining",
                n,
            ),
        ),
        ("characters-at-limit", gettext("You have 0 characters remaining")),
        *_plural(
            "characters-over-limit",
            lambda n: ngettext(
                "You have %(count)s character too many",
                "You have %(count)s characters too many",
                n,
            ),
        ),
    )


def upload_attributes() -> SafeString:
    """The file chooser's words."""
    return _attributes(
        ("choose-files-button", gettext("Choose files")),
        ("drop-instruction", gettext("or drop files here")),
        ("no-file-chosen", gettext("No file chosen")),
        *_plural(
            "multiple-files-chosen",
            lambda n: ngettext("%(count)s file chosen", "%(count)s files chosen", n),
        ),
        ("entered-drop-zone", gettext("You are over the place to drop files")),
        ("left-drop-zone", gettext("You have left the place to drop files")),
    )


def _plural(key: str, said: Callable[[int], str]) -> list[tuple[str, str]]:
    """One pair for each plural form; the script fills in %{count}."""
    return [
        (f"{key}.{form}", said(number) % {"count": "%{count}"})
        for form, number in _PLURALS[page_language()].items()
    ]


def _attributes(*pairs: tuple[str, str]) -> SafeString:
    return format_html_join(" ", 'data-i18n.{}="{}"', pairs)
