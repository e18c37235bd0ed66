"""Asking for a translation, and saying that it is no longer needed. Neither moves a date."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from cases import events, permissions
from cases.models import Case, Translation
from cases.permissions import Refused, Role
from cases.translation import boxes, filing
from cases.translation.boxes import Filed


@transaction.atomic
def ask(
    case: Case,
    what: str,
    *,
    pieces: Mapping[str, str],
    source: str,
    target: str,
    by: Any,
    now: datetime,
) -> Translation:
    """Send `pieces`, words in `source` by the name of their box, to the Welsh-language officer.

    The same words asked for again are the same request. Changed words take the place of what
    was asked before: what was translated of the rest already is carried over.
    """
    case = _lock(case)
    permissions.check_user_can_ask_for_translation(by, case)
    words = {name: said for name in pieces if (said := boxes.said(pieces, name))}
    if not words:
        raise Refused("nothing_to_translate")
    before = waiting(case, what).filter(target_language=target).first()
    if before and {piece["name"]: piece["source"] for piece in before.pieces} == words:
        return before
    filed = [piece for piece in filing.filed(case, what) if piece.source_language == source]
    asked_for = [_piece(name, said, before, filed) for name, said in words.items()]
    if before:
        _withdraw(before, by=by, now=now)
    asked = Translation.objects.create(
        case=case,
        what=what,
        source_language=source,
        target_language=target,
        pieces=asked_for,
        asked_by=by,
        asked_at=now,
    )
    _record("translation_asked", asked, by=by, now=now)
    return asked


def _piece(
    name: str, source: str, before: Translation | None, filed: Sequence[Filed]
) -> dict[str, str]:
    """One piece to translate; `earlier`: the translation of its words before they changed."""
    drafted = {piece["name"]: piece for piece in before.pieces} if before else {}
    was = drafted.get(name, {"source": "", "translated": ""})
    translated = was["translated"] if was["source"] == source else ""
    earlier = [piece.translated for piece in filed if piece.name == name]
    if not translated and was["translated"]:
        earlier.append(was["translated"])
    return {
        "name": name,
        "source": source,
        "translated": translated,
        "earlier": earlier[-1] if earlier else "",
    }


@transaction.atomic
def withdraw(translation: Translation, *, by: Any, now: datetime) -> None:
    """Say that it is no longer needed; one that is withdrawn already stays so."""
    case = _lock(translation.case)
    permissions.check_user_can_ask_for_translation(by, case)
    found = Translation.objects.select_for_update().get(pk=translation.pk)
    if found.filed_at is not None:
        raise Refused("translation_filed")
    if found.withdrawn_at is None:
        _withdraw(found, by=by, now=now)


def drop(case: Case, *whats: str, by: Any, now: datetime) -> None:
    """Withdraw what still waits (of `whats`; none named: all), in the transaction of an act that
    has made it needless."""
    still = case.translations.waiting().select_for_update()
    for translation in still.filter(what__in=whats) if whats else still:
        _withdraw(translation, by=by, now=now)


def waiting(case: Case, what: str):
    """The translations of `what` that are still to come, one for each language at most."""
    return case.translations.waiting().filter(what=what).select_related("asked_by")


def anyone_free(case: Case) -> bool:
    """Whether there is a Welsh-language officer without a part in the matter (7.3)."""
    people = get_user_model().objects.filter(is_active=True, groups__name=Role.WELSH_OFFICER)
    return any(Case.objects.without_part(user).filter(pk=case.pk).exists() for user in people)


def _lock(case: Case) -> Case:
    return Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


def _withdraw(translation: Translation, *, by: Any, now: datetime) -> None:
    translation.withdrawn_at = now
    translation.save(update_fields=["withdrawn_at"])
    _record("translation_withdrawn", translation, by=by, now=now)


def _record(kind: str, translation: Translation, *, by: Any, now: datetime) -> None:
    events.record(
        translation.case,
        kind,
        now=now,
        by=by,
        translation=translation.pk,
        translation_of=translation.what,
        target=translation.target_language,
    )
