"""The letters' words as they come with the service, and as an editor has them now."""

import json
from functools import cache
from pathlib import Path

from django.db.models import F, Q

from cases.models import CaseType, LetterText
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


def get(code: str, case_type: CaseType | None = None) -> LetterText:
    """The text of a letter: the own words of this kind of case, or the usual ones; as delivered
    when none was loaded, so that no letter waits for it."""
    kinds = Q(case_type=None)
    if case_type is not None and case_type.pk:
        kinds |= Q(case_type=case_type)
    found = LetterText.objects.filter(kinds, code=code)
    return found.order_by(F("case_type").asc(nulls_last=True)).first() or as_delivered(code)


def load() -> list[str]:
    """Write the delivered texts, never over one an editor changed; the codes that were written.

    Running it again changes nothing.
    """
    written = []
    for code in PARTS:
        new = as_delivered(code)
        kept = LetterText.objects.filter(code=code, case_type=None).first()
        if kept is None or (not kept.edited and kept.digest != new.digest):
            new.clean()
            new.pk = kept.pk if kept else None
            new.save()
            written.append(code)
    return written
