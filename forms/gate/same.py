"""The same form in both languages: the same keys, values and parts, and every text in both."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from bilingual.problems import Problem

from ..freezing import TEXTS
from . import places


def problems(welsh: dict[str, Any], english: dict[str, Any]) -> Iterator[Problem]:
    """Machine values must be the same; a text must be in both languages or in neither."""
    yield from _compare(welsh, english, places.form())


def _compare(welsh: Any, english: Any, where: str) -> Iterator[Problem]:
    if isinstance(welsh, dict) and isinstance(english, dict) and welsh.keys() == english.keys():
        for name in welsh:
            if name in TEXTS:
                yield from _both(welsh[name], english[name], places.part(where, name))
            elif name in _LISTS and isinstance(welsh[name], list):
                yield from _list(welsh[name], english[name], where, name)
            elif welsh[name] != english[name]:
                yield _differ(places.part(where, name))
    elif welsh != english:
        yield _differ(where)


_LISTS = ("steps", "questions", "options", "ends")


def _list(welsh: list[Any], english: Any, where: str, name: str) -> Iterator[Problem]:
    if not isinstance(english, list) or len(welsh) != len(english):
        yield _differ(places.part(where, name))
        return
    for number, (one, other) in enumerate(zip(welsh, english, strict=True), start=1):
        match name:
            case "steps":
                here = places.step(number, str(one.get("key", "")))
            case "ends":
                here = places.end(str(one.get("key", "")))
            case "options":
                here = places.option(where, str(one.get("value", "")))
            case _:
                here = _("%(place)s, question “%(key)s”") % {
                    "place": where,
                    "key": one.get("key", ""),
                }
        yield from _compare(one, other, here)


def _both(welsh: str, english: str, where: str) -> Iterator[Problem]:
    if bool(welsh) != bool(english):
        yield places.problem(
            where,
            _("The text is missing in one language."),
            _("Write it in this language too, or take it out of the other."),
            "en" if welsh else "cy",
        )


def _differ(where: str) -> Problem:
    return places.problem(
        where,
        _("The keys, values or parts differ between the two languages."),
        _("Change it on the page that is translated from: the translation follows by itself."),
    )
