"""Keys, option values and addresses: each once, and usable."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from bilingual.problems import Problem

from ..addresses import CHECK, DELETE, RECEIPT, SAVE
from ..definition import LATENESS
from . import places

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
KEPT = {LATENESS, "csrfmiddlewaretoken"}
LANGUAGES = ("cy", "en")
KEPT_ADDRESSES = {own[language] for own in (CHECK, RECEIPT, DELETE, SAVE) for language in LANGUAGES}


def problems(plain: dict[str, Any]) -> Iterator[Problem]:
    """What is wrong with the names in a merged plain form."""
    steps = plain["steps"]
    if not steps:
        message = _("The form has no steps.")
        yield places.problem(places.form(), message, _("Add a step with a question."))
    numbered = list(enumerate(steps, start=1))
    yield from _keys((places.step(n, step["key"]), step["key"]) for n, step in numbered)
    questions = [(n, question) for n, step in numbered for question in step["questions"]]
    named = [(places.question(n, question["key"]), question) for n, question in questions]
    yield from _keys((where, question["key"]) for where, question in named)
    for where, question in named:
        if question["key"] in KEPT:
            message = _("This key is kept for the service itself.")
            yield places.problem(where, message, _("Give the question another key."))
        yield from _options(where, question)
        inner = [(f"{where} › {one['key']}", one) for one in question.get("questions", ())]
        yield from _keys((place, one["key"]) for place, one in inner)
        for place, one in inner:
            yield from _options(place, one)
    ends = plain.get("ends", [])
    yield from _keys((places.end(end["key"]), end["key"]) for end in ends)
    for language in LANGUAGES:
        yield from _addresses(numbered, language)


def _keys(named: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    found = list(named)
    twice = _twice(key for _where, key in found)
    said = set()
    for where, key in found:
        if key in twice and key in said:
            message, mend = _("This key is used twice."), _("Give one of the two another key.")
            yield places.problem(where, message, mend)
        elif not KEY.fullmatch(key):
            message = _("This is no key: a key has small letters a to z, numbers and _ only.")
            yield places.problem(where, message, _("Write a key that begins with a letter."))
        said.add(key)


def _options(where: str, question: dict[str, Any]) -> Iterator[Problem]:
    for value in _twice(option["value"] for option in question.get("options", ())):
        message = _("This option value is used twice.")
        mend = _("Give one of the two options another value.")
        yield places.problem(places.option(where, value), message, mend)


def _addresses(steps: list[tuple[int, dict[str, Any]]], language: str) -> Iterator[Problem]:
    """An address leads to one step, in whichever language it was written."""
    for number, step in steps:
        slug = step["slug"][language]
        others = [other["slug"] for n, other in steps if n != number]
        where = places.part(places.step(number, step["key"]), "slug")
        if any(slug in other.values() for other in others):
            message, mend = _("This address is used twice."), _("Give this step another address.")
        elif slug in KEPT_ADDRESSES:
            message = _("This address is kept for the service itself.")
            mend = _("Give this step another address.")
        elif not SLUG.fullmatch(slug):
            message = _("An address has small letters a to z, numbers and hyphens only.")
            mend = _("Write the address without spaces, accents or capital letters.")
        else:
            continue
        yield places.problem(where, message, mend, language)


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
