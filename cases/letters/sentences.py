"""The sentences that depend on the case, whole in each language: never glued, never translated on
the way, so that nobody's own language of the moment can reach a letter.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from cases.letters.document import Link, Runs, Value, fill, joined

LANGUAGES = ("cy", "en")
SENTENCES: Mapping[str, Mapping[str, str]] = json.loads(
    (Path(__file__).parent / "sentences.json").read_text(encoding="utf-8")
)


def say(code: str, language: str, **values: Value) -> Runs:
    """The sentence `code` in `language` with its values in place."""
    return fill(SENTENCES[code][language], values)


def plain(code: str, language: str, **values: str) -> str:
    """The sentence as one string; every value is one."""
    return "".join(str(run) for run in say(code, language, **values))


def in_a_row(sentences: list[Runs] | tuple[Runs, ...]) -> Runs:
    """Whole sentences one after another."""
    runs: list[str | Link] = []
    for sentence in filter(None, sentences):
        runs += [" ", *sentence] if runs else sentence
    return joined(*runs)


def working_days(number: int, language: str) -> str:
    """1 working day, 20 working days; 2 ddiwrnod gwaith, 20 diwrnod gwaith.

    The Welsh noun stays singular after a number, and two softens it.
    """
    if language == "cy":
        return f"{number} {'ddiwrnod' if number == 2 else 'diwrnod'} gwaith"
    return f"{number} working {'day' if number == 1 else 'days'}"


def months(number: int, language: str) -> str:
    """six months, chwe mis; 2 months, 2 fis."""
    if language == "cy":
        return "chwe mis" if number == 6 else f"{number} {'fis' if number == 2 else 'mis'}"
    return "six months" if number == 6 else f"{number} {'month' if number == 1 else 'months'}"
