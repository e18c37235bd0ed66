"""Drafts in progress when a form is released again: those a mere rewording leaves whole go over.

A draft keeps the version it was begun with. Only where nothing but words differs does it move to
the newest, and then who writes it passes once more each page whose words are no longer those they
answered: nobody is ever recorded as having answered what they did not see.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from .comparing import Change, Kind, blank, compare
from .definition import Step
from .drafts import Draft
from .versions import FormVersion, definition_of

SEEN = "go-version"
"""The control that says which version a page showed; the hyphen keeps it off every key."""


def carry(newest: FormVersion) -> int:
    """Move to `newest` the drafts of its form that it merely rewords. How many.

    Runs inside the transaction that releases it.
    """
    waiting = Draft.objects.filter(
        version__form=newest.form, version__number__isnull=False, sent_at=None
    ).exclude(version=newest)
    moved = 0
    for old in FormVersion.objects.filter(pk__in=waiting.values("version")):
        changes = compare(old.definition, newest.definition)
        if not only_words(changes):
            continue
        anew = {change.way[0].key for change in changes if change.way}
        for draft in waiting.filter(version=old).select_for_update(of=("self",)):
            draft.version = newest
            draft.tried = [key for key in draft.tried if key not in anew]
            draft.save(update_fields=["version", "tried"])
            moved += 1
    return moved


def only_words(changes: list[Change]) -> bool:
    """Whether an answer to the one form is an answer to the other.

    Words that come or go may bring or take a control, and the words of an address lead to a page:
    such a draft stays where it is.
    """
    return all(
        change.kind is Kind.REWORDED
        and not blank(change.before)
        and not blank(change.after)
        and not (change.way and change.name == "slug")
        for change in changes
    )


def reworded(draft: Draft, posted: Mapping[str, Any], step: Step | None = None) -> bool:
    """Whether a page, posted now, showed other words than the draft's version has.

    `step`: the step's own page; without it the check page, which shows them all. A page that does
    not say what it showed is taken at its word.
    """
    seen = str(posted.get(SEEN) or draft.version_id)
    if seen == str(draft.version_id):
        return False
    if step is None:
        return True
    form, known = draft.version.form, _id(seen)
    if known is None or not FormVersion.objects.filter(pk=known, form=form).exists():
        return True
    return definition_of(known).step(step.key) != draft.definition.step(step.key)


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
