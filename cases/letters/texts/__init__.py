"""The letters' words as they come with the service, and as an editor has them now."""

import json
from functools import cache
from pathlib import Path

from cases.models import LetterText
from cases.models.letter_text import PARTS

HERE = Path(__file__).parent


@cache
def _file(name: str) -> dict:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


def as_delivered(code: str) -> LetterText:
    """The text as it comes with the service, unsaved."""
    words = _file(code)
    text = LetterText(
        code=code,
        subject_cy=words["subject"]["cy"],
        subject_en=words["subject"]["en"],
        body_cy="\n\n".join(words["body"]["cy"]),
        body_en="\n\n".join(words["body"]["en"]),
    )
    text.as_loaded = text.digest
    return text


def get(code: str) -> LetterText:
    """The text of a letter; as delivered when none was loaded, so that no letter waits for it."""
    return LetterText.objects.filter(code=code).first() or as_delivered(code)


def load() -> list[str]:
    """Write the delivered texts, never over one an editor changed; the codes that were written.

    Running it again changes nothing.
    """
    written = []
    for code in PARTS:
        new, kept = as_delivered(code), LetterText.objects.filter(code=code).first()
        if kept is None or (not kept.edited and kept.digest != new.digest):
            new.clean()
            new.pk = kept.pk if kept else None
            new.save()
            written.append(code)
    return written
