"""Whether the words of a letter are all there, in every language it carries."""

from collections.abc import Iterable, Mapping

from cases.models import Case
from cases.translation import filing

ByLanguage = Mapping[str, str]


def missing_words(case: Case, field: str, words: ByLanguage) -> list[tuple[str, str]]:
    """A problem for each language the letter carries in which `words` says nothing."""
    return [
        (f"{field}_{language}", "required")
        for language in case.languages
        if not words.get(language, "").strip()
    ]


def unready(case: Case, what: str, fields: Mapping[str, ByLanguage]) -> list[tuple[str, str]]:
    """A problem for each box of the letter `what` that says nothing, or holds the translation of
    words that have changed since. `fields`: by name, the words by language."""
    problems = [one for name, words in fields.items() for one in missing_words(case, name, words)]
    written = {
        f"{name}_{language}": words.get(language, "")
        for name, words in fields.items()
        for language in case.languages
    }
    old = filing.stale_words(case, what, written)
    return problems + [(box, "stale") for box in old if box in written]


def said(fields: Mapping[str, ByLanguage]) -> dict[str, ByLanguage]:
    """Those of `fields` that say something in any language, and so must in every one."""
    return {name: words for name, words in fields.items() if _any(words.values())}


def _any(words: Iterable[str]) -> bool:
    return any(one.strip() for one in words)
