"""What an officer asked to be translated and has still to use, for their list."""

from typing import Any

from django.db.models import Q

from cases.casework import parts
from cases.casework import words as casework_words
from cases.models import Case, DraftWords, Translation
from cases.translation import filing, words


def beside(case: Case) -> list[dict[str, Any]]:
    """What was translated for this case: the original, the translation, whose it is, in the order
    it came."""
    if not parts.has(case, "translations"):
        return []
    rows = case.translations.exclude(filed_at=None).select_related("filed_by")
    return [
        {
            "translation": row,
            "letter": casework_words.of(words.LETTERS, row.what),
            "pieces": [{**piece, "called": words.piece(piece["name"])} for piece in row.pieces],
        }
        for row in rows.order_by("filed_at", "pk")
    ]


def by(user: Any) -> list[dict[str, Any]]:
    """The translations `user` asked for, or that are of a case they hold: still to come, or come
    back for a letter that is not sent yet. The longest awaited first."""
    theirs = Translation.objects.filter(Case.objects.visible_to(user).open().holds("case"))
    theirs = theirs.filter(Q(asked_by=user) | Q(case__handler=user), withdrawn_at=None)
    rows = list(theirs.select_related("case__customer"))
    cases = {row.case_id for row in rows}
    drafts = set(DraftWords.objects.filter(case__in=cases).values_list("case", "form"))
    return [
        {
            "translation": row,
            "case": row.case,
            "letter": casework_words.of(words.LETTERS, row.what),
            "direction": casework_words.of(words.DIRECTIONS, row.target_language),
        }
        for row in rows
        if row.filed_at is None or (row.case_id, filing.FORMS[Translation.What(row.what)]) in drafts
    ]
