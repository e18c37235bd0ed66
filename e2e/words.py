"""The words a person reads on a page, in their language.

Interface words are asked for by their English sentence, in the product's own catalogue; the words
of the form come from its content. A sentence that is not there, or not in Welsh, is an error here.
"""

from typing import Any

from django.utils import translation

from forms import content

NAMES = {"cy": "Cymraeg", "en": "English"}
OTHER = {"cy": "en", "en": "cy"}


def said(language: str, sentence: str, context: str = "", **facts: Any) -> str:
    """An interface sentence in `language`, its placeholders filled in."""
    with translation.override(language):
        if context:
            words = translation.pgettext(context, sentence)
        else:
            words = translation.gettext(sentence)
    assert language == "en" or words != sentence, f"no Welsh for: {sentence}"
    return words % facts if facts else words


def form() -> dict[str, Any]:
    """The appeal form's content, both languages side by side."""
    return content.read("appeal")


def step(slug: str, language: str) -> dict[str, Any]:
    """The step at an address."""
    return next(one for one in form()["steps"] if one["slug"][language] == slug)


def question(key: str) -> dict[str, Any]:
    questions = [one for step in form()["steps"] for one in step["questions"]]
    return next(one for one in questions if one["key"] == key)


def option(key: str, value: str, language: str) -> str:
    """The words of one answer of a radio or checkbox question."""
    options = question(key)["options"]
    return next(one["label"][language] for one in options if one["value"] == value)
