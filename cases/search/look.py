"""Looking cases up by what someone typed."""

from django.db.models import Q

from cases.models import CaseWord
from cases.models.case import CaseQuerySet
from cases.search.fold import unmutated, words

AFTER_ANY = "\U0010ffff"
MOST = 10  # words of a search


def having(cases: CaseQuerySet, typed: str) -> CaseQuerySet:
    """Those of `cases` that have every word typed: its beginning, or the word in any mutation.

    Nothing but signs was typed: no case.
    """
    asked = [word for word in dict.fromkeys(words(typed)) if word][:MOST]
    if not asked:
        return cases.none()
    for word in asked:
        radicals = [f"~{radical}" for radical in unmutated(word)]
        same = Q(word__gte=word, word__lt=word + AFTER_ANY) | Q(word__in=radicals)
        cases = cases.filter(pk__in=CaseWord.objects.filter(same).values("case"))
    return cases
