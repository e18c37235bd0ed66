"""Whoever was asked writes their statement: kept as typed, and sealed once it is given."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from cases import events, permissions, search
from cases.casework import Incomplete
from cases.handling import steps
from cases.models import Statement
from design.forms import tidy, without_controls


class Stale(Exception):
    """Other words were kept since these were begun: `saved` holds them; nothing was changed."""

    def __init__(self, saved: Statement) -> None:
        super().__init__(f"statement {saved.pk}")
        self.saved = saved


def digest(words: str) -> str:
    """The SHA-256 of `words` as UTF-8, in hexadecimal: what seals a statement."""
    return hashlib.sha256(words.encode()).hexdigest()


@transaction.atomic
def save(statement: Statement, *, words: str, by: Any, seen: str | None = None) -> Statement:
    """Keep what was typed so far. `seen`: the digest of the words it was typed over, when known.

    Raises `Stale`, and nothing is changed, when other words were kept meanwhile.
    """
    found, words = _locked(statement), _kept(words)
    _check(found, words, by, seen)
    if found.words != words:
        found.words = words
        found.save(update_fields=["words"])
    return found


@transaction.atomic
def submit(
    statement: Statement, *, words: str, by: Any, now: datetime, seen: str | None = None
) -> Statement:
    """Give the statement: from here on nobody changes it. The same words again are no change."""
    if not words.strip():
        raise Incomplete([("words", "required")])
    found, words = _locked(statement), _kept(words)
    if found.of_id == by.pk and found.submitted_at and found.words == words:
        return found
    _check(found, words, by, seen)
    found.words, found.digest, found.submitted_at = words, digest(words), now
    found.save(update_fields=["words", "digest", "submitted_at"])
    events.record(
        found.case, "statement_given", now=now, by=by, statement=found.pk, digest=found.digest
    )
    search.changed(found.case)
    return found


def _locked(statement: Statement) -> Statement:
    """The statement as it is now, held with its case until the transaction ends."""
    steps.lock(statement.case)
    return Statement.objects.select_related("case").get(pk=statement.pk)


def _check(found: Statement, words: str, by: Any, seen: str | None) -> None:
    permissions.check_user_can_give_statement(by, found)
    if seen is not None and seen != digest(found.words) and words != found.words:
        raise Stale(found)


def _kept(words: str) -> str:
    return tidy(without_controls(words))
