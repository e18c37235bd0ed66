"""Writing a note about a case for colleagues."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from cases import events, permissions, search
from cases.casework import Incomplete, drafts
from cases.handling import steps
from cases.models import Case, Note

MAX_WORDS = 10_000  # characters of one note


FORM = "note-"


def form_of(user: Any) -> str:
    """The name of the draft of a note: each colleague has one of their own for a case."""
    return f"{FORM}{user.pk}"


def is_of_a_note(form: str) -> bool:
    """Whether a draft of this name is that of a note: only who writes it sees it."""
    return form.startswith(FORM)


@transaction.atomic
def add(case: Case, *, key: uuid.UUID, words: str, by: Any, now: datetime) -> Note:
    """Keep a note with an open or a closed case, by anyone who may see it.

    `key` makes one note of a form sent twice. Raises Incomplete when nothing is said. The event
    tells that a note was written and none of its words.
    """
    case = steps.lock(case)
    permissions.check_user_can_see(by, case)
    if known := Note.objects.filter(key=key).first():
        if known.case_id != case.pk:
            raise permissions.Refused("not_open")
        return known
    if not words.strip():
        raise Incomplete([("words", "required")])
    note = Note.objects.create(key=key, case=case, words=words.strip(), by=by, at=now)
    events.record(case, "note_added", now=now, by=by, note=note.pk)
    search.changed(case)
    drafts.forget(case, form_of(by))
    return note
