"""Keeping the words by which a case can be found."""

from collections.abc import Iterator

from django.db import transaction

from cases.models import (
    Case,
    CaseWord,
    DataComplaint,
    Decision,
    Ground,
    Message,
    Note,
    Statement,
    Submission,
)
from cases.search.fold import unmutated, words

MOST = 5_000  # words of one case
IN_A_DECISION = (
    *("reasons_cy", "reasons_en", "apology_cy", "apology_en", "remedy_cy", "remedy_en", "learning"),
)


def changed(case: Case) -> None:
    """Something was said in `case`: the worker looks at its words again within a second or so."""
    Case.objects.filter(pk=case.pk).update(words_kept=False)


def catch_up(at_once: int = 50) -> int:
    """Note the words of cases that are new or have changed; how many there were.

    The worker asks, so that nobody who appeals waits for it.
    """
    found = Case.objects.filter(words_kept=False).select_related("customer").order_by("pk")
    stale = list(found[:at_once])
    for case in stale:
        with transaction.atomic():
            Case.objects.filter(pk=case.pk).update(words_kept=True)
            _keep(case)
    return len(stale)


def _keep(case: Case) -> None:
    """A need of a person’s health is not among the words (Submission.adjustments)."""
    now = set(_of(case))
    had = set(CaseWord.objects.filter(case=case).values_list("word", flat=True))
    CaseWord.objects.filter(case=case, word__in=had - now).delete()
    CaseWord.objects.bulk_create(
        [CaseWord(case=case, word=word) for word in sorted(now - had)],
        batch_size=500,
        ignore_conflicts=True,
    )


def _of(case: Case) -> Iterator[str]:
    """Radicals stand beside each word with "~" before them, so that the beginning of a word
    someone types is looked for among real words only."""
    seen: set[str] = set()
    for text in _texts(case):
        for word in words(text):
            if word in seen or not word:
                continue
            if len(seen) >= MOST:
                return
            seen.add(word)
            yield word
            yield from (f"~{radical}" for radical in unmutated(word))


def _texts(case: Case) -> Iterator[str]:
    yield case.reference
    yield case.reference.replace("-", "")
    yield case.customer.name
    yield case.customer.address
    yield case.customer.email
    grounds = Ground.objects.filter(appeal__case=case)
    for ground in grounds.values_list("words", "answer_cy", "answer_en"):
        yield from ground
    for form in Submission.objects.filter(case=case):
        yield form.representative
        for asked in form.transcript:
            if asked.get("meaning") != "adjustments":
                yield from _strings(asked.get("answer"))
    for said in Message.objects.filter(case=case).values_list("words", "words_translated"):
        yield from said
    yield from Note.objects.filter(case=case).values_list("words", flat=True)
    yield from DataComplaint.objects.filter(case=case).values_list("about", flat=True)
    for given in Decision.objects.filter(case=case).values_list(*IN_A_DECISION):
        yield from given
    sealed = Statement.objects.filter(case=case).exclude(submitted_at=None)
    for asked_and_said in sealed.values_list("questions", "words"):
        yield from asked_and_said


def _strings(answer: object) -> Iterator[str]:
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, list):
        for part in answer:
            yield from _strings(part)
    elif isinstance(answer, dict) and "day" not in answer:  # the parts of a date are no words
        yield from _strings(list(answer.values()))
