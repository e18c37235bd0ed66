"""Filing a human translation beside the original, and what has been filed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from cases import events, permissions
from cases.casework import drafts
from cases.models import Case, Translation
from cases.permissions import Refused
from cases.translation import boxes
from cases.translation.boxes import Filed
from design.forms import tidy, without_controls

# The form whose boxes hold the words of each kind of letter.
FORMS = {
    Translation.What.DECISION: "decide",
    Translation.What.LATE_REFUSED: "triage",
    Translation.What.NO_INTERNAL_STEP: "confirm",
    Translation.What.MESSAGE: "message",
    Translation.What.ANSWER: "answer",
    Translation.What.EXTENDED: "extend",
    Translation.What.PAUSED: "pause",
}


@transaction.atomic
def keep(
    translation: Translation, *, by: Any, words: Mapping[str, str], seen: str | None = None
) -> Translation:
    """Keep a translation that is not finished. `seen`: the state it was typed over, when known.

    Raises Refused, and nothing is changed, for a translation withdrawn or filed, words of another
    item, or other words kept meanwhile.
    """
    found = _to_write(translation, by, words, seen)
    _write(found, words)
    found.save(update_fields=["pieces"])
    return found


@transaction.atomic
def file(
    translation: Translation,
    *,
    by: Any,
    words: Mapping[str, str],
    now: datetime,
    seen: str | None = None,
) -> Translation:
    """File the translation: words for every piece. The same words filed again are no change."""
    before = Translation.objects.select_for_update().get(pk=translation.pk)
    if before.filed_by_id == by.pk and _kept(words) == translations_of(before):
        return before
    found = _to_write(translation, by, words, seen)
    _write(found, words)
    if not all(translations_of(found).values()):
        raise Refused("translation_unfinished")
    found.filed_by, found.filed_at = by, now
    found.save(update_fields=["pieces", "filed_by", "filed_at"])
    events.record(
        found.case,
        "translation_filed",
        now=now,
        by=by,
        translation=found.pk,
        translation_of=found.what,
        target=found.target_language,
    )
    return found


def _to_write(translation, by, words: Mapping[str, str], seen: str | None) -> Translation:
    found = Translation.objects.select_for_update().get(pk=translation.pk)
    permissions.check_user_can_translate(by, found)
    if set(words) != {piece["name"] for piece in found.pieces}:
        raise Refused("translation_other_item")
    if seen not in (None, state(found)) and _kept(words) != translations_of(found):
        raise Refused("translation_changed")
    return found


def _kept(words: Mapping[str, str]) -> dict[str, str]:
    return {name: tidy(without_controls(said)).strip() for name, said in words.items()}


def _write(translation: Translation, words: Mapping[str, str]) -> None:
    kept = _kept(words)
    translation.pieces = [
        {**piece, "translated": kept[piece["name"]]} for piece in translation.pieces
    ]


def translations_of(translation: Translation) -> dict[str, str]:
    """What stands beside each piece so far."""
    return {piece["name"]: piece["translated"] for piece in translation.pieces}


def item(translation: Translation) -> str:
    """A mark of the words to be translated: those of another item have another."""
    return _mark([translation.pk, [[p["name"], p["source"]] for p in translation.pieces]])


def state(translation: Translation) -> str:
    """A mark of what has been translated so far."""
    return _mark(sorted(translations_of(translation).items()))


def _mark(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:16]


def filed(case: Case, what: str = "") -> list[Filed]:
    """The pieces filed for this case (of `what`; empty: all), the latest last."""
    found = case.translations.exclude(filed_at=None).select_related("filed_by")
    rows = found.filter(what=what) if what else found
    return [
        Filed(
            name=piece["name"],
            source_language=row.source_language,
            source=piece["source"],
            translated=piece["translated"],
            by=row.filed_by,
            at=row.filed_at,
        )
        for row in rows.order_by("filed_at", "pk")
        for piece in row.pieces
    ]


def stale_words(case: Case, what: str, written: Mapping[str, str]) -> list[str]:
    """The boxes, of `written` and the draft beneath it, that hold the translation of words that
    have changed since: a letter is not sent with them."""
    return boxes.stale({**_typed(case, what), **written}, filed(case, what))


def _typed(case: Case, what: str) -> dict[str, Any]:
    draft = drafts.load(case, FORMS[Translation.What(what)])
    return draft.typed if draft else {}
