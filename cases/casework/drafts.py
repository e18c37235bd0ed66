"""What an officer has typed so far on a form about a case: kept as typed until the act is done."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from cases.casework import parts
from cases.models import Case, DraftWords
from design.forms import tidy, without_controls

FIRST_VERSIONS = 2**30  # an old tab does not know the number of a draft that was begun anew


class Stale(Exception):
    """Other words were saved since this form was opened: `saved` holds them; nothing changed."""

    def __init__(self, saved: DraftWords) -> None:
        super().__init__(f"version {saved.version}")
        self.saved = saved


def load(case: Case, form: str) -> DraftWords | None:
    """What was saved of `form`, with who saved it and when."""
    return DraftWords.objects.filter(case=case, form=form).select_related("saved_by").first()


def begun(case: Case) -> list[DraftWords]:
    """The forms about a case in which words wait, with who saved them and when."""
    if not parts.has(case, "drafts"):
        return []
    return list(case.drafts.select_related("saved_by").order_by("saved_at"))


@transaction.atomic
def save(
    case: Case, form: str, typed: Mapping[str, Any], *, by: Any, now: datetime, version: int
) -> DraftWords | None:
    """Keep what was typed over the draft of `version` (0: none was seen); None: nothing to keep.

    Raises `Stale` when somebody has saved other words since; the same words again are no change.
    """
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    words, saved = storable(typed), load(case, form)
    if saved is None:
        if not any(value if isinstance(value, list) else value.strip() for value in words.values()):
            return None
        first = secrets.randbelow(FIRST_VERSIONS) + 1
        return DraftWords.objects.create(
            case=case, form=form, typed=words, saved_by=by, saved_at=now, version=first
        )
    if saved.typed == words:
        return saved
    if saved.version != version:
        raise Stale(saved)
    saved.typed, saved.saved_by, saved.saved_at = words, by, now
    saved.version += 1
    saved.save(update_fields=["typed", "saved_by", "saved_at", "version"])
    return saved


def forget(case: Case, form: str) -> None:
    """The act is done: in the transaction of the act."""
    DraftWords.objects.filter(case=case, form=form).delete()


def storable(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Words, and lists of them, without the marks that no database keeps."""
    return {name: _kept(value) for name, value in typed.items() if value is not None}


def _kept(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_kept(one) for one in value]
    return tidy(without_controls(str(value)))
