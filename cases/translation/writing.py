"""Boxes for words that a letter carries: one for each language under one name.

The letter's own languages come first. The other language has a box too: what is written there is
not in the letter, it is there to be translated.
"""

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from cases.models import Case
from design.forms import Form, TextField

BOTH = ("cy", "en")


def text(
    label: str, language: str, missing: str, *, rows: int = 6, required: bool = False
) -> TextField:
    """A box for words in `language` that a letter will carry."""
    old = _(
        "%(box)s: this is a translation of words that have changed since. "
        "Ask for a new translation, or change the words here."
    )
    field = TextField(
        label=label,
        rows=rows,
        counted=False,
        required=required,
        error_messages={"required": missing, "stale": old % {"box": label}},
    )
    if language:
        field.widget.attrs["lang"] = language
    return field


def in_languages(
    case: Case,
    name: str,
    labels: dict[str, str],
    missing: dict[str, str],
    *,
    rows: int = 6,
    required: bool = False,
) -> dict[str, TextField]:
    """A box for each language, named `<name>_<language>`; `required` where the letter carries
    it. `labels` and `missing` are by language."""
    boxes = {}
    for language in (*case.languages, *(one for one in BOTH if one not in case.languages)):
        carried = language in case.languages
        field = text(
            labels[language],
            language,
            missing[language],
            rows=rows,
            required=required and carried,
        )
        field.only_to_translate = not carried  # type: ignore[attr-defined]
        boxes[f"{name}_{language}"] = field
    return boxes


class LetterForm(Form):
    """A form about one case whose words go into a letter."""

    mark_optional = False

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case = case

    def words(self, name: str) -> dict[str, str]:
        """What was written under `name` for the letter, by language."""
        return {
            language: self.cleaned_data.get(f"{name}_{language}", "")
            for language in self.case.languages
        }

    def boxes(self, name: str) -> list[BoundField]:
        """The boxes under `name`, those of the letter first."""
        return [self[box] for box in self.fields if box in {f"{name}_{one}" for one in BOTH}]
