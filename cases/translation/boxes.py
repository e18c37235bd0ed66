"""Which boxes of a form a translation fills, and which of its words no longer hold. No database.

A form has a box for each language under one name: `reasons_cy` and `reasons_en` are a pair.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from design.forms import tidy, without_controls

OTHER = {"cy": "en", "en": "cy"}
Typed = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Filed:
    """One piece of a translation that was filed: by whom and when."""

    name: str
    source_language: str
    source: str
    translated: str
    by: Any
    at: datetime | None

    @property
    def source_box(self) -> str:
        return f"{self.name}_{self.source_language}"

    @property
    def box(self) -> str:
        return f"{self.name}_{OTHER[self.source_language]}"


def pairs(boxes: Iterable[str]) -> list[str]:
    """The names that have a box in each language, in order."""
    known = list(boxes)
    return [box[:-3] for box in known if box.endswith("_cy") and f"{box[:-3]}_en" in known]


def said(typed: Typed, box: str) -> str:
    """What stands in a box, compared without the space around it."""
    return tidy(without_controls(str(typed.get(box) or ""))).strip()


def to_fill(typed: Typed, filed: Sequence[Filed]) -> dict[str, str]:
    """The translations for boxes still empty whose words are those that were translated."""
    return {
        piece.box: piece.translated
        for piece in filed
        if not said(typed, piece.box) and said(typed, piece.source_box) == piece.source
    }


def made_by(typed: Typed, filed: Sequence[Filed]) -> dict[str, Filed]:
    """The boxes that hold a translation as it was filed, of the words as they stand."""
    return {
        piece.box: piece
        for piece in filed
        if said(typed, piece.box) == piece.translated
        and said(typed, piece.source_box) in ("", piece.source)
    }


def stale(typed: Typed, filed: Sequence[Filed]) -> list[str]:
    """The boxes that hold a translation of words that have changed since; not those whose words
    were then themselves translated back."""
    good = made_by(typed, filed)
    held = {p.box: p.source_box for p in filed if said(typed, p.box) == p.translated}
    return sorted(box for box, other in held.items() if box not in good and other not in good)


def to_ask(
    typed: Typed, names: Iterable[str], into: Iterable[str], filed: Sequence[Filed]
) -> dict[str, dict[str, str]]:
    """By target language, the words that have no translation into it, or an old one."""
    old = set(stale(typed, filed))
    asked: dict[str, dict[str, str]] = {}
    known = list(names)
    for target in into:
        for name in known:
            words, box = said(typed, f"{name}_{OTHER[target]}"), f"{name}_{target}"
            if words and (not said(typed, box) or box in old):
                asked.setdefault(target, {})[name] = words
    return asked
