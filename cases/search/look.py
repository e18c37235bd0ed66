"""Looking cases up by what someone typed."""

from django.db.models import Q, QuerySet

from cases.models import CaseWord
from cases.models.case import CaseQuerySet
from cases.search.fold import unmutated, words

AFTER_ANY = "\U0010ffff"
MOST = 10  # words of a search
FEW = 500  # rows of words: so many are read at once


def having(cases: CaseQuerySet, typed: str) -> CaseQuerySet:
    """Those of `cases` that have every word typed: its beginning, or the word in any mutation.

    Nothing but signs was typed: no case.
    """
    asked = [word for word in dict.fromkeys(words(typed)) if word][:MOST]
    if not asked:
        return cases.none()
    each = [_rows(word) for word in asked]
    # A planner that guesses wrong how many cases say a word reads every case. Where they are few
    # they are read first, and the cases are asked for by number.
    few = list(each[0].intersection(*each[1:])[: FEW + 1])
    if len(few) <= FEW:
        return cases.filter(pk__in={case for (case,) in few})
    for rows in each:
        cases = cases.filter(pk__in=rows)
    return cases


def _rows(word: str) -> QuerySet[CaseWord, tuple[int]]:
    """The cases that have `word`, by number; one may come several times."""
    radicals = [f"~{radical}" for radical in unmutated(word)]
    same = Q(word__gte=word, word__lt=word + AFTER_ANY) | Q(word__in=radicals)
    return CaseWord.objects.filter(same).values_list("case_id")
